package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.journal.Faults.Fault;
import io.headroom.journal.JournalFiles.Sync;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The simulated machine is as forgetful as it says, and no more. */
class SimulatedMachineTest {
  private static final byte[] OLD = "old".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NEW = "newer".getBytes(StandardCharsets.US_ASCII);

  @Test
  void shouldKeepWhatWasSyncedAndAnyPartOfWhatWasNot() {
    Set<Integer> left = new TreeSet<>();
    for (long seed = 1; seed <= 100; seed++) {
      SimulatedMachine machine = new SimulatedMachine(new SplittableRandom(seed));
      LogStore store = new SimulatedStorage(machine, Faults.NONE).facts();
      store.append(new UnsafeBuffer(document(1)), document(1).length);
      store.sync();
      store.append(new UnsafeBuffer(document(2)), document(2).length);
      machine.losePower();

      assertThat(machine.facts().document(0)).isEqualTo(document(1));
      left.add(machine.facts().records().size() * 10 + machine.facts().size());
    }
    // Whole; torn; gone.
    assertThat(left).containsExactly(11, 12, 22);
  }

  @Test
  void shouldNeverWriteWhatASyncHasFailedToWriteUnlessItIsWrittenAgain() {
    Set<Integer> trusting = new TreeSet<>();
    Set<Integer> securing = new TreeSet<>();
    for (long seed = 1; seed <= 100; seed++) {
      trusting.add(recordsLeft(seed, false));
      securing.add(recordsLeft(seed, true));
    }
    assertThat(trusting).containsExactly(0, 1);
    assertThat(securing).containsExactly(1);
  }

  private static int recordsLeft(long seed, boolean again) {
    SimulatedMachine machine = new SimulatedMachine(new SplittableRandom(seed));
    OneFault second = new OneFault(2, Fault.FAILURE);
    LogStore store = new SimulatedStorage(machine, second).facts();
    store.append(new UnsafeBuffer(document(1)), document(1).length);
    assertThatThrownBy(store::sync).isInstanceOf(InjectedFault.class);
    if (again) {
      store.secure();
    } else {
      store.sync();
    }
    machine.losePower();
    return machine.facts().records().size();
  }

  @Test
  void shouldLeaveAReplacedFileOldOrNewOrHarmedUnlessItWasSynced() {
    Set<String> left = new TreeSet<>();
    for (long seed = 1; seed <= 300; seed++) {
      SimulatedMachine machine = new SimulatedMachine(new SplittableRandom(seed));
      JournalFiles files = new SimulatedStorage(machine, Faults.NONE).files();
      files.replace("a", OLD, Sync.DISK);
      files.replace("a", NEW, Sync.PROCESS);
      files.append("b", OLD, Sync.DISK);
      files.append("b", NEW, Sync.PROCESS);
      machine.losePower();

      left.add(text(files.read("a")));
      assertThat(text(files.read("b"))).startsWith("old").matches("old.{0,5}");
    }
    assertThat(left).contains("old", "newer", "new", "", "newe\0");
  }

  private static String text(Optional<byte[]> bytes) {
    return new String(bytes.orElseThrow(), StandardCharsets.US_ASCII);
  }

  private static byte[] document(long number) {
    UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.LENGTH + 100]);
    record.setMemory(0, record.capacity(), (byte) 7);
    RecordHeader.stamp(record, 0, number, number);
    RecordBatch batch = new RecordBatch();
    batch.add(record, 0, record.capacity());
    return SimulatedLog.bytes(batch.seal(), batch.length());
  }
}

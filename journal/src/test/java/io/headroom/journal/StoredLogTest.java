package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.Faults.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class StoredLogTest {
  private static final long SEED = 1;

  private final SimulatedMachine machine = new SimulatedMachine(new SplittableRandom(SEED));
  private final List<String> operations = new ArrayList<>();

  @Test
  void shouldSyncWhatItTakesOverBeforeThatCountsAsDurable() {
    log(Fault.NONE, Durability.PROCESS).writer().append(record(1));
    operations.clear();

    StoredLog log = log(Fault.NONE, Durability.DISK);

    assertThat(operations).containsExactly("sync facts taken over");
    assertThat(log.durable()).isEqualTo(1);
    machine.losePower();
    assertThat(machine.facts().records()).hasSize(1);
  }

  @Test
  void shouldTakeNoBatchAfterOneThatFailed() {
    StoredLog log = log(Fault.FAILURE, Durability.DISK);

    assertThatThrownBy(() -> log.writer().append(record(1))).isInstanceOf(InjectedFault.class);
    assertThatThrownBy(() -> log.writer().append(record(1)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("failed to take a batch after record 0")
        .hasMessageContaining("start again");
    assertThat(log.durable()).isZero();
  }

  /** Over a store of which the sync of a batch meets the fault. */
  private StoredLog log(Fault ofSync, Durability durability) {
    Faults faults =
        operation -> {
          operations.add(operation);
          return operation.equals("sync facts") ? ofSync : Fault.NONE;
        };
    StoredLog log = new StoredLog(new SimulatedStorage(machine, faults).facts());
    log.startWriting(machine.facts().records().size(), durability);
    return log;
  }

  private static RecordBatch record(long number) {
    UnsafeBuffer record = new UnsafeBuffer(new byte[RecordHeader.LENGTH]);
    RecordHeader.stamp(record, 0, number, 0);
    RecordBatch batch = new RecordBatch();
    batch.add(record, 0, record.capacity());
    return batch;
  }
}

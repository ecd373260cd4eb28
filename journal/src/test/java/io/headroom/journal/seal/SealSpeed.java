package io.headroom.journal.seal;

import io.headroom.journal.FolderFiles;
import io.headroom.journal.JournalFiles.Sync;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.StoredLog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Measures how fast a log is sealed, on one core, the tiles in files. Run by hand: {@code SealSpeed
 * [millions of records]}.
 */
final class SealSpeed {
  private static final int LENGTH = 70;

  private SealSpeed() {}

  /** Runs three times. */
  public static void main(String[] arguments) throws IOException {
    int millions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4;
    for (int i = 0; i < 3; i++) {
      measure(millions);
    }
  }

  private static void measure(int millions) throws IOException {
    StoredLog facts = filled(millions);
    Path folder = Files.createTempDirectory("headroom-seals-");
    SealTarget target =
        new SealTarget(new FolderFiles(folder), "headroom/speed", SealKey.random(), Sync.PROCESS);
    long started = System.nanoTime();
    long cpu = cpuNanos();
    try (Sealer sealer =
        Sealer.open(
            target,
            SealSource.of(facts),
            SealSource.of(StoredLog.inMemory("decisions")),
            () -> System.currentTimeMillis() * 1_000_000)) {
      sealer.finish();
      report(sealer.sealedFacts(), System.nanoTime() - started, cpuNanos() - cpu);
    }
    started = System.nanoTime();
    Sealer.open(
            target,
            SealSource.of(facts),
            SealSource.of(StoredLog.inMemory("decisions")),
            System::nanoTime)
        .close();
    System.out.printf(Locale.ROOT, "resumed in %.3f s%n", (System.nanoTime() - started) / 1e9);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void report(long records, long wallNanos, long cpuNanos) {
    System.out.printf(
        Locale.ROOT,
        "sealed %,d records: %.2f M/s, %.2f M/s of processor time%n",
        records,
        records * 1e3 / wallNanos,
        records * 1e3 / cpuNanos);
  }

  private static StoredLog filled(int millions) {
    StoredLog log = StoredLog.inMemory("facts");
    RecordBatch batch = new RecordBatch();
    UnsafeBuffer record = new UnsafeBuffer(new byte[LENGTH]);
    for (long number = 1; number <= millions * 1_000_000L; number++) {
      RecordHeader.stamp(record, 0, number, number);
      batch.add(record, 0, LENGTH);
      if (batch.isFull() || number == millions * 1_000_000L) {
        log.writer().append(batch);
        batch.clear();
      }
    }
    return log;
  }
}

package io.headroom.bench;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.EngineRun;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalClock;
import io.headroom.journal.JournalDriver;
import io.headroom.journal.LogReader;
import io.headroom.journal.LogWriter;
import io.headroom.journal.RecordBatch;
import java.nio.file.Path;
import java.util.List;

/**
 * What the journal makes of Chronicle Queue: batches of trades appended and read, against a plain
 * appender and a plain tailer with documents of the same size, in turn. Then how fast facts go from
 * a producer through ring, sequencer, log and an engine that decides nothing.
 */
final class JournalBenchmark implements Benchmark {
  private static final int RECORDS_PER_DOCUMENT = 64;
  private static final int RECORDS = 6_000_000;
  private static final int PAIRS = 5;
  private static final double NANOS = 1e9;

  private int journals;

  @Override
  public String name() {
    return "journal";
  }

  @Override
  public String description() {
    return "appending and reading trades against plain Chronicle Queue; facts through the drivers";
  }

  @Override
  public Figures run(Path folder, Progress progress) throws Exception {
    int bytes = RECORDS_PER_DOCUMENT * new Trades(0).length();
    int documents = RECORDS / RECORDS_PER_DOCUMENT;
    progress.tell("appending, " + (PAIRS + 1) + " times each");
    Repeats append =
        Repeats.inTurn(
            PAIRS,
            () -> rate(PlainQueue.append(next(folder), bytes, documents)),
            () -> rate(append(next(folder))));
    Path plain = next(folder);
    Path ours = next(folder);
    PlainQueue.append(plain, bytes, documents);
    append(ours);
    progress.tell("reading, " + (PAIRS + 1) + " times each");
    Repeats read =
        Repeats.inTurn(
            PAIRS, () -> rate(PlainQueue.read(plain, documents)), () -> rate(read(ours)));
    progress.tell("through the drivers, " + (PAIRS + 1) + " times each");
    Repeats drivers =
        Repeats.inTurn(
            PAIRS, () -> rate(drive(next(folder), false)), () -> rate(drive(next(folder), true)));
    return new Figures()
        .add("append, plain Chronicle Queue", append.first() / 1e6, "M records/s")
        .add("append, journal: numbered, with checksums", append.second() / 1e6, "M records/s")
        .add("append, journal / plain, median of pairs", append.ratio(), "")
        .add("read, plain Chronicle Queue", read.first() / 1e6, "M records/s")
        .add("read, journal: each record checked", read.second() / 1e6, "M records/s")
        .add("read, journal / plain, median of pairs", read.ratio(), "")
        .add("lock-step driver, one thread", drivers.first() / 1e6, "M facts/s")
        .add("threaded driver, three threads", drivers.second() / 1e6, "M facts/s");
  }

  private static double append(Path folder) {
    try (Journal journal = Journal.openForWriting(folder, settings())) {
      LogWriter writer = journal.facts().writer();
      RecordBatch batch = new RecordBatch();
      Trades trades = new Trades(0);
      long start = System.nanoTime();
      while (trades.number() < RECORDS) {
        trades.fill(batch, RECORDS_PER_DOCUMENT);
        writer.append(batch);
      }
      return System.nanoTime() - start;
    }
  }

  private static double read(Path folder) {
    long[] records = new long[1];
    try (Journal journal = Journal.openReadOnly(folder);
        LogReader reader = journal.facts().reader(1)) {
      long start = System.nanoTime();
      int polled = 1;
      while (polled > 0) {
        polled = reader.poll((buffer, offset, length) -> records[0]++);
      }
      long nanos = System.nanoTime() - start;
      if (records[0] != RECORDS) {
        throw new IllegalStateException(records[0] + " records were read of " + RECORDS);
      }
      return nanos;
    }
  }

  /** All facts are decided on when the driver is closed. */
  private static double drive(Path folder, boolean threads) {
    try (Journal journal = Journal.openForWriting(folder, settings())) {
      EngineRun engine = EngineRun.whole(List.of());
      Trades trades = new Trades(0);
      long start = System.nanoTime();
      try (JournalDriver driver =
          threads
              ? JournalDriver.threaded(journal, JournalClock.eventTime(), engine)
              : JournalDriver.lockStep(journal, JournalClock.eventTime(), engine)) {
        FactSubmitter submitter = driver.submitter();
        while (trades.number() < RECORDS) {
          trades.submit(submitter);
        }
      }
      return System.nanoTime() - start;
    }
  }

  /** What is written stays until the benchmark ends. */
  private Path next(Path folder) {
    return folder.resolve("journal-" + journals++);
  }

  private static double rate(double nanos) {
    return RECORDS * NANOS / nanos;
  }

  private static JournalSettings settings() {
    return new JournalSettings(Durability.PROCESS, 1 << 22, 1_000_000);
  }
}

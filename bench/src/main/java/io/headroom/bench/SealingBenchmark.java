package io.headroom.bench;

import io.headroom.config.JournalSettings;
import io.headroom.journal.Journal;
import io.headroom.journal.LogWriter;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.seal.SealerThread;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * What sealing costs: the append path at full speed with the sealer off and on, in turn; and how
 * far the sealer is behind a writer of a million records a second.
 */
final class SealingBenchmark implements Benchmark {
  private static final int RECORDS_PER_DOCUMENT = 64;
  private static final long FULL_SPEED_RECORDS = 6_000_000;
  private static final int PAIRS = 5;
  private static final int PACED_SECONDS = 30;
  private static final long PACED_PER_SECOND = 1_000_000;
  private static final long STEP_NANOS = 1_000_000;
  private static final double NANOS = 1e9;

  private int journals;

  @Override
  public String name() {
    return "sealing";
  }

  @Override
  public String description() {
    return "append throughput with the sealer on against off, and the sealer's lag behind 1 M records/s";
  }

  @Override
  public Figures run(Path folder, Progress progress) throws Exception {
    progress.tell("appending at full speed, " + (2 * PAIRS + 2) + " times");
    Repeats pairs =
        Repeats.inTurn(PAIRS, () -> fullSpeed(folder, false), () -> fullSpeed(folder, true));
    progress.tell("appending 1 M records a second for " + PACED_SECONDS + " s");
    double[] lag = paced(folder);
    return new Figures()
        .add("append, sealer off", pairs.first() / 1e6, "M records/s")
        .add("append, sealer on", pairs.second() / 1e6, "M records/s")
        .add("on / off, median of pairs", pairs.ratio(), "")
        .add("on / off, lowest", pairs.ratios()[0], "")
        .add("on / off, highest", pairs.ratios()[1], "")
        .add("paced: records a second reached", lag[0] / 1e6, "M records/s")
        .add("paced: sealer behind, most", lag[1], "s")
        .add("paced: sealer behind, mean", lag[2], "s");
  }

  /** Records a second of appending alone. */
  private double fullSpeed(Path folder, boolean sealed) throws Exception {
    Path place = folder.resolve("full-" + journals++);
    double rate;
    try (Journal journal = Journal.openForWriting(place, settings())) {
      SealerThread sealer = sealed ? Sealing.start(journal) : null;
      LogWriter writer = journal.facts().writer();
      RecordBatch batch = new RecordBatch();
      Trades trades = new Trades(0);
      long start = System.nanoTime();
      while (trades.number() < FULL_SPEED_RECORDS) {
        trades.fill(batch, RECORDS_PER_DOCUMENT);
        writer.append(batch);
      }
      rate = trades.number() * NANOS / (System.nanoTime() - start);
      if (sealed) {
        Sealing.end(sealer);
      }
    }
    Folders.delete(place);
    return rate;
  }

  /** Rate reached; most and mean seconds behind. */
  private double[] paced(Path folder) throws Exception {
    Path place = folder.resolve("paced");
    try (Journal journal = Journal.openForWriting(place, settings())) {
      SealerThread sealer = Sealing.start(journal);
      LogWriter writer = journal.facts().writer();
      RecordBatch batch = new RecordBatch();
      Trades trades = new Trades(0);
      double most = 0;
      double sum = 0;
      int samples = 0;
      long start = System.nanoTime();
      long end = start + PACED_SECONDS * (long) NANOS;
      for (long due = start; due < end; due += STEP_NANOS) {
        await(due);
        long wanted = (long) ((due + STEP_NANOS - start) / NANOS * PACED_PER_SECOND);
        while (trades.number() < wanted) {
          trades.fill(batch, RECORDS_PER_DOCUMENT);
          writer.append(batch);
        }
        double behind = (double) (trades.number() - sealer.sealedFacts()) / PACED_PER_SECOND;
        most = Math.max(most, behind);
        sum += behind;
        samples++;
      }
      double rate = trades.number() * NANOS / (System.nanoTime() - start);
      Sealing.end(sealer);
      return new double[] {rate, most, sum / samples};
    } finally {
      Folders.delete(place);
    }
  }

  private static void await(long due) {
    long left = due - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }

  private static JournalSettings settings() {
    return new JournalSettings(JournalSettings.Durability.PROCESS, 1 << 22, 1 << 16);
  }
}

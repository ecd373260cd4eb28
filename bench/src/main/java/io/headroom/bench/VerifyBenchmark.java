package io.headroom.bench;

import io.headroom.config.JournalSettings;
import io.headroom.journal.Journal;
import io.headroom.journal.LogWriter;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.seal.SealerThread;
import io.headroom.replay.Verification;
import io.headroom.replay.VerifyReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How fast a sealed journal is verified, beside what no verification can do without: reading the
 * same bytes, and the hashes of the Merkle tree over the same records.
 */
final class VerifyBenchmark implements Benchmark {
  private static final int RECORDS_PER_DOCUMENT = 64;
  private static final int RECORDS = 3_000_000;
  private static final int PAIRS = 5;
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String description() {
    return "verifying a sealed journal against reading the same files and hashing the same records";
  }

  @Override
  public Figures run(Path folder, Progress progress) throws Exception {
    progress.tell("writing and sealing " + RECORDS + " facts");
    write(folder);
    RawLog raw = new RawLog(folder, "facts");
    double bytesEach = (double) raw.bytes() / RECORDS;
    progress.tell("verifying and reading, " + (PAIRS + 1) + " times each");
    Repeats reading = Repeats.inTurn(PAIRS, () -> rate(raw.read()), () -> verified(folder));
    progress.tell("verifying and hashing the records, " + (PAIRS + 1) + " times each");
    Repeats leaves = Repeats.inTurn(PAIRS, () -> rate(raw.hashRecords()), () -> verified(folder));
    progress.tell("verifying and hashing records and nodes, " + (PAIRS + 1) + " times each");
    Repeats tree =
        Repeats.inTurn(PAIRS, () -> rate(raw.hashRecordsAndNodes()), () -> verified(folder));
    return new Figures()
        .add("bytes of the file for each record", bytesEach, "")
        .add("verify", reading.second() / 1e6, "M records/s")
        .add("verify", reading.second() * bytesEach / 1e6, "MB/s")
        .add("reading the same file", reading.first() * bytesEach / 1e6, "MB/s")
        .add("SHA-256 of each record, one thread", leaves.first() / 1e6, "M records/s")
        .add("SHA-256 of each record and node, one thread", tree.first() / 1e6, "M records/s")
        .add("verify / reading, median of pairs", reading.ratio(), "")
        .add("verify / SHA-256 of records, median of pairs", leaves.ratio(), "")
        .add("verify / SHA-256 of records and nodes, median", tree.ratio(), "")
        .add("  lowest", tree.ratios()[0], "")
        .add("  highest", tree.ratios()[1], "");
  }

  private static void write(Path folder) {
    JournalSettings settings =
        new JournalSettings(JournalSettings.Durability.PROCESS, 1 << 22, 1 << 16);
    try (Journal journal = Journal.openForWriting(folder, settings)) {
      SealerThread sealer = Sealing.start(journal);
      LogWriter writer = journal.facts().writer();
      RecordBatch batch = new RecordBatch();
      Trades trades = new Trades(0);
      while (trades.number() < RECORDS) {
        trades.fill(batch, RECORDS_PER_DOCUMENT);
        writer.append(batch);
      }
      Sealing.end(sealer);
    }
  }

  /** Records a second. */
  private static double verified(Path folder) {
    long start = System.nanoTime();
    VerifyReport report =
        Verification.run(
            new Verification.Request(folder, Optional.empty(), List.of(), List.of()),
            records -> {});
    double rate = rate(System.nanoTime() - start);
    if (!report.holds() || report.records() != RECORDS) {
      throw new IllegalStateException("not as it was written: " + report);
    }
    return rate;
  }

  private static double rate(long nanos) {
    return RECORDS * NANOS / nanos;
  }
}

package io.headroom.journal;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealerThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A process that writes trades at full speed until it is killed, takes snapshots and seals: {@code
 * KilledWriter FOLDER DURABILITY DRIVER START KEY}. Fact n of its journal is a trade at the price
 * n. A second is a day and a half for the days of the journal's files, counted from START, in
 * milliseconds since the epoch. It prints what is durable: {@code FACTS DECISIONS}.
 */
final class KilledWriter {
  private static final long FASTER = 129_600;
  private static final int SNAPSHOT_EVERY_FACTS = 40_000;

  private KilledWriter() {}

  public static void main(String[] arguments) throws IOException {
    JournalSettings settings =
        RunningJournal.settings(Durability.valueOf(arguments[1]), SNAPSHOT_EVERY_FACTS);
    SealKey key = SealKey.fromPem(Files.readString(Path.of(arguments[4])));
    LongSupplier clock = fast(Long.parseLong(arguments[3]));
    try (Journal journal = Journal.openForWriting(Path.of(arguments[0]), settings, clock);
        JournalDriver driver = driver(arguments[2], journal);
        SealerThread sealer =
            SealerThread.start(() -> RunningJournal.sealer(journal, key), KilledWriter::complain)) {
      driver.flush();
      Thread printer = new Thread(() -> printDurable(journal));
      printer.setDaemon(true);
      printer.start();
      TestFacts facts = new TestFacts();
      for (long i = journal.lastFact() + 1; sealer.failure().isEmpty(); i++) {
        facts.submitTrade(driver.submitter(), i, i);
      }
    }
  }

  private static void complain(String note) {
    System.err.println(note);
  }

  private static LongSupplier fast(long start) {
    return () -> start + (System.currentTimeMillis() - start) * FASTER;
  }

  private static JournalDriver driver(String name, Journal journal) {
    EngineRun run = RunningJournal.run(journal);
    return "threaded".equals(name)
        ? JournalDriver.threaded(journal, JournalClock.eventTime(), run)
        : JournalDriver.lockStep(journal, JournalClock.eventTime(), run);
  }

  private static void printDurable(Journal journal) {
    while (true) {
      System.out.println(journal.facts().durable() + " " + journal.decisions().durable());
      LockSupport.parkNanos(200_000);
    }
  }
}

package io.headroom.journal;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that writes trades at full speed until it is killed: {@code KilledWriter FOLDER
 * DURABILITY DRIVER}. Fact n of its journal is a trade at the price n. It prints what is durable:
 * {@code FACTS DECISIONS}.
 */
final class KilledWriter {
  private KilledWriter() {}

  public static void main(String[] arguments) {
    JournalSettings settings = TestConfigs.settings(Durability.valueOf(arguments[1]), 1 << 18);
    try (Journal journal = Journal.openForWriting(Path.of(arguments[0]), settings);
        JournalDriver driver = driver(arguments[2], journal)) {
      driver.flush();
      Thread printer = new Thread(() -> printDurable(journal));
      printer.setDaemon(true);
      printer.start();
      TestFacts facts = new TestFacts();
      for (long i = journal.lastFact() + 1; i < Long.MAX_VALUE; i++) {
        facts.submitTrade(driver.submitter(), i, i);
      }
    }
  }

  static List<Projection> chain() {
    return List.of(ScriptedProjection.silent("first", 20), ScriptedProjection.silent("second", 5));
  }

  private static JournalDriver driver(String name, Journal journal) {
    return "threaded".equals(name)
        ? JournalDriver.threaded(journal, JournalClock.eventTime(), chain())
        : JournalDriver.lockStep(journal, JournalClock.eventTime(), chain());
  }

  private static void printDurable(Journal journal) {
    while (true) {
      System.out.println(journal.facts().durable() + " " + journal.decisions().durable());
      LockSupport.parkNanos(200_000);
    }
  }
}

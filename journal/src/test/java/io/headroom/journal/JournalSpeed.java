package io.headroom.journal;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;

/**
 * Measures the journal on one core: facts through ring, sequencer and log; facts through an engine
 * with an empty projection; records read and checked; all of it through both drivers. A main, not a
 * test: {@code JournalSpeed FOLDER [MILLIONS]}.
 */
final class JournalSpeed {
  private static final int ROUNDS = 5;

  private JournalSpeed() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    int facts = (arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10) * 1_000_000;
    for (int round = 1; round <= ROUNDS; round++) {
      measure(root.resolve("round" + round), facts);
    }
  }

  private static void measure(Path folder, int facts) throws IOException {
    double sequenced = rate(facts, () -> sequence(folder, facts, Durability.PROCESS));
    double opened = rate(facts, () -> reopen(folder));
    double read = rate(facts, () -> read(folder));
    double decided = rate(facts, () -> decide(folder));
    double lockStep = rate(facts, () -> drive(folder.resolveSibling("lockStep"), facts, false));
    double threaded = rate(facts, () -> drive(folder.resolveSibling("threaded"), facts, true));
    Path synced = folder.resolveSibling(folder.getFileName() + "-disk");
    double disk = rate(facts, () -> sequence(synced, facts, Durability.DISK));
    System.out.printf(
        Locale.ROOT,
        "million/s: sequenced %.2f, to disk %.2f, recovered %.2f, read %.2f, engine %.2f,"
            + " lock-step driver %.2f, threaded driver %.2f%n",
        sequenced,
        disk,
        opened,
        read,
        decided,
        lockStep,
        threaded);
    delete(folder.resolveSibling("lockStep"));
    delete(folder.resolveSibling("threaded"));
    delete(folder);
    delete(synced);
  }

  private static void sequence(Path folder, int facts, Durability durability) {
    JournalSettings settings = new JournalSettings(durability, 1 << 22, 1_000_000);
    try (Journal journal = Journal.openForWriting(folder, settings)) {
      FactRing ring = new FactRing(settings.ringBytes());
      Sequencer sequencer =
          new Sequencer(
              ring,
              journal.facts().writer(),
              JournalClock.eventTime(),
              0,
              TimerSchedule.none(),
              bytes -> {
                throw new IllegalStateException();
              });
      FactSubmitter submitter = new RingFactSubmitter(ring, attempt -> sequencer.poll());
      TestFacts trades = new TestFacts();
      for (int i = 1; i <= facts; i++) {
        trades.submitTrade(submitter, i, i);
      }
      int polled = 1;
      while (polled > 0) {
        polled = sequencer.poll();
      }
    }
  }

  private static void drive(Path folder, int facts, boolean threads) {
    JournalSettings settings = new JournalSettings(Durability.PROCESS, 1 << 22, 1_000_000);
    List<Projection> projections = List.of(new EmptyProjection());
    try (Journal journal = Journal.openForWriting(folder, settings);
        JournalDriver driver =
            threads
                ? JournalDriver.threaded(journal, JournalClock.eventTime(), projections)
                : JournalDriver.lockStep(journal, JournalClock.eventTime(), projections)) {
      TestFacts trades = new TestFacts();
      for (int i = 1; i <= facts; i++) {
        trades.submitTrade(driver.submitter(), i, i);
      }
    }
  }

  private static void reopen(Path folder) {
    Journal.openForWriting(folder, new JournalSettings(Durability.PROCESS, 1 << 22, 1)).close();
  }

  private static void read(Path folder) {
    long[] records = new long[1];
    try (Journal journal = Journal.openReadOnly(folder);
        LogReader reader = journal.facts().reader(1)) {
      int polled = 1;
      while (polled > 0) {
        polled = reader.poll((buffer, offset, length) -> records[0]++);
      }
    }
  }

  private static void decide(Path folder) {
    DecisionSink sink =
        new DecisionSink() {
          @Override
          public void onDecision(DirectBuffer buffer, int offset, int length) {}

          @Override
          public void afterFacts(long lastFact) {}
        };
    try (Journal journal = Journal.openReadOnly(folder);
        Engine engine =
            new Engine(
                List.of(new EmptyProjection()),
                journal.facts().reader(1),
                journal.facts()::durable,
                sink)) {
      int polled = 1;
      while (polled > 0) {
        polled = engine.poll();
      }
    }
  }

  private static double rate(int facts, Runnable work) {
    long start = System.nanoTime();
    work.run();
    return facts * 1e3 / (System.nanoTime() - start);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(JournalSpeed::deleteFile);
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class EmptyProjection implements Projection {
    @Override
    public String name() {
      return "empty";
    }

    @Override
    public int algorithmVersion() {
      return 1;
    }

    @Override
    public int stateVersion() {
      return 1;
    }

    @Override
    public void save(StateWriter state) {
      // It has none.
    }

    @Override
    public void restore(StateReader state) {
      // It has none.
    }

    @Override
    public void start(DecisionOutput output) {}
  }
}

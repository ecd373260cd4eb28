package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.record.TradeDecoder;
import io.headroom.journal.seal.SealKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes a journal, with SIGKILL, and starts it again on the same journal. */
class KillTest {
  private static final JournalSettings SETTINGS =
      RunningJournal.settings(Durability.PROCESS, 1_000_000_000);

  @TempDir private Path folder;

  @Test
  @Timeout(180)
  void shouldLoseNothingAcknowledgedWhenKilledTwice() throws IOException {
    Figures figures = new Figures();
    killRepeatedly(folder.resolve("threaded"), Durability.PROCESS, "threaded", 2, figures);
    figures.assertNoneWrong();
  }

  @Test
  @Tag("slow")
  @Timeout(1_200)
  void shouldLoseNothingAcknowledgedWhenKilledOften() throws IOException {
    Figures figures = new Figures();
    for (int journal = 0; journal < 10; journal++) {
      Path here = folder.resolve("journal" + journal);
      killRepeatedly(here.resolve("threaded"), Durability.PROCESS, "threaded", 10, figures);
      killRepeatedly(here.resolve("lockStep"), Durability.PROCESS, "lockStep", 4, figures);
      killRepeatedly(here.resolve("disk"), Durability.DISK, "threaded", 6, figures);
      deleteTree(here);
    }
    System.out.println("200 kills: " + figures);
    figures.assertNoneWrong();
  }

  private static void killRepeatedly(
      Path journal, Durability durability, String driver, int kills, Figures figures)
      throws IOException {
    long seed = new Random().nextLong();
    System.out.println("KillTest " + driver + " " + durability + " seed " + seed);
    Random random = new Random(seed);
    Path key = journal.resolveSibling(journal.getFileName() + ".pem");
    Files.createDirectories(journal.getParent());
    Files.writeString(key, SealKey.random().pem());
    List<String> command =
        command(journal, durability, driver, Long.toString(System.currentTimeMillis()), key);
    for (int kill = 1; kill <= kills; kill++) {
      Acknowledged acknowledged = runAndKill(command, journal, 1 + random.nextInt(300));
      assertThat(acknowledged.facts()).as("kill %d came after facts", kill).isPositive();
      checkContents(journal, acknowledged, "seed " + seed + " kill " + kill, figures);
    }
    checkDecisions(journal, "seed " + seed, figures);
  }

  /** Lets it print so many lines, kills it, and returns the last whole line. */
  private static Acknowledged runAndKill(List<String> command, Path journal, int lines)
      throws IOException {
    Path errors = journal.resolveSibling(journal.getFileName() + ".err");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    ProcessHandle handle = process.toHandle();
    Acknowledged last = new Acknowledged(0, 0);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      int read = 0;
      String whole = "";
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        // The last line may have been cut by the kill, so it counts only once another one follows.
        last = whole.isEmpty() ? last : Acknowledged.parse(whole);
        whole = line;
        if (++read >= lines && last.facts() > 0) {
          // Of the handle: that of the process would close the stream as well.
          handle.destroyForcibly();
        }
      }
    } finally {
      handle.destroyForcibly();
    }
    process.onExit().join();
    assertThat(Files.readAllLines(errors)).allMatch(line -> line.startsWith("SLF4J"));
    return last;
  }

  private static List<String> command(
      Path journal, Durability durability, String driver, String start, Path key) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add") || a.startsWith("--enable") || a.startsWith("--sun"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(KilledWriter.class.getName());
    command.addAll(List.of(journal.toString(), durability.name(), driver, start, key.toString()));
    return command;
  }

  /** Everything acknowledged is there, each fact once and in its place. */
  private static void checkContents(
      Path folder, Acknowledged acknowledged, String run, Figures figures) {
    long[] count = new long[1];
    FactHandler handler =
        new FactHandler() {
          @Override
          public void onTrade(RecordHeader header, TradeDecoder trade) {
            count[0]++;
            figures.gaps += trade.price() > count[0] ? 1 : 0;
            figures.duplicates += trade.price() < count[0] ? 1 : 0;
          }
        };
    try (Journal journal = Journal.openForWriting(folder, SETTINGS, () -> 0L);
        FactReader reader = journal.readFacts(1)) {
      int polled = 1;
      while (polled > 0) {
        polled = reader.poll(handler);
      }
      figures.add(acknowledged, journal);
      assertThat(count[0]).as(run).isEqualTo(journal.lastFact());
    }
  }

  /** The decisions are those of a run that was never interrupted. */
  private static void checkDecisions(Path folder, String run, Figures figures) {
    try (Journal journal = Journal.openForWriting(folder, SETTINGS, () -> 0L)) {
      long held = journal.lastDecision();
      JournalDriver driver =
          JournalDriver.lockStep(journal, JournalClock.eventTime(), RunningJournal.chain());
      driver.close();
      assertThat(driver.progress().comparedDecisions()).as(run).isEqualTo(held);
      assertThat(driver.progress().decidedFacts()).as(run).isEqualTo(journal.lastFact());
    } catch (DivergenceException e) {
      System.out.println(run + ": " + e.getMessage());
      figures.divergent++;
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** What is to be said at the end. */
  private static final class Figures {
    private long acknowledged;
    private long lost;
    private long gaps;
    private long duplicates;
    private long divergent;

    void add(Acknowledged told, Journal journal) {
      acknowledged += told.facts();
      lost += Math.max(0, told.facts() - journal.lastFact());
      lost += Math.max(0, told.decisions() - journal.lastDecision());
    }

    void assertNoneWrong() {
      assertThat(lost).as("lost").isZero();
      assertThat(gaps).as("gaps").isZero();
      assertThat(duplicates).as("duplicates").isZero();
      assertThat(divergent).as("divergent").isZero();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "acknowledged %,d, lost %d, gaps %d, duplicates %d, divergent %d",
          acknowledged,
          lost,
          gaps,
          duplicates,
          divergent);
    }
  }

  private record Acknowledged(long facts, long decisions) {
    static Acknowledged parse(String line) {
      String[] numbers = line.split(" ", 2);
      return new Acknowledged(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }
  }
}

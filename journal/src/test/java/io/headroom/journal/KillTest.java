package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.record.TradeDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that writes a journal, with SIGKILL, and starts it again on the same journal. */
class KillTest {
  @TempDir private Path folder;

  @Test
  @Timeout(180)
  void shouldLoseNothingAcknowledgedWhenKilledTwice() throws IOException {
    killRepeatedly(folder.resolve("threaded"), Durability.PROCESS, "threaded", 2);
  }

  @Test
  @Tag("slow")
  @Timeout(1_200)
  void shouldLoseNothingAcknowledgedWhenKilledOften() throws IOException {
    killRepeatedly(folder.resolve("threaded"), Durability.PROCESS, "threaded", 12);
    killRepeatedly(folder.resolve("lockStep"), Durability.PROCESS, "lockStep", 6);
    killRepeatedly(folder.resolve("disk"), Durability.DISK, "threaded", 6);
  }

  private static void killRepeatedly(Path journal, Durability durability, String driver, int kills)
      throws IOException {
    long seed = new Random().nextLong();
    System.out.println("KillTest " + driver + " " + durability + " seed " + seed);
    Random random = new Random(seed);
    for (int kill = 1; kill <= kills; kill++) {
      Acknowledged acknowledged = runAndKill(journal, durability, driver, 1 + random.nextInt(400));
      assertThat(acknowledged.facts()).as("kill %d came after facts", kill).isPositive();
      checkContents(journal, acknowledged, "seed " + seed + " kill " + kill);
    }
    checkDecisions(journal, "seed " + seed);
  }

  /** Lets it print so many lines, kills it, and returns the last whole line. */
  private static Acknowledged runAndKill(
      Path journal, Durability durability, String driver, int lines) throws IOException {
    Path errors = journal.resolveSibling(journal.getFileName() + ".err");
    Process process =
        new ProcessBuilder(command(journal, durability, driver))
            .redirectError(errors.toFile())
            .start();
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

  private static List<String> command(Path journal, Durability durability, String driver) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(a -> a.startsWith("--add") || a.startsWith("--enable") || a.startsWith("--sun"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(KilledWriter.class.getName());
    command.addAll(List.of(journal.toString(), durability.name(), driver));
    return command;
  }

  /** Everything acknowledged is there, each fact once and in its place. */
  private static void checkContents(Path folder, Acknowledged acknowledged, String run) {
    long[] count = new long[1];
    FactHandler handler =
        new FactHandler() {
          @Override
          public void onTrade(RecordHeader header, TradeDecoder trade) {
            count[0]++;
            if (trade.price() != count[0] || header.number() != count[0]) {
              throw new AssertionError(
                  run + ": fact " + header.number() + " has price " + trade.price());
            }
          }
        };
    JournalSettings settings = TestConfigs.settings(Durability.PROCESS, 1 << 18);
    try (Journal journal = Journal.openForWriting(folder, settings);
        FactReader reader = journal.readFacts(1)) {
      int polled = 1;
      while (polled > 0) {
        polled = reader.poll(handler);
      }
      assertThat(count[0]).as(run).isEqualTo(journal.lastFact());
      assertThat(count[0]).as(run).isGreaterThanOrEqualTo(acknowledged.facts());
      assertThat(journal.lastDecision()).as(run).isGreaterThanOrEqualTo(acknowledged.decisions());
    }
  }

  /** The decisions are those of a run that was never interrupted. */
  private static void checkDecisions(Path folder, String run) {
    JournalSettings settings = TestConfigs.settings(Durability.PROCESS, 1 << 18);
    try (Journal journal = Journal.openForWriting(folder, settings)) {
      long held = journal.lastDecision();
      JournalDriver driver =
          JournalDriver.lockStep(journal, JournalClock.eventTime(), KilledWriter.chain());
      driver.close();
      assertThat(driver.progress().comparedDecisions()).as(run).isEqualTo(held);
      assertThat(driver.progress().decidedFacts()).as(run).isEqualTo(journal.lastFact());
    }
  }

  private record Acknowledged(long facts, long decisions) {
    static Acknowledged parse(String line) {
      String[] numbers = line.split(" ", 2);
      return new Acknowledged(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }
  }
}

package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a process, as somebody who tries it has it. */
class DemoTest {
  @TempDir private Path folder;

  @Test
  void shouldReportAHeadlessRunAsOneJsonObjectAndReplay() throws Exception {
    Path journal = folder.resolve("journal");

    HeadroomProcess.Result demo = headless(journal, "5s", "600", "1");

    assertThat(demo.status()).as(demo.err()).isZero();
    assertThat(demo.out().lines()).hasSize(1);
    JsonNode report = demo.json();
    assertThat(report.get("ticks").asLong()).isGreaterThan(100_000);
    assertThat(report.get("forecasts").asLong()).isGreaterThan(10_000);
    assertThat(report.get("riskAssessments").asLong()).isGreaterThan(1_000);
    assertThat(report.get("limitStateChanges").asLong()).isGreaterThan(6);
    assertThat(report.get("breaches").asLong()).isPositive();
    assertThat(report.get("journal").asText()).isEqualTo(journal.toString());
    assertThat(report.get("seconds").asDouble()).isGreaterThan(5);
    assertThat(demo.err())
        .startsWith("headroom: SIMULATED MARKET, seed 1")
        .contains("live from 11:45 New York", "desk/EQ-INDEX", "WARNING -> BREACH", "breach raised")
        .doesNotContain("http://");
    assertReplays(journal);
  }

  /** 2 s at 1,500 times real time end at 12:35, whatever the threads and the clock did. */
  @Test
  void shouldMakeTheJournalThatItsSeedDetermines() throws Exception {
    Path journal = folder.resolve("journal");

    HeadroomProcess.Result demo = headless(journal, "2s", "1500", "7");

    assertThat(demo.status()).as(demo.err()).isZero();
    DemoDay lockStep = DemoDay.run(7, LocalTime.of(12, 35));
    assertThat(RecordHash.of(journal)).isEqualTo(RecordHash.of(lockStep.journal()));
  }

  @Test
  @Tag("slow")
  void shouldMakeTheSameJournalOnAnotherJdk() throws Exception {
    List<Path> jdks = HeadroomProcess.otherJdks();
    if (jdks.isEmpty()) {
      Assumptions.abort("no other JDK, 17 or newer, in /usr/lib/jvm");
    }
    DemoDay own = DemoDay.run(3, LocalTime.of(12, 35));
    for (int i = 0; i < jdks.size(); i++) {
      Path journal = folder.resolve("journal-" + i);
      HeadroomProcess.Result demo =
          HeadroomProcess.run(jdks.get(i), arguments(journal, "1s", "3000", "3"));
      assertThat(demo.status()).as(demo.err()).isZero();
      assertThat(RecordHash.of(journal))
          .as("on " + jdks.get(i))
          .isEqualTo(RecordHash.of(own.journal()));
    }
  }

  /** Killed in the build-up and in the live part, its day ends as if nothing had happened. */
  @Test
  @Tag("slow")
  void shouldGoOnWithAJournalAfterKills() throws Exception {
    Path journal = folder.resolve("journal");
    long seed = System.nanoTime();
    System.out.println("DemoTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 4; i++) {
      Process demo =
          HeadroomProcess.start(
              folder.resolve("err"),
              "demo",
              "--headless",
              "--speed",
              "3000",
              "--journal",
              journal.toString());
      demo.waitFor(1_000 + random.nextInt(4_000), TimeUnit.MILLISECONDS);
      demo.destroyForcibly().waitFor();
    }

    JsonNode last = wholeDay(journal);
    JsonNode undisturbed = wholeDay(folder.resolve("undisturbed"));

    for (String part : List.of("ticks", "decisions", "breaches", "scopes", "instruments")) {
      assertThat(last.get(part)).as(part).isEqualTo(undisturbed.get(part));
    }
    assertReplays(journal);
  }

  private static JsonNode wholeDay(Path journal) throws Exception {
    HeadroomProcess.Result demo =
        HeadroomProcess.run(
            "demo", "--headless", "--speed", "max", "--json", "--journal", journal.toString());
    assertThat(demo.status()).as(demo.err()).isZero();
    return demo.json();
  }

  @Test
  void shouldRefuseToGoOnWithAnotherSeed() throws Exception {
    Path journal = folder.resolve("journal");
    assertThat(headless(journal, "1s", "60", "1").status()).isZero();

    HeadroomProcess.Result other = headless(journal, "1s", "60", "2");

    assertThat(other.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(other.err()).contains("seed=1 ", "go on with the same seed and tick rate");
  }

  @Test
  void shouldRefuseAFolderWithSomethingElse() throws Exception {
    Path journal = Files.createDirectory(folder.resolve("journal"));
    Path file = Files.writeString(journal.resolve("notes.txt"), "something");

    HeadroomProcess.Result demo = headless(journal, "1s", "60", "1");

    assertThat(demo.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(demo.out()).isEmpty();
    assertThat(demo.err()).contains(journal + ": the folder is not empty", "name another folder");
    assertThat(file).hasContent("something");
  }

  @Test
  void shouldSayThatAPortIsTaken() throws Exception {
    Path journal = folder.resolve("journal");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      HeadroomProcess.Result demo =
          HeadroomProcess.run(
              "demo",
              "--port",
              Integer.toString(taken.getLocalPort()),
              "--journal",
              journal.toString());
      assertThat(demo.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
      assertThat(demo.err().lines().filter(line -> !line.contains("SIMULATED")))
          .hasSize(1)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .contains(
                          Integer.toString(taken.getLocalPort()), "in use", "choose another"));
    }
    assertThat(journal).doesNotExist();
  }

  @Test
  void shouldRefuseOptionsThatMakeNoSense() throws Exception {
    assertRefused("--speed", "--speed", "0");
    assertRefused("--speed", "--speed", "fast");
    assertRefused("--speed max", "--speed", "max", "--duration", "5s");
    assertRefused("--tick-rate", "--tick-rate", "0");
    assertRefused("--tick-rate", "--tick-rate", "401");
    assertRefused("--duration", "--duration", "soon");
    assertRefused("--duration", "--duration", "0s");
    assertRefused("--port", "--port", "70000");
    assertRefused("--headless", "--port", "8080", "--headless");
    assertRefused("--seed", "--seed", "many");
  }

  @Test
  void shouldTellThatItsConfigCannotBeServed() throws Exception {
    Path journal = folder.resolve("journal");
    HeadroomProcess.Result serve =
        HeadroomProcess.run(
            "serve",
            "--config",
            Locations.config("demo.yaml").toString(),
            "--journal",
            journal.toString());
    assertThat(serve.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(serve.err().lines()).hasSize(1);
    assertThat(serve.err()).contains("demo.yaml", "no feeds", "headroom demo");
    assertThat(journal).doesNotExist();
  }

  private static void assertRefused(String word, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("demo"));
    arguments.addAll(List.of(options));
    HeadroomProcess.Result demo = HeadroomProcess.run(arguments.toArray(String[]::new));
    assertThat(demo.status()).as(demo.err()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(demo.out()).isEmpty();
    assertThat(demo.err()).startsWith("headroom: ").contains(word, "headroom help demo");
  }

  private static void assertReplays(Path journal) throws Exception {
    HeadroomProcess.Result replay =
        HeadroomProcess.run("replay", "--journal", journal.toString(), "--json");
    assertThat(replay.status()).as(replay.out() + replay.err()).isZero();
    assertThat(replay.json().get("different").asLong()).isZero();
  }

  private static HeadroomProcess.Result headless(
      Path journal, String duration, String speed, String seed) throws Exception {
    return HeadroomProcess.run(arguments(journal, duration, speed, seed));
  }

  private static String[] arguments(Path journal, String duration, String speed, String seed) {
    return new String[] {
      "demo",
      "--headless",
      "--json",
      "--duration",
      duration,
      "--speed",
      speed,
      "--seed",
      seed,
      "--journal",
      journal.toString()
    };
  }
}

package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that reads a journal, before and after its old facts have been archived: the
 * example's, on three days of writing.
 */
@Tag("slow")
@TestMethodOrder(OrderAnnotation.class)
class ArchivedJournalTest {
  private static final List<String> DAYS = List.of("20240601F", "20240602F");

  @TempDir private static Path folder;

  private static Path journal;
  private static List<String> factsBefore;
  private static List<String> decisionsBefore;
  private static String proofBefore;

  @BeforeAll
  static void archiveTheFirstDays() throws Exception {
    journal = folder.resolve("journal");
    assertThat(run("keygen", "--out", keys().toString()).status()).isZero();
    // each run writes in the file of today, which then is made one of an earlier day
    for (int run = 0; run < DAYS.size(); run++) {
      serve(10_000 + run);
      makeOfDay(DAYS.get(run));
    }
    serve(20_000);
    factsBefore = lines("inspect", "--facts", "--json");
    decisionsBefore = lines("inspect", "--json");
    assertThat(onJournal("verify").status()).isZero();
    Files.copy(journal.resolve("seals/facts/checkpoint"), kept());
    proofBefore = prove();

    HeadroomProcess.Result archived = onJournal("archive", "--json");

    assertThat(archived.status()).as(archived.err()).isZero();
    assertThat(archived.json().get("moved").findValuesAsText("file"))
        .containsExactly(DAYS.get(0) + ".cq4", DAYS.get(1) + ".cq4");
    assertThat(archive(0)).exists();
    assertThat(journal.resolve("facts/" + DAYS.get(0) + ".cq4")).doesNotExist();
  }

  @Test
  @Order(1)
  void shouldVerifyIt() throws Exception {
    HeadroomProcess.Result verified =
        onJournal("verify", "--json", "--checkpoint", kept().toString());

    assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
    // what was moved is told in a fact each
    assertThat(verified.json().at("/facts/records").asInt()).isEqualTo(factsBefore.size() + 2);
  }

  @Test
  @Order(1)
  void shouldPrintTheSameRecords() throws Exception {
    List<String> facts = lines("inspect", "--facts", "--json");

    assertThat(facts.subList(0, factsBefore.size())).isEqualTo(factsBefore);
    assertThat(facts.subList(factsBefore.size(), facts.size()))
        .hasSize(2)
        .allMatch(fact -> fact.contains("\"FactsArchived\""));
    assertThat(lines("inspect", "--json")).isEqualTo(decisionsBefore);
    assertThat(lines("inspect", "--facts", "--json", "--from", "2", "--limit", "1"))
        .containsExactly(factsBefore.get(1));
  }

  @Test
  @Order(1)
  void shouldReplayIt() throws Exception {
    HeadroomProcess.Result replayed = onJournal("replay", "--json");

    assertThat(replayed.status()).as(replayed.out() + replayed.err()).isZero();
    assertThat(replayed.json().get("identical").asInt()).isEqualTo(decisionsBefore.size());
  }

  @Test
  @Order(1)
  void shouldProveAnArchivedFact() throws Exception {
    assertThat(prove()).isEqualTo(proofBefore);
  }

  @Test
  @Order(1)
  void shouldBeCosigned() throws Exception {
    HeadroomProcess.Result witnessed =
        onJournal(
            "witness",
            "--json",
            "--log-key",
            keys().resolve("seal.pub").toString(),
            "--key",
            keys().resolve("seal.key").toString(),
            "--state",
            folder.resolve("state").toString(),
            "--out",
            folder.resolve("cosigned").toString());

    assertThat(witnessed.status()).as(witnessed.out() + witnessed.err()).isZero();
  }

  @Test
  @Order(1)
  void shouldCopyAllOfItToANewJournal() throws Exception {
    Path out = folder.resolve("repaired");

    HeadroomProcess.Result repaired = onJournal("repair", "--json", "--out", out.toString());

    assertThat(repaired.status()).as(repaired.err()).isZero();
    JsonNode report = repaired.json();
    assertThat(report.at("/facts/kept").asInt()).isEqualTo(factsBefore.size() + 2);
    assertThat(report.at("/decisions/kept").asInt()).isEqualTo(decisionsBefore.size());
    HeadroomProcess.Result replayed = run("replay", "--journal", out.toString());
    assertThat(replayed.status()).as(replayed.out() + replayed.err()).isZero();
  }

  @Test
  @Order(2)
  void shouldGoOnWithIt() throws Exception {
    serve(30_000);

    assertThat(onJournal("verify").status()).isZero();
    assertThat(onJournal("replay").status()).isZero();
    List<String> facts = lines("inspect", "--facts", "--json");
    assertThat(facts.subList(0, factsBefore.size())).isEqualTo(factsBefore);
    assertThat(facts).hasSizeGreaterThan(factsBefore.size() + 3);
  }

  @Test
  @Order(3)
  void shouldNameAnArchivedFileThatIsDamagedOrGone() throws Exception {
    byte[] whole = Files.readAllBytes(archive(1));
    byte[] damaged = whole.clone();
    damaged[damaged.length / 2] ^= 1;
    for (byte[] bytes : List.of(damaged, Arrays.copyOf(whole, whole.length / 2))) {
      Files.write(archive(1), bytes);
      assertWrong("archive/facts/" + DAYS.get(1) + ".cq4.gz", DAYS.get(1));
    }

    Files.delete(archive(1));
    // the first fact of the second day, after the 759 of the first
    assertWrong("record=760", "760");

    Files.write(archive(1), whole);
    assertThat(onJournal("verify").status()).isZero();
  }

  private static void assertWrong(String name, String toReaders) throws Exception {
    HeadroomProcess.Result verified = onJournal("verify");
    assertThat(verified.status()).as(verified.out()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
    assertThat(verified.out().lines().findFirst().orElseThrow()).startsWith("WRONG").contains(name);
    // and no command reads past it as if nothing were missing
    for (String command : List.of("replay", "inspect --facts")) {
      HeadroomProcess.Result read = onJournal(command.split(" "));
      assertThat(read.status()).as(command + ": " + read.err()).isPositive();
      assertThat(read.err()).as(command).contains(toReaders).doesNotContain("\tat ");
    }
  }

  private static String prove() throws Exception {
    HeadroomProcess.Result proved =
        onJournal("prove", "--fact", "5", "--checkpoint", kept().toString());
    assertThat(proved.status()).as(proved.err()).isZero();
    return proved.out();
  }

  /** With other positions each time, so that each run leaves facts and decisions. */
  private static void serve(int quantity) throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            Files.readString(Locations.config("example.yaml"))
                    .replace("quantity: 10_000", "quantity: " + quantity)
                + "\njournal: {archive-after-days: 1}\nseals: {key: "
                + keys().resolve("seal.key")
                + "}\n");
    HeadroomProcess.Result served =
        onJournal(
            "serve", "--config", config.toString(), "--speed", "max", "--exit-at-end", "--json");
    assertThat(served.status()).as(served.err()).isZero();
    assertThat(served.json().at("/seals/problem").isNull()).isTrue();
  }

  /** Gives today's files another day's name; Chronicle's list of them is made again. */
  private static void makeOfDay(String day) throws IOException {
    for (String log : List.of("facts", "decisions")) {
      List<Path> files;
      try (Stream<Path> all = Files.list(journal.resolve(log))) {
        files = all.filter(file -> file.toString().endsWith(".cq4")).sorted().toList();
      }
      Path newest = files.get(files.size() - 1);
      if (!DAYS.contains(newest.getFileName().toString().replace(".cq4", ""))) {
        Files.move(newest, newest.resolveSibling(day + ".cq4"));
      }
      Files.delete(journal.resolve(log).resolve("metadata.cq4t"));
    }
  }

  private static List<String> lines(String... arguments) throws Exception {
    return onJournal(arguments).out().lines().toList();
  }

  private static HeadroomProcess.Result onJournal(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--journal", journal.toString()));
    return run(all.toArray(String[]::new));
  }

  private static HeadroomProcess.Result run(String... arguments) throws Exception {
    return HeadroomProcess.run(arguments);
  }

  private static Path archive(int day) {
    return journal.resolve("archive/facts/" + DAYS.get(day) + ".cq4.gz");
  }

  private static Path kept() {
    return folder.resolve("kept.checkpoint");
  }

  private static Path keys() {
    return folder.resolve("keys");
  }
}

package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.forecast.network.NetworkArtifact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small training from the command line, on invented bars. */
class TrainCommandTest {
  @TempDir Path folder;
  private Path config;

  @BeforeEach
  void writeBars() throws Exception {
    config = DailyBarsFixture.write(folder);
  }

  @Test
  @Tag("slow")
  void shouldGiveTheSameBytesInTwoProcessesAndEvaluateThem() throws Exception {
    HeadroomProcess.Result first = train("one", "2001-10-31");
    HeadroomProcess.Result second = train("two", "2001-10-31");

    assertThat(first.status()).as(first.err()).isZero();
    assertThat(second.status()).as(second.err()).isZero();
    Path file = Path.of(first.json().get("file").asText());
    String hash = first.json().get("hash").asText();
    assertThat(file.getFileName()).hasToString("lstm-daily-" + hash.substring(0, 12) + ".model");
    assertThat(Path.of(second.json().get("file").asText())).hasSameBinaryContentAs(file);
    JsonNode manifest = JsonText.parse(NetworkArtifact.parse(Files.readAllBytes(file)).manifest());
    assertThat(manifest).isEqualTo(first.json().get("manifest"));
    assertThat(manifest.at("/validation/last").asText()).isEqualTo("2001-10-31");
    assertThat(first.err()).contains("member 1 of 1  epoch 2  train ", "s left");

    evaluateAgainstLaterDays(file);
    refuseToOverwrite();
  }

  private void evaluateAgainstLaterDays(Path file) throws Exception {
    HeadroomProcess.Result judged = evaluate(file, "2001-11-01", "2001-12-31", "--retrain");
    assertThat(judged.status()).as(judged.err()).isZero();
    // 43 weekdays in November and December 2001.
    assertThat(judged.json().at("/instruments/ACME/days").asInt()).isEqualTo(43);
    assertThat(judged.json().at("/pooled/days").asInt()).isEqualTo(43);
    assertThat(judged.json().at("/retraining/sameWeights").asBoolean()).isTrue();

    HeadroomProcess.Result seen = evaluate(file, "2001-10-31", "2001-12-31");
    assertThat(seen.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(seen.err())
        .contains("was trained on days to 2001-10-31, the test begins on 2001-10-31");
  }

  private void refuseToOverwrite() throws Exception {
    List<Path> before = files(folder.resolve("one"));
    HeadroomProcess.Result again = train("one", "2001-10-31");
    assertThat(again.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(again.err()).contains("is there already");
    assertThat(files(folder.resolve("one"))).isEqualTo(before);
  }

  @Test
  void shouldSayInOneLineWhatIsWrong() throws Exception {
    HeadroomProcess.Result late = train("out", "2002-01-31");
    assertThat(late.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(late.err())
        .contains("2002-01-31 lies outside of the config's history, 2001-01-02 to 2001-12-31");

    HeadroomProcess.Result early = train("out", "2001-02-28");
    assertThat(early.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(early.err()).contains("0 dates are too few to train on some");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private HeadroomProcess.Result train(String out, String until) throws Exception {
    return HeadroomProcess.run(
        "train",
        "--config",
        config.toString(),
        "--until",
        until,
        "--out",
        folder.resolve(out).toString(),
        "--seeds",
        "1",
        "--epochs",
        "2",
        "--units",
        "2",
        "--steps",
        "3",
        "--batch",
        "64",
        "--json");
  }

  private HeadroomProcess.Result evaluate(Path model, String from, String to, String... more)
      throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("evaluate", "--config", config.toString(), "--model", model.toString()));
    arguments.addAll(List.of("--from", from, "--to", to, "--json"));
    arguments.addAll(List.of(more));
    return HeadroomProcess.run(arguments.toArray(String[]::new));
  }

  private static List<Path> files(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}

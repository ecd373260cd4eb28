package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.forecast.network.NetworkArtifact;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The networks that come with the repository, and what the README says of them. */
class ShippedNetworksTest {
  private static final String SECTION = "## Does the network help?";

  @Test
  void shouldBeWholeAndGiveTheirTestVectors() throws Exception {
    List<Path> files = models();
    assertThat(files).hasSize(2);
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);

      NetworkArtifact artifact = NetworkArtifact.parse(bytes);

      assertThat(bytes.length).isLessThan(200_000);
      assertThat(ArtifactFile.in(file.getParent(), artifact)).isEqualTo(file);
      assertThat(artifact.testVectors()).isEqualTo(8);
      assertThat(artifact.largestDeviation()).isLessThan(1e-5);
      assertThat(ArtifactFile.manifest(file))
          .hasBinaryContent(JsonText.indented(artifact.manifest()));
    }
  }

  /** The table is what the command beside it prints, to the last digit. */
  @Test
  void shouldDoAsTheReadmeSays() throws Exception {
    Locations.requiredData();
    String section = section();
    String command = between(section, "$ ./headroom ", "\n");
    String table = between(section, command + "\n", "```").strip();

    HeadroomProcess.Result judged =
        HeadroomProcess.run(
            Stream.of(command.split(" ", -1))
                .map(
                    word ->
                        word.startsWith("config/")
                            ? Locations.root().resolve(word).toString()
                            : word)
                .toArray(String[]::new));

    assertThat(judged.status()).as(judged.err()).isZero();
    assertThat(judged.out().strip()).isEqualTo(table);
  }

  @Test
  @Tag("slow")
  void shouldComeOutOfTrainingAgainBitForBit() throws Exception {
    Locations.requiredData();
    Path model = Locations.root().resolve(between(section(), "--model ", " "));
    TrainingManifest manifest = new TrainingManifest(model, ArtifactFile.read(model));
    String kernel = System.getenv().getOrDefault("OPENBLAS_CORETYPE", "");
    if (!kernel.equals(manifest.blasKernel()) || !System.getProperty("os.arch").equals("amd64")) {
      Assumptions.abort(
          "trained on BLAS kernel "
              + manifest.blasKernel()
              + ", this machine has '"
              + kernel
              + "'");
    }

    HeadroomProcess.Result judged =
        HeadroomProcess.run(
            "evaluate",
            "--config",
            Locations.config("us-equity-daily.yaml").toString(),
            "--model",
            model.toString(),
            "--from",
            "2013-10-01",
            "--to",
            "2013-10-04",
            "--retrain",
            "--json");

    assertThat(judged.status()).as(judged.err()).isZero();
    JsonNode retraining = judged.json().get("retraining");
    assertThat(retraining.get("sameData").asBoolean()).isTrue();
    assertThat(retraining.get("sameWeights").asBoolean()).isTrue();
  }

  private static List<Path> models() throws Exception {
    try (Stream<Path> files = Files.list(Locations.root().resolve("config/models"))) {
      return files.filter(file -> file.toString().endsWith(".model")).sorted().toList();
    }
  }

  private static String section() throws Exception {
    String readme = Files.readString(Locations.root().resolve("README.md"), StandardCharsets.UTF_8);
    assertThat(readme).contains(SECTION);
    return readme.substring(readme.indexOf(SECTION));
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
  }
}

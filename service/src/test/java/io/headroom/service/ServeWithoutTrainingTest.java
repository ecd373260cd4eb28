package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service decides without Deeplearning4j, even where it could reach it. */
class ServeWithoutTrainingTest {
  @TempDir Path folder;

  @Test
  void shouldLoadNoClassOfDeeplearning4j() throws Exception {
    assertThat(System.getProperty("java.class.path"))
        .as("within reach, so that its absence says something")
        .contains("deeplearning4j-nn");
    Path loaded = folder.resolve("loaded.log");

    HeadroomProcess.Result served =
        HeadroomProcess.runWithOptions(
            List.of("-Xlog:class+load=info:file=" + loaded),
            "serve",
            "--config",
            Locations.config("example.yaml").toString(),
            "--journal",
            folder.resolve("journal").toString(),
            "--speed",
            "max",
            "--exit-at-end");

    assertThat(served.status()).as(served.err()).isZero();
    List<String> classes = Files.readAllLines(loaded);
    assertThat(classes).anySatisfy(line -> assertThat(line).contains("io.headroom.forecast."));
    assertThat(classes)
        .noneMatch(line -> line.contains("org.nd4j") || line.contains("org.deeplearning4j"))
        .noneMatch(line -> line.contains("org.bytedeco"));
  }
}

package io.headroom.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.network.NetworkDesigns;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelTrainerTest {
  private static final int DAYS = 420;
  private static final List<String> NAMES = List.of(".SPX", ".FTSE", ".N225");

  @TempDir private Path folder;

  private final Panel panel = invented();

  /** It is no fault of the input, and what calls says how to go on. */
  @Test
  void shouldSayThatItWasToldToEnd() {
    PanelTrainer trainer = trainer(folder.resolve("work"), true);
    Panel known = panel.upTo(410);

    assertThatThrownBy(() -> trainer.train(known, NetworkDesigns.of(known, 1).orElseThrow()))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void shouldSayThatThereAreTooFewDays() {
    PanelTrainer trainer = trainer(folder.resolve("work"), true);
    Panel known = panel.upTo(405);

    assertThatThrownBy(() -> trainer.train(known, NetworkDesigns.of(known, 1).orElseThrow()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("made up: networks at day 405");
  }

  @Test
  void shouldNameTheFolderThatWorkCantBeKeptIn() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "precious");
    PanelTrainer trainer = trainer(file, false);
    Panel known = panel.upTo(406);

    assertThatThrownBy(() -> trainer.train(known, NetworkDesigns.of(known, 1).orElseThrow()))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("--work " + file);
    assertThat(file).hasContent("precious");
  }

  private static PanelTrainer trainer(Path work, boolean cancelled) {
    PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    PanelTrainingProgress monitor =
        new PanelTrainingProgress(new Console(nobody, nobody, false), () -> cancelled);
    return new PanelTrainer(Map.of(), work, "", monitor);
  }

  private static Panel invented() {
    Random random = new Random(3);
    double[][] variances = new double[DAYS][];
    Arrays.setAll(variances, day -> random.doubles(NAMES.size(), 1e-5, 1e-3).toArray());
    int[] dates = new int[DAYS];
    Arrays.setAll(dates, day -> 15_000 + day);
    return Panel.of("made up", NAMES, dates, variances);
  }
}

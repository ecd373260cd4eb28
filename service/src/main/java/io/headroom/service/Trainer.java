package io.headroom.service;

import io.headroom.forecast.DailyPanel;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.forecast.training.EnsembleTrainer;
import io.headroom.forecast.training.Example;
import io.headroom.forecast.training.TrainingOrigin;
import io.headroom.forecast.training.TrainingSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Trains a network on a panel: the way from the command line to Deeplearning4j. */
final class Trainer {
  private static final String THREADS = "OMP_NUM_THREADS";
  private static final String KERNEL = "OPENBLAS_CORETYPE";

  private final PanelReader panel;
  private final Map<String, String> environment;
  private final Console console;
  private final Shutdown shutdown;

  Trainer(PanelReader panel, Map<String, String> environment, Console console, Shutdown shutdown) {
    this.panel = panel;
    this.environment = environment;
    this.console = console;
    this.shutdown = shutdown;
  }

  /** The BLAS kernel that this process was told to use. */
  String blasKernel() {
    return environment.getOrDefault(KERNEL, "unpinned");
  }

  /**
   * Trains.
   *
   * @param until last target day; nothing later is read
   * @param note how the settings were found, for the manifest
   * @throws UnusableInputException if the days are too few, or Deeplearning4j is not here
   * @throws java.util.concurrent.CancellationException if the process was told to end
   */
  NetworkArtifact train(TrainingSettings settings, LocalDate until, String note) {
    requireOneThread();
    List<Example> examples =
        panel.samples(settings.features(), settings.steps(), until).stream()
            .map(Trainer::example)
            .toList();
    TrainingProgress progress = new TrainingProgress(console, shutdown, System::nanoTime);
    TrainingOrigin origin =
        new TrainingOrigin(Program.build(), Program.platform(), blasKernel(), note);
    try {
      return new EnsembleTrainer(settings, progress).train(examples, origin);
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(e.getMessage());
    } catch (LinkageError e) {
      throw new UnusableInputException(
          "Deeplearning4j does not run here ("
              + e
              + "): use the headroom script, on a platform that it has native libraries for");
    } finally {
      progress.done();
    }
  }

  /** With more threads the bits of the weights depend on how the work was shared out. */
  private void requireOneThread() {
    if (!environment.getOrDefault(THREADS, "").equals("1")) {
      throw new UnusableInputException(
          THREADS
              + "="
              + environment.getOrDefault(THREADS, "")
              + ": expected 1, so that training can be repeated; the headroom script sets it");
    }
  }

  private static Example example(DailyPanel.Sample sample) {
    return new Example(
        sample.symbol(),
        sample.target(),
        sample.window(),
        sample.logHar(),
        StrictMath.log(sample.variance()),
        StrictMath.log(sample.ewma()));
  }
}

package io.headroom.service;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.network.NetworkDesign;
import io.headroom.forecast.lab.network.PanelNetwork;
import io.headroom.forecast.lab.network.WeightSource;
import io.headroom.forecast.training.TrainingOrigin;
import io.headroom.forecast.training.panel.EnsembleRecipe;
import io.headroom.forecast.training.panel.JobRunner;
import io.headroom.forecast.training.panel.PanelEnsembleTrainer;
import io.headroom.forecast.training.panel.TrainingStore;
import io.headroom.journal.FileProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** Trains ensembles of panel networks: the way from the command line to Deeplearning4j. */
final class PanelTrainer implements WeightSource {
  private static final String KERNEL = "OPENBLAS_CORETYPE";

  private final Map<String, String> environment;
  private final Path work;
  private final String note;
  private final PanelTrainingProgress monitor;
  private final Map<String, PanelNetwork> trained = new TreeMap<>();

  /**
   * @param work folder in which an interrupted training goes on
   * @param note how the settings were found, for the manifests
   */
  PanelTrainer(
      Map<String, String> environment, Path work, String note, PanelTrainingProgress monitor) {
    this.environment = environment;
    this.work = work;
    this.note = note;
    this.monitor = monitor;
  }

  @Override
  public Optional<PanelNetwork> find(Panel known, NetworkDesign design) {
    return Optional.of(train(known, design));
  }

  /**
   * Trains the ensemble of a panel's days, unless this one has already.
   *
   * @throws UnusableInputException if the days are too few, or Deeplearning4j is not here
   * @throws java.util.concurrent.CancellationException if the process was told to end
   */
  PanelNetwork train(Panel known, NetworkDesign design) {
    String key = known.days() + " " + design.horizon() + " " + design.pool();
    if (!trained.containsKey(key)) {
      trained.put(key, trainAnew(known, design));
    }
    return trained.get(key);
  }

  private PanelNetwork trainAnew(Panel known, NetworkDesign design) {
    String kernel = environment.getOrDefault(KERNEL, "unpinned");
    TrainingOrigin origin = new TrainingOrigin(Program.build(), Program.platform(), kernel, note);
    JobRunner runner =
        new JobRunner(
            TrainingStore.in(work),
            Program.platform() + " " + kernel,
            Runtime.getRuntime().availableProcessors(),
            System::nanoTime,
            monitor);
    EnsembleRecipe recipe = EnsembleRecipe.of(design.horizon());
    LibraryChatter chatter = LibraryChatter.silenced();
    try {
      return silently(() -> new PanelEnsembleTrainer(recipe, origin, runner).train(known, design));
    } catch (IOException e) {
      throw new UnusableInputException("--work " + work + ": " + FileProblem.of(e));
    } catch (CancellationException e) {
      // It is an IllegalStateException, and no fault of the input.
      throw e;
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new UnusableInputException(e.getMessage());
    } catch (LinkageError e) {
      throw new UnusableInputException(
          "Deeplearning4j does not run here ("
              + e
              + "): use the headroom script, on a platform that it has native libraries for");
    } finally {
      chatter.close();
    }
  }

  /** A training. */
  private interface Work {
    PanelNetwork result() throws IOException;
  }

  /** Deeplearning4j prints what it differentiates, and standard output is for results. */
  private static PanelNetwork silently(Work work) throws IOException {
    PrintStream results = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      return work.result();
    } finally {
      System.setOut(results);
    }
  }
}

package io.headroom.service;

import io.headroom.forecast.DailyPanel;
import io.headroom.forecast.evaluation.Comparison;
import io.headroom.forecast.evaluation.Qlike;
import io.headroom.forecast.network.Network;
import io.headroom.forecast.network.NetworkArtifact;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Judges a network on days that it has not seen, by inference alone. */
final class Evaluation {
  private final Path file;
  private final NetworkArtifact artifact;
  private final TrainingManifest manifest;

  /**
   * @param file of the artifact, for messages
   */
  Evaluation(Path file, NetworkArtifact artifact) {
    this.file = file;
    this.artifact = artifact;
    manifest = new TrainingManifest(file, artifact);
  }

  /**
   * Compares it with log-HAR and EWMA.
   *
   * @param from first day that is forecast
   * @param to last day that is forecast; nothing later is read
   * @throws UnusableInputException if the network has seen one of the days, there are none, or a
   *     feature is unknown
   */
  Comparison compare(PanelReader panel, LocalDate from, LocalDate to) {
    checkUnseen(from);
    List<Comparison.Day> days =
        samples(panel, to).stream()
            .filter(sample -> sample.target() >= from.toEpochDay())
            .map(sample -> day(sample, artifact.network()))
            .toList();
    if (days.isEmpty()) {
      throw new UnusableInputException(
          "the history has no day to forecast from " + from + " to " + to);
    }
    return Comparison.of(days);
  }

  private List<DailyPanel.Sample> samples(PanelReader panel, LocalDate to) {
    try {
      return panel.samples(artifact.featureNames(), artifact.steps(), to);
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException(file + ": " + e.getMessage());
    }
  }

  private void checkUnseen(LocalDate from) {
    if (!from.isAfter(manifest.lastDay())) {
      throw new UnusableInputException(
          file
              + ": was trained on days to "
              + manifest.lastDay()
              + ", the test begins on "
              + from
              + ": choose a later --from, or a network trained to an earlier day");
    }
  }

  private static Comparison.Day day(DailyPanel.Sample sample, Network network) {
    double logVariance = StrictMath.log(sample.variance());
    double logNetwork = sample.logHar() + network.residual(sample.window());
    return new Comparison.Day(
        sample.symbol(),
        sample.target(),
        Qlike.loss(logVariance, logNetwork),
        Qlike.loss(logVariance, sample.logHar()),
        Qlike.loss(logVariance, StrictMath.log(sample.ewma())));
  }
}

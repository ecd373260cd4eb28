package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.NetworkParameters;
import java.util.Optional;

/**
 * All that a member's training depends on besides the platform.
 *
 * @param seed of the first weights, of the order of the dates and of the noise
 * @param training what is learnt from
 * @param ending when it is over
 * @param warmStart weights to start from; without them the seed's, the last layer's being zero
 */
public record TrainingTask(
    NetworkShape shape,
    PanelSettings settings,
    long seed,
    PanelExamples training,
    Ending ending,
    Optional<NetworkParameters> warmStart) {
  /**
   * Checks that the parts fit one another.
   *
   * @throws IllegalArgumentException that names what does not fit
   */
  public TrainingTask {
    shape.weights(training.shape());
    if (ending instanceof EarlyStopping stopping) {
      RowShape validation = stopping.validation().shape();
      Checks.require(
          validation.equals(training.shape()),
          "shape of the validation's dates",
          validation,
          "that of the training's, " + training.shape());
    }
    if (ending instanceof FixedEpochs fixed) {
      Checks.require(
          fixed.epochs() <= settings.mostEpochs(),
          "fixed epochs",
          fixed.epochs(),
          "at most epochs=" + settings.mostEpochs());
    }
  }

  /** A task that starts from the seed's weights. */
  public static TrainingTask of(
      NetworkShape shape,
      PanelSettings settings,
      long seed,
      PanelExamples training,
      Ending ending) {
    return new TrainingTask(shape, settings, seed, training, ending, Optional.empty());
  }

  /** The same from these weights on. */
  public TrainingTask from(NetworkParameters weights) {
    return new TrainingTask(shape, settings, seed, training, ending, Optional.of(weights));
  }
}

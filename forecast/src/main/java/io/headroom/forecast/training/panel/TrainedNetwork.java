package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.NetworkParameters;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What came of a training.
 *
 * @param parameters as they are served
 * @param epoch the pass whose weights these are, 0 for those it started from
 * @param trainingLoss mean QLIKE of that pass over the training's labels, cut, while the weights
 *     changed
 * @param validationLoss mean QLIKE over the validation's labels, if there is a validation
 * @param vectors rows with Deeplearning4j's own outputs, at least one
 */
public record TrainedNetwork(
    NetworkParameters parameters,
    int epoch,
    double trainingLoss,
    OptionalDouble validationLoss,
    List<RowVector> vectors) {
  /** Copies the list. */
  public TrainedNetwork {
    vectors = List.copyOf(vectors);
  }
}

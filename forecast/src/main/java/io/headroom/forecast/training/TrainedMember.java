package io.headroom.forecast.training;

import io.headroom.forecast.network.LstmWeights;
import java.util.List;

/**
 * A member after its training.
 *
 * @param epoch the pass whose weights these are, 0 for log-HAR itself
 * @param trainLoss mean QLIKE of that pass, while the weights changed
 * @param validationLoss mean QLIKE on the validation days
 * @param outputs Deeplearning4j's residual of each window of the test vectors
 */
record TrainedMember(
    long seed,
    LstmWeights weights,
    int epoch,
    double trainLoss,
    double validationLoss,
    List<Float> outputs) {
  TrainedMember {
    outputs = List.copyOf(outputs);
  }
}

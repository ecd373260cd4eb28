package io.headroom.forecast.training;

import java.util.List;

/**
 * How a network is trained.
 *
 * @param features names of the features of a day
 * @param steps days in a window
 * @param units of the LSTM
 * @param seeds of the members, one each: of their first weights and of the order of their examples
 * @param mostEpochs passes over the training days at most
 * @param patience passes without a better validation loss after which a member's training ends
 * @param batch examples per update
 * @param learningRate of Adam (Kingma and Ba 2015)
 * @param l2 penalty on the squares of the weights
 * @param largestError the most by which log-HAR's error in logs may pull, either way, in training:
 *     under QLIKE a single misprinted bar outweighs years of true ones
 * @param validationShare of the dates, the latest, on which the best pass is chosen
 */
public record TrainingSettings(
    List<String> features,
    int steps,
    int units,
    List<Long> seeds,
    int mostEpochs,
    int patience,
    int batch,
    double learningRate,
    double l2,
    double largestError,
    double validationShare) {
  /**
   * Checks each value.
   *
   * @throws IllegalArgumentException that names the value that makes no sense
   */
  public TrainingSettings {
    features = List.copyOf(features);
    seeds = List.copyOf(seeds);
    require(!features.isEmpty(), "features", features, "at least one");
    require(steps >= 1, "steps", steps, "at least 1");
    require(units >= 1, "units", units, "at least 1");
    require(
        !seeds.isEmpty() && seeds.stream().distinct().count() == seeds.size(),
        "seeds",
        seeds,
        "at least one, each but once");
    require(mostEpochs >= 1, "epochs", mostEpochs, "at least 1");
    require(patience >= 1, "patience", patience, "at least 1");
    require(batch >= 1, "batch", batch, "at least 1");
    require(learningRate > 0 && learningRate <= 1, "learning rate", learningRate, "(0, 1]");
    require(l2 >= 0 && l2 <= 1, "l2", l2, "[0, 1]");
    require(largestError > 0 && largestError <= 20, "largest error", largestError, "(0, 20]");
    require(
        validationShare > 0 && validationShare <= 0.5,
        "validation share",
        validationShare,
        "(0, 0.5]");
  }

  private static void require(boolean holds, String what, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": " + value + ": expected " + expected);
    }
  }
}

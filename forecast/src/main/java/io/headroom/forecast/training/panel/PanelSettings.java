package io.headroom.forecast.training.panel;

/**
 * How a network is trained, whatever its shape.
 *
 * @param datesPerBatch dates that share an update, each with all its instruments
 * @param mostEpochs passes over the training dates at most; a learning rate that decays is zero
 *     after so many
 * @param learningRate of Adam (Kingma and Ba 2015)
 * @param l2 half of this times the sum of the squared weights is added to the loss; biases, gains
 *     and embeddings are left out
 * @param inputNoise standard deviation of the normal noise that is added to each input in training,
 *     zero for none
 * @param largestGradient Euclidean norm to which a longer gradient is cut (Pascanu, Mikolov and
 *     Bengio 2013); positive infinity for never
 * @param largestError labels beyond it, either way, are taken for it in training: under QLIKE a
 *     single misprint outweighs years of true ones. The validation's are taken as they are
 */
public record PanelSettings(
    int datesPerBatch,
    int mostEpochs,
    LearningRate learningRate,
    double l2,
    double inputNoise,
    double largestGradient,
    double largestError) {
  /**
   * Checks each value.
   *
   * @throws IllegalArgumentException that names the value that makes no sense
   */
  public PanelSettings {
    Checks.positive("dates per batch", datesPerBatch);
    Checks.positive("epochs", mostEpochs);
    Checks.require(l2 >= 0 && l2 <= 1, "l2", l2, "[0, 1]");
    Checks.require(inputNoise >= 0 && inputNoise <= 10, "input noise", inputNoise, "[0, 10]");
    Checks.require(largestGradient > 0, "largest gradient", largestGradient, "above 0");
    Checks.require(
        largestError > 0 && largestError <= 20, "largest error", largestError, "(0, 20]");
  }

  /** All settings in one line, the same for ever: results are stored under a hash of it. */
  public String specification() {
    return "dates per batch="
        + datesPerBatch
        + " epochs="
        + mostEpochs
        + " learning rate="
        + learningRate.specification()
        + " l2="
        + l2
        + " input noise="
        + inputNoise
        + " largest gradient="
        + largestGradient
        + " largest error="
        + largestError;
  }
}

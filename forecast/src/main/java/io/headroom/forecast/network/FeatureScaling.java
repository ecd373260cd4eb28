package io.headroom.forecast.network;

/**
 * Turns raw features into what the network was trained on: (x - mean) / standard deviation, one of
 * each per feature, measured on the training days.
 */
public final class FeatureScaling {
  private final double[] means;
  private final double[] deviations;

  /**
   * @param means one per feature, finite
   * @param deviations one per feature, finite and above zero
   * @throws IllegalArgumentException if the two differ in length or a value makes no sense
   */
  public FeatureScaling(double[] means, double[] deviations) {
    if (means.length != deviations.length || means.length == 0) {
      throw new IllegalArgumentException(
          "scaling: means="
              + means.length
              + ", deviations="
              + deviations.length
              + ": expected as many of one as of the other, at least 1");
    }
    for (int i = 0; i < means.length; i++) {
      check("mean", i, means[i], Double.isFinite(means[i]));
      check("deviation", i, deviations[i], Double.isFinite(deviations[i]) && deviations[i] > 0);
    }
    this.means = means.clone();
    this.deviations = deviations.clone();
  }

  /** Features per step. */
  public int features() {
    return means.length;
  }

  /** Mean of a raw feature. */
  public double mean(int feature) {
    return means[feature];
  }

  /** Standard deviation of a raw feature. */
  public double deviation(int feature) {
    return deviations[feature];
  }

  /**
   * Scales steps.
   *
   * @param raw whole steps, row-major: each step's features side by side
   * @return as many values
   */
  public double[] scale(double[] raw) {
    double[] scaled = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      int feature = i % means.length;
      scaled[i] = (raw[i] - means[feature]) / deviations[feature];
    }
    return scaled;
  }

  private static void check(String what, int index, double value, boolean makesSense) {
    if (!makesSense) {
      throw new IllegalArgumentException(
          "scaling: "
              + what
              + "["
              + index
              + "]="
              + value
              + ": expected a finite number"
              + (what.equals("deviation") ? " above 0" : ""));
    }
  }
}

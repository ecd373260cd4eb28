package io.headroom.forecast.explanation;

import io.headroom.forecast.network.FeatureScaling;

/**
 * What turns raw features into what a network was trained on.
 *
 * @param scaling one feature per column
 */
record Scaling(FeatureScaling scaling) implements Layer {
  @Override
  public Pass apply(double[][] in) {
    return new Pass(Tables.each(in, scaling::scale), slopes -> Tables.each(slopes, this::back));
  }

  private double[] back(double[] slopes) {
    double[] byInput = new double[slopes.length];
    for (int feature = 0; feature < byInput.length; feature++) {
      byInput[feature] = slopes[feature] / scaling.deviation(feature);
    }
    return byInput;
  }
}

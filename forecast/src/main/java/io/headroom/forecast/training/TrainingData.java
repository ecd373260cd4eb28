package io.headroom.forecast.training;

import io.headroom.forecast.network.FeatureScaling;
import java.util.List;

/**
 * Examples cut at a date: the earlier ones are learnt from, on the later ones the best pass is
 * chosen.
 *
 * @param training examples whose target is before the first date of the validation
 * @param validation the others
 */
record TrainingData(List<Example> training, List<Example> validation) {
  /**
   * Cuts examples so that the share of their dates, the latest, is for validation.
   *
   * @throws IllegalArgumentException if one of the two parts would be empty
   */
  static TrainingData split(List<Example> examples, double validationShare) {
    int[] dates = examples.stream().mapToInt(Example::target).sorted().distinct().toArray();
    int first = dates.length - (int) StrictMath.round(validationShare * dates.length);
    if (first <= 0 || first >= dates.length) {
      throw new IllegalArgumentException(
          dates.length
              + " dates are too few to train on some and to validate on the last "
              + validationShare
              + " of them");
    }
    int cut = dates[first];
    return new TrainingData(
        examples.stream().filter(e -> e.target() < cut).toList(),
        examples.stream().filter(e -> e.target() >= cut).toList());
  }

  /** Mean and standard deviation of each feature on the last days of the training windows. */
  FeatureScaling scaling(int features) {
    double[] means = new double[features];
    double[] deviations = new double[features];
    for (int f = 0; f < features; f++) {
      double sum = 0;
      for (Example example : training) {
        sum += last(example, features, f);
      }
      means[f] = sum / training.size();
      double squares = 0;
      for (Example example : training) {
        double distance = last(example, features, f) - means[f];
        squares += distance * distance;
      }
      deviations[f] = Math.sqrt(squares / training.size());
    }
    return new FeatureScaling(means, deviations);
  }

  private static double last(Example example, int features, int feature) {
    return example.window()[example.window().length - features + feature];
  }
}

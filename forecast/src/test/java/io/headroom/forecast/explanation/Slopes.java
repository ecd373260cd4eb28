package io.headroom.forecast.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Holds gradients against differences. */
final class Slopes {
  private static final double STEP = 2e-4;

  private Slopes() {}

  /**
   * Each derivative within 1e-7 of itself; of those near zero, of a thousandth of the largest. No
   * kink of ReLU may lie within two steps.
   */
  static void assertGradient(String description, Differentiable function, double[] x) {
    double[] gradient = function.at(x).gradient();
    double largest = 0;
    for (double slope : gradient) {
      largest = Math.max(largest, Math.abs(slope));
    }
    assertThat(largest).as(description).isPositive();
    for (int i = 0; i < x.length; i++) {
      double scale = Math.max(Math.abs(gradient[i]), 1e-3 * largest);
      assertThat(gradient[i])
          .as("%s, input %d", description, i)
          .isCloseTo(difference(function, x, i), within(1e-7 * scale));
    }
  }

  /** The central difference of fourth order: error STEP^4 / 30 times the fifth derivative. */
  private static double difference(Differentiable function, double[] x, int input) {
    double near = moved(function, x, input, STEP) - moved(function, x, input, -STEP);
    double far = moved(function, x, input, 2 * STEP) - moved(function, x, input, -2 * STEP);
    return (8 * near - far) / (12 * STEP);
  }

  private static double moved(Differentiable function, double[] x, int input, double by) {
    double[] moved = x.clone();
    moved[input] += by;
    return function.at(moved).value();
  }
}

package io.headroom.forecast.training.panel;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/** What a tensor of weights is before the first update. */
@FunctionalInterface
interface Start {
  Start ZERO = (values, from, to, random) -> Arrays.fill(values, from, to, 0);

  Start ONE = (values, from, to, random) -> Arrays.fill(values, from, to, 1);

  /**
   * Writes the weights from one index up to, not including, another.
   *
   * @param random drawn from in the order of the weights
   */
  void write(double[] weights, int from, int to, RandomGenerator random);

  /** Normal about zero. */
  static Start normal(double deviation) {
    return (weights, from, to, random) -> {
      for (int i = from; i < to; i++) {
        weights[i] = (float) (deviation * random.nextGaussian());
      }
    };
  }

  /** Glorot and Bengio (2010), which keeps the variance of what runs forward and of what back. */
  static Start glorot(int inputs, int outputs) {
    return normal(Math.sqrt(2.0 / (inputs + outputs)));
  }
}

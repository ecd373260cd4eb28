package io.headroom.ingest.simulation;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Random numbers that a seed determines on every JVM: WELL19937c (Panneton, L'Ecuyer and Matsumoto
 * 2006) of Commons Math, whose normal deviates use its own logarithm in plain Java.
 */
final class Draws {
  private final RandomGenerator generator;

  private Draws(RandomGenerator generator) {
    this.generator = generator;
  }

  /**
   * One of a seed's sequences.
   *
   * @param sequence from 0; sequences of one seed have nothing to do with one another
   */
  static Draws of(long seed, int sequence) {
    int[] state = {(int) (seed >>> Integer.SIZE), (int) seed, sequence};
    return new Draws(new Well19937c(state));
  }

  /** Standard normal. */
  double normal() {
    return generator.nextGaussian();
  }

  /** Uniform, above 0, at most 1. */
  double uniform() {
    return 1 - generator.nextDouble();
  }

  /** True with this probability. */
  boolean happens(double probability) {
    return generator.nextDouble() < probability;
  }

  /** A whole number from 0 to less than the bound. */
  int below(int bound) {
    return generator.nextInt(bound);
  }

  /** Poisson with a small mean, by inversion: e^-mean must not underflow. */
  int poisson(double mean) {
    double left = generator.nextDouble();
    double mass = StrictMath.exp(-mean);
    int count = 0;
    while (left >= mass && mass > 0) {
      left -= mass;
      count++;
      mass *= mean / count;
    }
    return count;
  }
}

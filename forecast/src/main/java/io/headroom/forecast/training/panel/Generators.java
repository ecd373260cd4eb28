package io.headroom.forecast.training.panel;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * A member's random numbers: a sequence of its own for each purpose, so that a warm start, which
 * draws no weights, changes neither the order of the dates nor the noise.
 */
enum Generators {
  WEIGHTS(0),
  ORDER(1),
  NOISE(2);

  private final int sequence;

  Generators(int sequence) {
    this.sequence = sequence;
  }

  RandomGenerator of(long seed) {
    return new Well19937c(new int[] {(int) (seed >>> Integer.SIZE), (int) seed, sequence});
  }
}

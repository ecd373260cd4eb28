package io.headroom.forecast.evaluation;

/** Draws days again. */
@FunctionalInterface
interface Resampler {
  /**
   * The next replication.
   *
   * @param days where the drawn days go, each from 0 to less than its length
   */
  void draw(int[] days);
}

package io.headroom.forecast.evaluation;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Blocks of one length that begin anywhere, the first day following the last (Politis and Romano
 * 1992); the last block is cut where the days are enough.
 */
final class CircularBlocks implements Resampler {
  private final RandomGenerator generator;
  private final int blockDays;

  CircularBlocks(BootstrapPlan plan) {
    generator = new Well19937c(plan.seed());
    blockDays = plan.blockDays();
  }

  @Override
  public void draw(int[] days) {
    int day = 0;
    for (int i = 0; i < days.length; i++) {
      day = i % blockDays == 0 ? generator.nextInt(days.length) : (day + 1) % days.length;
      days[i] = day;
    }
  }
}

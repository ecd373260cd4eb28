package io.headroom.forecast.evaluation;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Blocks of geometric length that begin anywhere, the first day following the last: what is drawn
 * is stationary (Politis and Romano 1994).
 */
final class StationaryBlocks implements Resampler {
  private final RandomGenerator generator;
  private final double newBlock;

  /**
   * @param plan its blocks' length is the mean of the lengths drawn
   */
  StationaryBlocks(BootstrapPlan plan) {
    generator = new Well19937c(plan.seed());
    newBlock = 1.0 / plan.blockDays();
  }

  @Override
  public void draw(int[] days) {
    int day = 0;
    for (int i = 0; i < days.length; i++) {
      boolean begins = i == 0 || generator.nextDouble() < newBlock;
      day = begins ? generator.nextInt(days.length) : (day + 1) % days.length;
      days[i] = day;
    }
  }
}

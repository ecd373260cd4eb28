package io.headroom.forecast.evaluation;

/**
 * How days are drawn again: in blocks, since neighbouring days' losses are correlated.
 *
 * @param replications how often as many days as there are are drawn
 * @param blockDays length of a block, the mean length where lengths are drawn too
 * @param seed of WELL19937c as Commons Math has it: it determines every draw, on every JVM
 */
public record BootstrapPlan(int replications, int blockDays, long seed) {
  private static final int REPLICATIONS = 10_000;

  /**
   * @throws IllegalArgumentException if a number is below one
   */
  public BootstrapPlan {
    if (replications < 1 || blockDays < 1) {
      throw new IllegalArgumentException(
          "replications " + replications + ", blockDays " + blockDays + ": expected 1 or more");
    }
  }

  /**
   * 10,000 replications of blocks of n^(1/3) days, rounded up, the order that is best for a
   * variance (Hall, Horowitz and Jing 1995), and no shorter than two targets, whose losses overlap.
   *
   * @param days n, how many there are
   * @param horizonDays how many days a target covers
   */
  public static BootstrapPlan of(int days, int horizonDays, long seed) {
    int root = (int) Math.ceil(StrictMath.cbrt(days));
    int block = Math.max(root, horizonDays > 1 ? 2 * horizonDays : 1);
    return new BootstrapPlan(REPLICATIONS, Math.max(1, Math.min(block, days)), seed);
  }
}

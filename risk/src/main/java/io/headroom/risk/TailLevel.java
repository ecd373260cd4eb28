package io.headroom.risk;

/**
 * A confidence level of VaR and expected shortfall.
 *
 * <p>The tail's share alpha of N scenarios is counted in whole thousandths, because 0.025 * 1000 in
 * binary floating point need not be 25.
 */
enum TailLevel {
  P975(0.975, 25),
  P99(0.99, 10);

  private static final int WHOLE = 1000;

  private final double level;
  private final int perMille;

  TailLevel(double level, int perMille) {
    this.level = level;
    this.perMille = perMille;
  }

  /**
   * The level of a limit policy.
   *
   * @throws IllegalArgumentException unless it is 0.975 or 0.99
   */
  static TailLevel of(double level) {
    for (TailLevel candidate : values()) {
      if (candidate.level == level) {
        return candidate;
      }
    }
    throw new IllegalArgumentException("level=" + level + ", expected 0.975 or 0.99");
  }

  /** Whole scenarios of n in the tail, floor(alpha n). */
  int whole(int n) {
    return (int) ((long) n * perMille / WHOLE);
  }

  /** Rank of the VaR among n losses counted from the worst, floor(alpha n) + 1. */
  int rank(int n) {
    return whole(n) + 1;
  }

  /** The mean of the alpha n worst losses, the last of them weighted with the fraction. */
  double tailMean(double worstSum, double next, int n) {
    long remainder = (long) n * perMille % WHOLE;
    return (WHOLE * worstSum + remainder * next) / ((double) n * perMille);
  }
}

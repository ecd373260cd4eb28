package io.headroom.forecast.evaluation;

/**
 * The losses and the drawn days of {@code src/test/reference/evaluation_statistics.py}, the same
 * bits: a linear congruential generator of 32 bits.
 */
final class Lcg {
  static final int DAYS = 150;
  static final int REPLICATIONS = 500;
  private static final int MODELS = 6;
  private static final int BLOCK_DAYS = 5;

  private long state;

  private Lcg(long seed) {
    state = seed;
  }

  /** A loss per day and model; each holds a third of the day before's. */
  static double[][] losses() {
    Lcg lcg = new Lcg(1);
    double[][] losses = new double[DAYS][MODELS];
    for (int day = 0; day < DAYS; day++) {
      double common = lcg.uniform();
      for (int model = 0; model < MODELS; model++) {
        double own = lcg.uniform() * (1 + 0.05 * model);
        double before = day > 0 ? losses[day - 1][model] : 0;
        losses[day][model] = common + own + before / 3;
      }
    }
    return losses;
  }

  static double[] losses(int model) {
    double[][] losses = losses();
    double[] column = new double[DAYS];
    for (int day = 0; day < DAYS; day++) {
      column[day] = losses[day][model];
    }
    return column;
  }

  static double[] differences(int first, int second) {
    double[] differences = losses(first);
    double[] other = losses(second);
    for (int day = 0; day < DAYS; day++) {
      differences[day] -= other[day];
    }
    return differences;
  }

  /** Circular blocks of five days. */
  static Resampler blocks() {
    Lcg lcg = new Lcg(2);
    return days -> {
      int day = 0;
      for (int i = 0; i < days.length; i++) {
        day = i % BLOCK_DAYS == 0 ? (int) (lcg.uniform() * days.length) : (day + 1) % days.length;
        days[i] = day;
      }
    };
  }

  private double uniform() {
    state = (1_664_525 * state + 1_013_904_223) & 0xFFFF_FFFFL;
    return state / 0x1p32;
  }
}

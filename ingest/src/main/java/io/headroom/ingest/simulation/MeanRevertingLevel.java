package io.headroom.ingest.simulation;

/**
 * A stationary Ornstein-Uhlenbeck process around 0, stepped exactly, that can be made to stand at 0
 * at a given time: each step is then drawn given that end, so that the path up to it is one of
 * those paths of the process that happen to end there.
 */
final class MeanRevertingLevel {
  private final double reversion;
  private final double variance;
  private double value;

  /**
   * @param halfLife in days
   * @param deviation standard deviation of the stationary distribution
   * @param start a standard normal deviate, for where it starts
   */
  MeanRevertingLevel(double halfLife, double deviation, double start) {
    reversion = StrictMath.log(2) / halfLife;
    variance = deviation * deviation;
    value = deviation * start;
  }

  double value() {
    return value;
  }

  /**
   * Moves on. Between x now and 0 at the end, normal with mean {@code a x Q / (Q + b^2 q)} and
   * variance {@code q Q / (Q + b^2 q)}, where a and b are what the step and the time after it leave
   * of a level, q and Q the variances that they add.
   *
   * @param days how long
   * @param daysToZero from after the step until it is to stand at 0; infinite for never
   * @param z a standard normal deviate
   */
  void advance(double days, double daysToZero, double z) {
    double a = StrictMath.exp(-reversion * days);
    double b = StrictMath.exp(-reversion * daysToZero);
    double q = variance * (1 - a * a);
    double rest = variance * (1 - b * b);
    double whole = rest + b * b * q;
    value = whole > 0 ? (a * value * rest + Math.sqrt(q * rest * whole) * z) / whole : 0;
  }
}

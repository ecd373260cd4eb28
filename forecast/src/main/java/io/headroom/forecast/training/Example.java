package io.headroom.forecast.training;

/**
 * A day to learn from: what was known at its origin and how far log-HAR was off.
 *
 * @param symbol of the instrument
 * @param target the day that was forecast, days since 1970-01-01
 * @param window raw features of the days up to the origin, {@code [steps][features]}, row-major;
 *     not to be changed
 * @param logHar logarithm of log-HAR's forecast of the target's daily variance
 * @param logVariance logarithm of the target's variance
 */
public record Example(
    String symbol, int target, double[] window, double logHar, double logVariance) {
  /**
   * Refuses a value that is not finite.
   *
   * @throws IllegalArgumentException that names it
   */
  public Example {
    boolean finite = Double.isFinite(logHar) && Double.isFinite(logVariance);
    for (double value : window) {
      finite &= Double.isFinite(value);
    }
    if (!finite) {
      throw new IllegalArgumentException(
          symbol + ", target=" + target + ": expected finite features, forecast and variance");
    }
  }

  /** What the network should say: log-HAR's error in logs. */
  double logRatio() {
    return logVariance - logHar;
  }
}

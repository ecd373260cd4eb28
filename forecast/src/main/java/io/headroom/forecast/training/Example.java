package io.headroom.forecast.training;

/** A day to learn from: what was known at its origin and how far log-HAR was off. */
public final class Example {
  private final String symbol;
  private final int target;
  private final double[] window;
  private final double logHar;
  private final double logVariance;
  private final double logEwma;

  /**
   * An example without a second baseline.
   *
   * @param symbol of the instrument
   * @param target the day that was forecast, days since 1970-01-01
   * @param window raw features of the days up to the origin, {@code [steps][features]}, row-major
   * @param logHar logarithm of log-HAR's forecast of the target's daily variance
   * @param logVariance logarithm of the target's variance
   * @throws IllegalArgumentException if a value is not finite
   */
  public Example(String symbol, int target, double[] window, double logHar, double logVariance) {
    this(symbol, target, window, logHar, logVariance, Double.NaN);
  }

  /**
   * An example.
   *
   * @param symbol of the instrument
   * @param target the day that was forecast, days since 1970-01-01
   * @param window raw features of the days up to the origin, {@code [steps][features]}, row-major
   * @param logHar logarithm of log-HAR's forecast of the target's daily variance
   * @param logVariance logarithm of the target's variance
   * @param logEwma logarithm of EWMA's forecast, which nothing is learnt from; NaN without one
   * @throws IllegalArgumentException if another value is not finite
   */
  public Example(
      String symbol,
      int target,
      double[] window,
      double logHar,
      double logVariance,
      double logEwma) {
    boolean finite = Double.isFinite(logHar) && Double.isFinite(logVariance);
    for (double value : window) {
      finite &= Double.isFinite(value);
    }
    if (!finite) {
      throw new IllegalArgumentException(
          symbol + ", target=" + target + ": expected finite features, forecast and variance");
    }
    this.symbol = symbol;
    this.target = target;
    this.window = window.clone();
    this.logHar = logHar;
    this.logVariance = logVariance;
    this.logEwma = logEwma;
  }

  String symbol() {
    return symbol;
  }

  int target() {
    return target;
  }

  /** Not to be changed. */
  double[] window() {
    return window;
  }

  double logHar() {
    return logHar;
  }

  double logVariance() {
    return logVariance;
  }

  /** What the network should say: log-HAR's error in logs. */
  double logRatio() {
    return logVariance - logHar;
  }

  /** EWMA's error in logs; NaN without its forecast. */
  double logEwmaRatio() {
    return logVariance - logEwma;
  }
}

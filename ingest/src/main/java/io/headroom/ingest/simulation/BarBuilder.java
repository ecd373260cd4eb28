package io.headroom.ingest.simulation;

/**
 * One session's open, high, low and close in log prices, from coarse steps: the highest and lowest
 * price within a step are drawn as those of the Brownian bridge between its ends, so that they, and
 * the Garman-Klass variance, are not too small for the steps being coarse.
 */
final class BarBuilder {
  private double open;
  private double high;
  private double low;
  private double close;
  private double variance;

  /** A session in log prices; variance is that of its diffusion. */
  record LogBar(double open, double high, double low, double close, double variance) {}

  /** Begins a session at its first price. */
  void begin(double logPrice) {
    open = logPrice;
    high = logPrice;
    low = logPrice;
    close = logPrice;
    variance = 0;
  }

  /**
   * Takes a step: first what diffuses, then the jump.
   *
   * @param logPrice after the step
   * @param jump its jumps' log return
   * @param stepVariance of what diffuses
   * @param highest uniform, above 0, at most 1: how likely a higher maximum would have been
   * @param lowest likewise for the minimum
   */
  void step(double logPrice, double jump, double stepVariance, double highest, double lowest) {
    double move = logPrice - jump - close;
    double middle = close + 0.5 * move;
    high = Math.max(high, Math.max(logPrice, middle + reach(move, stepVariance, highest)));
    low = Math.min(low, Math.min(logPrice, middle - reach(move, stepVariance, lowest)));
    close = logPrice;
    variance += stepVariance;
  }

  /** The session so far. */
  LogBar bar() {
    return new LogBar(open, high, low, close, variance);
  }

  /** A bridge's maximum m above the middle of its ends: P(m) = exp(-2 (m-a) (m-b) / variance). */
  private static double reach(double move, double variance, double uniform) {
    return 0.5 * Math.sqrt(move * move - 2 * variance * StrictMath.log(uniform));
  }
}

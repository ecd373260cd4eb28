package io.headroom.ingest.simulation;

import io.headroom.ingest.simulation.FactorModel.ShockEffect;

/**
 * The simulated day's event: prices fall within minutes and volatility jumps; both come back later,
 * prices in part. Times are seconds of the trading day.
 *
 * @param start when the fall begins, all at once volatile
 * @param fallSeconds how long prices fall
 * @param end when volatility begins to fade and prices to recover
 * @param halfLife of the additional log volatility after the end, seconds
 * @param recovered the share of the fall that is made good
 * @param recoverySeconds how long that takes
 */
record Shock(
    double start,
    double fallSeconds,
    double end,
    double halfLife,
    double recovered,
    double recoverySeconds) {

  /** What a factor's variance is multiplied with. */
  double variance(ShockEffect effect, double second) {
    double strength = strength(second);
    return strength == 0 ? 1 : StrictMath.exp(2 * strength * StrictMath.log(effect.volatility()));
  }

  /** A factor's log return from the fall and the recovery between two seconds. */
  double move(ShockEffect effect, double from, double to) {
    double fall = share(to, start, fallSeconds) - share(from, start, fallSeconds);
    double back = share(to, end, recoverySeconds) - share(from, end, recoverySeconds);
    return effect.move() * (fall - recovered * back);
  }

  private double strength(double second) {
    if (second < start) {
      return 0;
    }
    return second < end ? 1 : StrictMath.exp(-StrictMath.log(2) * (second - end) / halfLife);
  }

  private static double share(double second, double from, double length) {
    return Math.max(0, Math.min(1, (second - from) / length));
  }
}

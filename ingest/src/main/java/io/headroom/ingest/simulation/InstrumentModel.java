package io.headroom.ingest.simulation;

import java.util.List;

/**
 * One simulated instrument. Its log price moves with a factor of its own besides those named.
 *
 * @param price at the last close before the simulated day
 * @param ownSigma daily sigma of its own factor
 * @param ticksPerSecond when its volatility is what it is on average
 * @param spread between bid and ask, a share of the price
 * @param dailyVolume on average; 0 where nobody counts it
 */
record InstrumentModel(
    String symbol,
    TradingHours hours,
    double price,
    List<Loading> loadings,
    double ownSigma,
    double ticksPerSecond,
    double spread,
    double dailyVolume) {
  InstrumentModel {
    loadings = List.copyOf(loadings);
  }

  /** The same instrument with so many times the ticks. */
  InstrumentModel withTicks(double times) {
    return new InstrumentModel(
        symbol, hours, price, loadings, ownSigma, times * ticksPerSecond, spread, dailyVolume);
  }

  /** By how much the instrument's log price follows a factor's. */
  record Loading(String factor, double beta) {}
}

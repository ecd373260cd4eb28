package io.headroom.ingest.simulation;

/**
 * What moves prices: the market, the dollar, a sector, or what concerns one instrument alone.
 *
 * @param sigma daily, its jumps aside: the root of the mean variance of its log returns
 * @param common by how much its log volatility follows the common one
 * @param own standard deviation of the rest of its log volatility
 * @param shock how the shock hits it
 */
record FactorModel(
    String name,
    TradingHours hours,
    double sigma,
    double common,
    double own,
    Jumps jumps,
    ShockEffect shock) {

  /**
   * Merton's (1976): normal in size, Poisson in time.
   *
   * @param perDay how many are to be expected
   * @param mean of the log return
   */
  record Jumps(double perDay, double mean, double deviation) {
    static final Jumps NONE = new Jumps(0, 0, 0);

    /** Of a day's return, from jumps. */
    double variance() {
      return perDay * (mean * mean + deviation * deviation);
    }
  }

  /**
   * How the shock hits a factor.
   *
   * @param volatility what its volatility is multiplied with at the height of the shock
   * @param move its log return in the fall
   */
  record ShockEffect(double volatility, double move) {
    static final ShockEffect NONE = new ShockEffect(1, 0);
  }
}

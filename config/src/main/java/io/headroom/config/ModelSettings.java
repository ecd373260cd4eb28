package io.headroom.config;

import java.util.Optional;

/**
 * How volatility is forecast.
 *
 * @param champion the model whose values drive limits
 * @param ewmaLambda decay per day, RiskMetrics (1996): 0.94
 * @param minHistoryDays daily variances a log-HAR needs before it forecasts
 * @param startingDailyVolatility daily volatility an instrument without history starts from,
 *     decimal
 * @param overnightShare share of a day's variance that falls outside the session, until estimated
 * @param sharePriorDays how many days of evidence the starting shares count for
 * @param network the network to put in force, if there is one
 * @param challenger the network that runs in its shadow, if there is one: it forecasts the same and
 *     drives nothing
 * @param poolMinRows days, of all instruments of a kind together, that the pooled model needs
 *     before it forecasts
 */
public record ModelSettings(
    Champion champion,
    double ewmaLambda,
    int minHistoryDays,
    double startingDailyVolatility,
    double overnightShare,
    int sharePriorDays,
    Optional<Network> network,
    Optional<Network> challenger,
    int poolMinRows) {
  /** Two years of one instrument, or a quarter of eight. */
  public static final int DEFAULT_POOL_MIN_ROWS = 500;

  /** Without a challenger, and with the default for the pool. */
  public ModelSettings(
      Champion champion,
      double ewmaLambda,
      int minHistoryDays,
      double startingDailyVolatility,
      double overnightShare,
      int sharePriorDays,
      Optional<Network> network) {
    this(
        champion,
        ewmaLambda,
        minHistoryDays,
        startingDailyVolatility,
        overnightShare,
        sharePriorDays,
        network,
        Optional.empty(),
        DEFAULT_POOL_MIN_ROWS);
  }

  /** A forecasting model. */
  public enum Champion {
    EWMA,
    LOG_HAR,
    NETWORK
  }

  /**
   * A trained network.
   *
   * @param file path of its artifact, variables unexpanded
   * @param approver who answers for putting it in force
   */
  public record Network(String file, String approver) {}
}

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
 */
public record ModelSettings(
    Champion champion,
    double ewmaLambda,
    int minHistoryDays,
    double startingDailyVolatility,
    double overnightShare,
    int sharePriorDays,
    Optional<Network> network) {
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

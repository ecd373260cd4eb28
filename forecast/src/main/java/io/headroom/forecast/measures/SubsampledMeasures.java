package io.headroom.forecast.measures;

/**
 * Realized measures of five-minute log returns, means over the five grids that start at each of the
 * one-minute offsets. The shorter intervals at a grid's ends count as returns like others, which
 * moves a whole session's measures by less than one per cent.
 *
 * @param realizedVariance for the time covered, the sum of the semivariances
 * @param bipowerVariation NaN where no grid has two returns
 * @param medRv NaN where no grid has three returns
 * @param positiveSemivariance with the negative one it sums to the realized variance
 * @param quarticity realized quarticity, NaN where there is no return
 */
public record SubsampledMeasures(
    double realizedVariance,
    double bipowerVariation,
    double medRv,
    double positiveSemivariance,
    double negativeSemivariance,
    double quarticity) {

  /** Minutes. */
  public static final int STEP = 5;

  /**
   * Measures a path of log prices one minute apart.
   *
   * @param logPrices at least one
   */
  public static SubsampledMeasures of(double[] logPrices) {
    double positive = GridReturns.mean(logPrices, STEP, grid -> Semivariances.of(grid).positive());
    double negative = GridReturns.mean(logPrices, STEP, grid -> Semivariances.of(grid).negative());
    return new SubsampledMeasures(
        positive + negative,
        GridReturns.mean(logPrices, STEP, BipowerVariation::of),
        GridReturns.mean(logPrices, STEP, MedRv::of),
        positive,
        negative,
        GridReturns.mean(logPrices, STEP, RealizedQuarticity::of));
  }
}

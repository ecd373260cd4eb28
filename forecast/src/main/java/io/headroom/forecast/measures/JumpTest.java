package io.headroom.forecast.measures;

import java.util.function.ToDoubleFunction;

/**
 * Tests for jumps by the share of the realized variance that a measure without jumps leaves over,
 * the ratio statistics with max adjustment: standard normal without jumps, large with them, so that
 * a value above 2.33 rejects at one per cent.
 *
 * <p>They are for returns of one grid. Of a mean over several grids the error is smaller than the
 * denominator says, and the test would reject too seldom.
 */
public final class JumpTest {
  /** Asymptotic variance of RV - MedRV, 2.96 - 2. */
  private static final double MEDIAN = 0.96;

  /** Asymptotic variance of RV - BV. */
  private static final double BIPOWER = 0.25 * Math.PI * Math.PI + Math.PI - 5;

  private JumpTest() {}

  /**
   * {@code (1 - MedRV/RV) / sqrt(0.96/n * max(1, MedRQ/MedRV^2))} (Andersen, Dobrev and Schaumburg
   * 2012).
   *
   * @return NaN of fewer than three returns, and where the price mostly stood still
   */
  public static double median(double[] returns) {
    return statistic(returns, MedRv::of, MedRq::of, MEDIAN);
  }

  /**
   * {@code (1 - BV/RV) / sqrt((pi^2/4 + pi - 5)/n * max(1, TQ/BV^2))} (Barndorff-Nielsen and
   * Shephard 2006; Huang and Tauchen 2005).
   *
   * @return NaN of fewer than three returns, and where the price mostly stood still
   */
  public static double bipower(double[] returns) {
    return statistic(returns, BipowerVariation::of, TripowerQuarticity::of, BIPOWER);
  }

  private static double statistic(
      double[] returns,
      ToDoubleFunction<double[]> robustVariance,
      ToDoubleFunction<double[]> robustQuarticity,
      double asymptoticVariance) {
    double robust = robustVariance.applyAsDouble(returns);
    if (returns.length < 3 || robust == 0) {
      return Double.NaN;
    }
    double spread = Math.max(1, robustQuarticity.applyAsDouble(returns) / (robust * robust));
    double share = 1 - robust / RealizedVariance.of(returns);
    return share / Math.sqrt(asymptoticVariance / returns.length * spread);
  }
}

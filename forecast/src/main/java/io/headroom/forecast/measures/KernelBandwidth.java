package io.headroom.forecast.measures;

/**
 * How many autocovariances a realized kernel takes: {@code c* xi^(4/5) n^(3/5)} with c* = 3.5134
 * for Parzen's weights and {@code xi^2 = omega^2 / sqrt(IQ)} (Barndorff-Nielsen, Hansen, Lunde and
 * Shephard 2009).
 *
 * <p>As there, omega^2, the variance of the noise, is taken from returns over about two minutes, RV
 * / (2 n) with n the returns that are not zero, and the root of the integrated quarticity from the
 * realized variance of 20-minute returns, each the mean over its grids. That omega^2 is too large
 * where noise is small, so the bandwidth errs on the side that noise which is not independent asks
 * for.
 */
public final class KernelBandwidth {
  private static final double PARZEN = 3.5134;

  /** Minutes. */
  private static final int SPARSE = 20;

  private static final int DENSE = 2;

  private KernelBandwidth() {}

  /**
   * The ratio xi^2 of noise to signal.
   *
   * @param logPrices a path one minute apart
   * @return NaN below 20 minutes, and of a path on which no price has changed; infinity where the
   *     sparse returns are zero and the dense ones are not
   */
  public static double noiseToSignal(double[] logPrices) {
    if (logPrices.length <= SPARSE) {
      return Double.NaN;
    }
    double noise = GridReturns.mean(logPrices, DENSE, KernelBandwidth::noiseVariance);
    if (Double.isNaN(noise)) {
      return Double.NaN;
    }
    double signal = GridReturns.mean(logPrices, SPARSE, RealizedVariance::of);
    return signal == 0 ? Double.POSITIVE_INFINITY : noise / signal;
  }

  /**
   * The bandwidth, rounded up.
   *
   * @param noiseToSignal xi^2, not NaN
   * @param returns n, how many returns the kernel has
   * @return from 1 to the largest allowed
   */
  public static int of(double noiseToSignal, int returns, int largest) {
    double bandwidth = PARZEN * StrictMath.pow(noiseToSignal, 0.4) * StrictMath.pow(returns, 0.6);
    return (int) Math.max(1, Math.min(largest, Math.ceil(bandwidth)));
  }

  private static double noiseVariance(double[] returns) {
    int moved = 0;
    for (double logReturn : returns) {
      moved += logReturn == 0 ? 0 : 1;
    }
    return moved == 0 ? Double.NaN : RealizedVariance.of(returns) / (2 * moved);
  }
}

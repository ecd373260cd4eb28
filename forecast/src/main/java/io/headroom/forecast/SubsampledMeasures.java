package io.headroom.forecast;

/**
 * Realized measures of five-minute log returns, subsampled: one grid for each of the five
 * one-minute offsets, the partial intervals at its ends included, and the mean over the grids.
 * Every grid so covers the whole path from the open to now, and nothing is scaled up.
 *
 * <p>Realized variance: sum of squared returns (Andersen and Bollerslev 1998), subsampled as in
 * Zhang, Mykland and Ait-Sahalia (2005). Bipower variation: {@code pi/2 * n/(n-1) * sum
 * |r_j||r_(j-1)|} (Barndorff-Nielsen and Shephard 2004), over the grids with at least two returns.
 * Semivariances: the squared returns above and below zero (Barndorff-Nielsen, Kinnebrock and
 * Shephard 2010).
 *
 * @param realizedVariance of log returns, decimal, for the time covered
 * @param bipowerVariation NaN where no grid has two returns
 * @param positiveSemivariance with the negative one it sums to the realized variance
 */
record SubsampledMeasures(
    double realizedVariance,
    double bipowerVariation,
    double positiveSemivariance,
    double negativeSemivariance) {

  private static final int STEP = 5;

  /**
   * Measures a path of log prices one minute apart.
   *
   * @param logPrices at least one
   */
  static SubsampledMeasures of(double[] logPrices) {
    double positive = 0;
    double negative = 0;
    double bipower = 0;
    int bipowerGrids = 0;
    for (int offset = 0; offset < STEP; offset++) {
      Grid grid = new Grid(logPrices, offset);
      positive += grid.positive;
      negative += grid.negative;
      if (grid.returns > 1) {
        bipower += grid.bipowerVariation();
        bipowerGrids++;
      }
    }
    positive /= STEP;
    negative /= STEP;
    double bipowerMean = bipowerGrids == 0 ? Double.NaN : bipower / bipowerGrids;
    return new SubsampledMeasures(positive + negative, bipowerMean, positive, negative);
  }

  private static final class Grid {
    private double positive;
    private double negative;
    private double products;
    private int returns;
    private double previous;

    Grid(double[] logPrices, int offset) {
      int end = logPrices.length - 1;
      double last = logPrices[0];
      for (int at = offset == 0 ? STEP : offset; at < end; at += STEP) {
        add(logPrices[at] - last);
        last = logPrices[at];
      }
      if (end > 0) {
        add(logPrices[end] - last);
      }
    }

    private void add(double logReturn) {
      double square = logReturn * logReturn;
      if (logReturn > 0) {
        positive += square;
      } else {
        negative += square;
      }
      double size = Math.abs(logReturn);
      products += size * previous;
      previous = size;
      returns++;
    }

    double bipowerVariation() {
      return 0.5 * Math.PI * returns / (returns - 1) * products;
    }
  }
}

package io.headroom.forecast.measures;

import java.util.function.ToDoubleFunction;

/**
 * Returns over every few steps of a path, and means over the grids that start at different offsets
 * (subsampling: Zhang, Mykland and Ait-Sahalia 2005).
 *
 * <p>A grid has the path's first price, each one at offset + i * step in between, and its last one:
 * so it covers the whole path, with a shorter interval at each end, and nothing is scaled up.
 */
public final class GridReturns {
  private GridReturns() {}

  /**
   * The returns of one grid.
   *
   * @param logPrices of the path, at least one
   * @param step how many of the path's intervals make one of the grid's
   * @param offset of the grid's first inner point, below step
   */
  public static double[] of(double[] logPrices, int step, int offset) {
    int end = logPrices.length - 1;
    int first = offset == 0 ? step : offset;
    int inner = end > first ? (end - first - 1) / step + 1 : 0;
    double[] returns = new double[end > 0 ? inner + 1 : 0];
    double last = logPrices[0];
    for (int i = 0; i < inner; i++) {
      double price = logPrices[first + i * step];
      returns[i] = price - last;
      last = price;
    }
    if (end > 0) {
      returns[inner] = logPrices[end] - last;
    }
    return returns;
  }

  /** The mean of a measure over all grids of a step, those left out where it is NaN. */
  public static double mean(double[] logPrices, int step, ToDoubleFunction<double[]> measure) {
    double sum = 0;
    int grids = 0;
    for (int offset = 0; offset < step; offset++) {
      double value = measure.applyAsDouble(of(logPrices, step, offset));
      if (!Double.isNaN(value)) {
        sum += value;
        grids++;
      }
    }
    return grids == 0 ? Double.NaN : sum / grids;
  }
}

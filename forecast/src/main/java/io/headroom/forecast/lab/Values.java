package io.headroom.forecast.lab;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A panel's numbers and what is computed of them again and again. Row d of anything here follows
 * from the rows up to d alone, by sums that begin anew in each row, so that it has the same bits
 * whatever comes later.
 */
final class Values {
  final double[][] variances;
  final double[][] carried;
  private final Map<Integer, double[][]> logMeans = new TreeMap<>();
  private final Map<Integer, double[]> averages = new TreeMap<>();

  /**
   * @param variances {@code [days][instruments]}, NaN where missing; not to be changed
   */
  Values(double[][] variances) {
    this.variances = variances;
    carried = new double[variances.length][];
    for (int day = 0; day < carried.length; day++) {
      carried[day] = variances[day].clone();
      for (int i = 0; day > 0 && i < carried[day].length; i++) {
        if (Double.isNaN(carried[day][i])) {
          carried[day][i] = carried[day - 1][i];
        }
      }
    }
  }

  /** Whether all of a row's numbers are. */
  static boolean areFinite(double[] row) {
    boolean finite = true;
    for (double value : row) {
      finite &= Double.isFinite(value);
    }
    return finite;
  }

  synchronized double[][] logMeans(int lag) {
    return logMeans.computeIfAbsent(lag, this::computeLogMeans);
  }

  synchronized double[] averages(int lag) {
    return averages.computeIfAbsent(lag, this::computeAverages);
  }

  private double[][] computeLogMeans(int lag) {
    double[][] all = new double[carried.length][];
    for (int day = 0; day < all.length; day++) {
      all[day] = new double[carried[day].length];
      for (int i = 0; i < all[day].length; i++) {
        all[day][i] = logMean(lag, day, i);
      }
    }
    return all;
  }

  private double logMean(int lag, int day, int instrument) {
    double sum = 0;
    for (int at = day - lag + 1; at <= day; at++) {
      sum += at < 0 ? Double.NaN : carried[at][instrument];
    }
    return StrictMath.log(sum / lag);
  }

  private double[] computeAverages(int lag) {
    double[][] own = logMeans(lag);
    return Arrays.stream(own).mapToDouble(Values::mean).toArray();
  }

  private static double mean(double[] row) {
    double sum = 0;
    for (double value : row) {
      sum += value;
    }
    return sum / row.length;
  }
}

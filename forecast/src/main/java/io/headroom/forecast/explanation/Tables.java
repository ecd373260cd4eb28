package io.headroom.forecast.explanation;

import java.util.function.UnaryOperator;

/** Tables of numbers, row by row. */
final class Tables {
  private Tables() {}

  /** From numbers row after row. */
  static double[][] of(double[] values, int rows) {
    int columns = values.length / rows;
    double[][] table = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, row * columns, table[row], 0, columns);
    }
    return table;
  }

  /** Numbers row after row. */
  static double[] flat(double[][] table) {
    int columns = table[0].length;
    double[] values = new double[table.length * columns];
    for (int row = 0; row < table.length; row++) {
      System.arraycopy(table[row], 0, values, row * columns, columns);
    }
    return values;
  }

  /** A function of each row. */
  static double[][] each(double[][] table, UnaryOperator<double[]> function) {
    double[][] results = new double[table.length][];
    for (int row = 0; row < table.length; row++) {
      results[row] = function.apply(table[row]);
    }
    return results;
  }

  /** Both added, number by number. */
  static double[][] sum(double[][] a, double[][] b) {
    double[][] sums = each(a, double[]::clone);
    for (int row = 0; row < sums.length; row++) {
      add(b[row], sums[row]);
    }
    return sums;
  }

  /** Adds a row to another. */
  static void add(double[] row, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += row[i];
    }
  }

  /** Single precision as double, which changes no number. */
  static double[] wide(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}

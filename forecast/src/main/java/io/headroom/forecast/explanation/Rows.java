package io.headroom.forecast.explanation;

import java.util.Arrays;

/**
 * Some of the rows: an instrument's steps, or the last step. On nothing else depends what comes
 * out.
 *
 * @param from the first
 * @param count how many
 */
record Rows(int from, int count) implements Layer {
  @Override
  public Pass apply(double[][] in) {
    int columns = in[0].length;
    return new Pass(
        Arrays.copyOfRange(in, from, from + count), slopes -> back(in.length, columns, slopes));
  }

  private double[][] back(int rows, int columns, double[][] slopes) {
    double[][] byInput = new double[rows][columns];
    for (int row = 0; row < count; row++) {
      byInput[from + row] = slopes[row].clone();
    }
    return byInput;
  }
}

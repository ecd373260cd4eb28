package io.headroom.forecast.explanation;

/**
 * The last steps of each instrument.
 *
 * @param steps of an instrument that go in
 * @param kept how many of them come out
 */
record LastSteps(int steps, int kept) implements Layer {
  @Override
  public Pass apply(double[][] in) {
    double[][] out = new double[in.length / steps * kept][];
    for (int row = 0; row < out.length; row++) {
      out[row] = in[place(row)];
    }
    int columns = in[0].length;
    return new Pass(out, slopes -> back(in.length, columns, slopes));
  }

  private double[][] back(int rows, int columns, double[][] slopes) {
    double[][] byInput = new double[rows][columns];
    for (int row = 0; row < slopes.length; row++) {
      byInput[place(row)] = slopes[row].clone();
    }
    return byInput;
  }

  private int place(int row) {
    return row / kept * steps + steps - kept + row % kept;
  }
}

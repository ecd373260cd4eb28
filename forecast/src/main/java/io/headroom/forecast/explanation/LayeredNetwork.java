package io.headroom.forecast.explanation;

/** A network of layers that gives one number. */
final class LayeredNetwork implements Differentiable {
  private final int rows;
  private final int columns;
  private final Layer layers;

  /**
   * @param rows of the table that goes in
   * @param columns of it
   * @param layers give one row of one column
   */
  LayeredNetwork(int rows, int columns, Layer layers) {
    this.rows = rows;
    this.columns = columns;
    this.layers = layers;
  }

  @Override
  public int inputs() {
    return rows * columns;
  }

  @Override
  public Slope at(double[] x) {
    if (x.length != inputs()) {
      throw new IllegalArgumentException(
          "input: length=" + x.length + ": expected rows=" + rows + " times columns=" + columns);
    }
    Layer.Pass pass = layers.apply(Tables.of(x, rows));
    double[][] byInput = pass.back(new double[][] {{1}});
    return new Slope(pass.out()[0][0], Tables.flat(byInput));
  }
}

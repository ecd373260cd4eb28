package io.headroom.forecast.explanation;

/**
 * What a layer makes of its input, and the input added to it.
 *
 * @param branch gives as many rows and columns as it takes
 */
record Residual(Layer branch) implements Layer {
  @Override
  public Pass apply(double[][] in) {
    Pass pass = branch.apply(in);
    return new Pass(Tables.sum(pass.out(), in), slopes -> Tables.sum(pass.back(slopes), slopes));
  }
}

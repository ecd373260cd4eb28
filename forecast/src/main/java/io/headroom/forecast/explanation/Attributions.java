package io.headroom.forecast.explanation;

/**
 * How the difference between a network's residual for an input and for a baseline is shared out
 * among the input's numbers.
 *
 * <p>With log-HAR's variance h, or another's that the network corrects, the forecast is h
 * exp(residual) and that of the baseline h exp(baselineResidual). All attributions add up to
 * residual - baselineResidual, so exp of a sum of some is the factor by which these moved the
 * forecast.
 */
public final class Attributions {
  private final RowShape shape;
  private final double residual;
  private final double baselineResidual;
  private final Quadrature quadrature;
  private final double[] values;

  /**
   * How the integral was computed.
   *
   * @param order nodes of Gauss and Legendre's rule on each part of the line
   * @param parts of the line from baseline to input, 1 if it was not cut
   * @param complete whether the attributions add up as closely as asked, and have settled
   */
  public record Quadrature(int order, int parts, boolean complete) {}

  /** Takes the values over, {@code [instruments][steps][features]}. */
  Attributions(
      RowShape shape,
      double residual,
      double baselineResidual,
      Quadrature quadrature,
      double[] values) {
    this.shape = shape;
    this.residual = residual;
    this.baselineResidual = baselineResidual;
    this.quadrature = quadrature;
    this.values = values;
  }

  /** The shape of input and attributions. */
  public RowShape shape() {
    return shape;
  }

  /** Of the input, in logarithms of variance. */
  public double residual() {
    return residual;
  }

  /** Of the baseline. */
  public double baselineResidual() {
    return baselineResidual;
  }

  /** How the integral was computed, and whether well enough. */
  public Quadrature quadrature() {
    return quadrature;
  }

  /** How much of the difference is due to one number. */
  public double of(int instrument, int step, int feature) {
    return values[shape.index(instrument, step, feature)];
  }

  /** How much is due to all of an instrument. */
  public double ofInstrument(int instrument) {
    return sum(instrument, instrument + 1, 0, shape.steps(), 0, shape.features());
  }

  /** How much is due to a step, over all instruments and features. */
  public double ofStep(int step) {
    return sum(0, shape.instruments(), step, step + 1, 0, shape.features());
  }

  /** How much is due to a feature, over all instruments and steps. */
  public double ofFeature(int feature) {
    return sum(0, shape.instruments(), 0, shape.steps(), feature, feature + 1);
  }

  /** All of them. */
  public double sum() {
    return sum(0, shape.instruments(), 0, shape.steps(), 0, shape.features());
  }

  /** How far {@link #sum} is from the difference that was to be shared out. */
  public double completenessError() {
    return Math.abs(sum() - (residual - baselineResidual));
  }

  /** What {@link #completenessError} may be at most, see {@link IntegratedGradients#FLOOR}. */
  public double tolerance() {
    return IntegratedGradients.tolerance(residual - baselineResidual);
  }

  private double sum(
      int instrument, int instruments, int step, int steps, int feature, int features) {
    double sum = 0;
    for (int i = instrument; i < instruments; i++) {
      for (int j = step; j < steps; j++) {
        for (int k = feature; k < features; k++) {
          sum += values[shape.index(i, j, k)];
        }
      }
    }
    return sum;
  }
}

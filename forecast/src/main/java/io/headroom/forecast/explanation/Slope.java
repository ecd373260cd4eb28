package io.headroom.forecast.explanation;

/** A function's value at a point, and its gradient there. */
public final class Slope {
  private final double value;
  private final double[] gradient;

  /** Takes the gradient over: whoever hands it in leaves it alone. */
  Slope(double value, double[] gradient) {
    this.value = value;
    this.gradient = gradient;
  }

  /** The value. */
  public double value() {
    return value;
  }

  /** The derivative by each input; a copy. */
  public double[] gradient() {
    return gradient.clone();
  }

  /** The derivative by one input. */
  double by(int input) {
    return gradient[input];
  }
}

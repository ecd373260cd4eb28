package io.headroom.forecast.explanation;

/**
 * A number that depends on several, with its exact gradient: for a network its residual, the
 * logarithm of what it multiplies a baseline's variance by.
 */
public interface Differentiable {
  /** On how many numbers it depends. */
  int inputs();

  /**
   * Value and gradient at a point.
   *
   * @param x {@code [inputs]}; not changed
   * @throws IllegalArgumentException if the length is another
   */
  Slope at(double[] x);
}

package io.headroom.forecast.explanation;

/**
 * Gauss-Legendre quadrature on [0, 1]: exact for polynomials of degree 2 order - 1.
 *
 * <p>The nodes are the roots of the Legendre polynomial, each by Newton's method from Tricomi's
 * guess; a fixed number of iterations in StrictMath, so that they have the same bits everywhere.
 */
final class GaussLegendre {
  /** Newton doubles the digits of a guess that is right to two or more. */
  private static final int ITERATIONS = 8;

  private final double[] nodes;
  private final double[] weights;

  /** The rule with so many nodes, in ascending order. */
  GaussLegendre(int order) {
    nodes = new double[order];
    weights = new double[order];
    for (int i = 0; i < order; i++) {
      double root = root(order, StrictMath.cos(StrictMath.PI * (i + 0.75) / (order + 0.5)));
      double slope = slope(order, root);
      nodes[order - 1 - i] = 0.5 + 0.5 * root;
      weights[order - 1 - i] = 1 / ((1 - root * root) * slope * slope);
    }
  }

  int order() {
    return nodes.length;
  }

  double node(int i) {
    return nodes[i];
  }

  double weight(int i) {
    return weights[i];
  }

  private static double root(int order, double guess) {
    double x = guess;
    for (int i = 0; i < ITERATIONS; i++) {
      x -= legendre(order, x) / slope(order, x);
    }
    return x;
  }

  /** P_n(x) by Bonnet's recursion. */
  private static double legendre(int order, double x) {
    double before = 0;
    double value = 1;
    for (int n = 1; n <= order; n++) {
      double next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
      before = value;
      value = next;
    }
    return value;
  }

  /** P_n'(x) = n (P_(n-1)(x) - x P_n(x)) / (1 - x^2). */
  private static double slope(int order, double x) {
    return order * (legendre(order - 1, x) - x * legendre(order, x)) / (1 - x * x);
  }
}

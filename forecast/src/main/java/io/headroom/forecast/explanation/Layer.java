package io.headroom.forecast.explanation;

import java.util.function.UnaryOperator;

/**
 * A part of a network, from a table of numbers to another. Rows are tokens or steps, columns their
 * numbers.
 */
interface Layer {
  /** What it makes of a table, which is not changed. */
  Pass apply(double[][] in);

  /** What came out, and the way back (reverse mode: Griewank and Walther 2008). */
  final class Pass {
    private final double[][] out;
    private final UnaryOperator<double[][]> back;

    Pass(double[][] out, UnaryOperator<double[][]> back) {
      this.out = out;
      this.back = back;
    }

    double[][] out() {
      return out;
    }

    /** From the derivatives of a number by what came out to those by what went in. */
    double[][] back(double[][] slopes) {
      return back.apply(slopes);
    }
  }
}

package io.headroom.risk;

import java.util.Arrays;

/**
 * Adds instruments' scenario P&amp;L to one vector, in a fixed binary tree.
 *
 * <p>The leaves are the instruments in the order of their ids; a node over m leaves splits after
 * the largest power of two below m. A leaf is exposure times scenario return. Subtrees without an
 * exposure are passed over, which changes no bit, as does any incremental update of a path to the
 * root. The loops run across scenarios, so that the JIT vectorises them.
 */
final class ScenarioPnl {
  private double[][] levels = new double[0][];
  private int scenarios;

  /**
   * Computes the sum.
   *
   * @param exposures money per unit return, by instrument; 0 where nothing is held
   * @param returns scenario returns by instrument and scenario; looked at only where there is an
   *     exposure
   * @return a vector of n that is valid until the next call
   */
  double[] sum(double[] exposures, double[][] returns, int n) {
    scenarios = n;
    int depth = 1 + Integer.SIZE - Integer.numberOfLeadingZeros(exposures.length);
    if (levels.length < depth || levels[0].length < n) {
      levels = new double[depth][n];
    }
    if (exposures.length == 0 || !node(exposures, returns, 0, exposures.length, 0)) {
      Arrays.fill(levels[0], 0, n, 0.0);
    }
    return levels[0];
  }

  private boolean node(double[] exposures, double[][] returns, int from, int to, int depth) {
    if (to - from == 1) {
      if (exposures[from] == 0) {
        return false;
      }
      scale(levels[depth], exposures[from], returns[from], scenarios);
      return true;
    }
    int middle = from + Integer.highestOneBit(to - from - 1);
    if (!node(exposures, returns, from, middle, depth)) {
      return node(exposures, returns, middle, to, depth);
    }
    if (node(exposures, returns, middle, to, depth + 1)) {
      add(levels[depth], levels[depth + 1], scenarios);
    }
    return true;
  }

  private static void scale(double[] out, double exposure, double[] returns, int n) {
    for (int s = 0; s < n; s++) {
      out[s] = exposure * returns[s];
    }
  }

  private static void add(double[] left, double[] right, int n) {
    for (int s = 0; s < n; s++) {
      left[s] += right[s];
    }
  }
}

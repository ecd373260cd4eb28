package io.headroom.forecast.network;

import java.util.List;

/**
 * An ensemble that says by how much a forecast of log-HAR is to be corrected: the forecast times
 * exp(residual).
 *
 * <p>Members are averaged in variance: exp(residual) is the mean of exp(r) over their residuals r,
 * in their order. Immutable; the same bits on every machine and JVM. A value that is not finite
 * gives a residual that is NaN.
 */
public final class Network {
  private final int steps;
  private final FeatureScaling scaling;
  private final List<Lstm> members;

  Network(int steps, FeatureScaling scaling, List<LstmWeights> weights) {
    this.steps = steps;
    this.scaling = scaling;
    members = weights.stream().map(Lstm::new).toList();
  }

  /** Days in a window. */
  public int steps() {
    return steps;
  }

  /** Features per day. */
  public int features() {
    return scaling.features();
  }

  /** What the network knows after all steps of a window but the last. */
  public static final class Prefix {
    private final double[][] states;

    private Prefix(double[][] states) {
      this.states = states;
    }
  }

  /**
   * The residual of a window.
   *
   * @param window raw features, {@code [steps][features]}, row-major, the oldest day first
   * @throws IllegalArgumentException if the length is another
   */
  public double residual(double[] window) {
    return combined(memberResiduals(window));
  }

  /**
   * The state that the first days of windows share, so that a change of the last day costs one step
   * only.
   *
   * @param firstStepsMinusOne raw features of all days but the last
   * @throws IllegalArgumentException if the length is another
   */
  public Prefix prefix(double[] firstStepsMinusOne) {
    checkLength("prefix", firstStepsMinusOne, (steps - 1) * features());
    double[] scaled = scaling.scale(firstStepsMinusOne);
    double[][] states = new double[members.size()][];
    for (int k = 0; k < states.length; k++) {
      states[k] = members.get(k).advance(members.get(k).start(), scaled);
    }
    return new Prefix(states);
  }

  /**
   * The residual of the window that begins with the prefix: bit for bit that of {@link
   * #residual(double[])}.
   *
   * @param lastStep raw features of the last day
   * @throws IllegalArgumentException if the length is another
   */
  public double residual(Prefix prefix, double[] lastStep) {
    checkLength("last step", lastStep, features());
    double[] scaled = scaling.scale(lastStep);
    double[] residuals = new double[members.size()];
    for (int k = 0; k < residuals.length; k++) {
      residuals[k] = members.get(k).residual(members.get(k).advance(prefix.states[k], scaled));
    }
    return combined(residuals);
  }

  /** The residual of each member. */
  double[] memberResiduals(double[] window) {
    checkLength("window", window, steps * features());
    double[] scaled = scaling.scale(window);
    double[] residuals = new double[members.size()];
    for (int k = 0; k < residuals.length; k++) {
      residuals[k] =
          members.get(k).residual(members.get(k).advance(members.get(k).start(), scaled));
    }
    return residuals;
  }

  private static double combined(double[] residuals) {
    double sum = 0;
    for (double residual : residuals) {
      sum += StrictMath.exp(residual);
    }
    return StrictMath.log(sum / residuals.length);
  }

  private void checkLength(String what, double[] values, int expected) {
    if (values.length != expected) {
      throw new IllegalArgumentException(
          what
              + ": length="
              + values.length
              + ": expected "
              + expected
              + ", steps="
              + steps
              + ", features="
              + features());
    }
  }
}

package io.headroom.forecast.garch;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/** A maximum of the likelihood. */
final class Maximum {
  private static final double NOTHING = 1e-9;

  private final double[] theta;
  private final Expansion expansion;
  private final RealMatrix covariance;
  private final Convergence convergence;

  /**
   * One that was found.
   *
   * @param theta where it is
   * @param expansion the likelihood there
   * @param last the step that would have been next
   * @param active the bounds that it stands at
   * @param steps how many steps led there
   */
  Maximum(double[] theta, Expansion expansion, NewtonStep last, List<Bound> active, int steps) {
    this.theta = theta.clone();
    this.expansion = expansion;
    covariance = last.covariance();
    List<String> written =
        active.stream().filter(bound -> !bound.always()).map(Bound::written).toList();
    convergence = new Convergence(last.length(), written, steps);
  }

  double[] theta() {
    return theta.clone();
  }

  double value() {
    return expansion.value();
  }

  Expansion expansion() {
    return expansion;
  }

  /** The inverse of the negative Hessian along the bounds. */
  RealMatrix covariance() {
    return covariance;
  }

  /**
   * Whether bounds leave a parameter nowhere to go. Then its variance is what rounding makes of 0;
   * that of a free one is about the inverse of its entry in the Hessian or more.
   */
  boolean isHeld(int parameter) {
    double curvature = Math.abs(expansion.hessian(parameter, parameter));
    return covariance.getEntry(parameter, parameter) * curvature < NOTHING;
  }

  Convergence convergence() {
    return convergence;
  }
}

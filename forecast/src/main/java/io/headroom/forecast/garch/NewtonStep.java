package io.headroom.forecast.garch;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Newton's step along the bounds that are active: with H the Hessian, g the gradient and A the
 * bounds' weights, it solves -H d + A' m = g, A d = 0. The top left of that system's inverse is the
 * inverse of -H along the bounds, so the covariance of the estimates.
 *
 * <p>All of it in coordinates in which the Hessian's diagonal is of ones. Where the likelihood is
 * not concave along the bounds, the diagonal of -H is raised until it is.
 */
final class NewtonStep {
  private static final double FIRST_DAMPING = 1e-6;
  private static final double MOST_DAMPING = 1e9;
  private static final double NOT_SINGULAR = 1e-30;
  private static final double NOT_NEGATIVE = -1e-9;

  private final List<Bound> active;
  private final double[] scale;
  private final RealMatrix inverse;
  private final boolean damped;
  private final double[] direction = new double[Theta.SIZE];
  private final double[] multipliers;
  private final double length;

  private NewtonStep(
      double[] gradient, List<Bound> active, double[] scale, RealMatrix inverse, boolean damped) {
    this.active = List.copyOf(active);
    this.scale = scale;
    this.inverse = inverse;
    this.damped = damped;
    double[] right = new double[inverse.getRowDimension()];
    for (int i = 0; i < Theta.SIZE; i++) {
      right[i] = scale[i] * gradient[i];
    }
    double[] solved = inverse.operate(right);
    multipliers = Arrays.copyOfRange(solved, Theta.SIZE, solved.length);
    double square = 0;
    for (int i = 0; i < Theta.SIZE; i++) {
      direction[i] = scale[i] * solved[i];
      square += right[i] * solved[i];
    }
    length = Math.sqrt(Math.max(0, square));
  }

  /** Empty where the derivatives are not numbers. */
  static Optional<NewtonStep> of(Expansion expansion, List<Bound> active) {
    double[] scale = scale(expansion);
    for (double damping = 0; damping < MOST_DAMPING; damping = more(damping)) {
      RealMatrix system = system(expansion, active, scale, damping);
      DecompositionSolver solver = new LUDecomposition(system, NOT_SINGULAR).getSolver();
      if (solver.isNonSingular() && isConcave(solver.getInverse())) {
        RealMatrix inverse = solver.getInverse();
        return Optional.of(
            new NewtonStep(expansion.gradient(), active, scale, inverse, damping > 0));
      }
    }
    return Optional.empty();
  }

  private static double more(double damping) {
    return damping == 0 ? FIRST_DAMPING : 10 * damping;
  }

  private static double[] scale(Expansion expansion) {
    double[] scale = new double[Theta.SIZE];
    for (int i = 0; i < Theta.SIZE; i++) {
      double diagonal = Math.abs(expansion.hessian(i, i));
      scale[i] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 1;
    }
    return scale;
  }

  private static RealMatrix system(
      Expansion expansion, List<Bound> active, double[] scale, double damping) {
    int size = Theta.SIZE + active.size();
    double[][] system = new double[size][size];
    for (int i = 0; i < Theta.SIZE; i++) {
      for (int j = 0; j < Theta.SIZE; j++) {
        system[i][j] = -scale[i] * scale[j] * expansion.hessian(i, j);
      }
      system[i][i] += damping;
      for (int a = 0; a < active.size(); a++) {
        system[i][Theta.SIZE + a] = scale[i] * active.get(a).weight(i);
        system[Theta.SIZE + a][i] = scale[i] * active.get(a).weight(i);
      }
    }
    return new Array2DRowRealMatrix(system, false);
  }

  /** Whether the inverse of -H along the bounds has no eigenvalue below zero. */
  private static boolean isConcave(RealMatrix inverse) {
    RealMatrix topLeft = topLeft(inverse);
    if (!Double.isFinite(topLeft.getFrobeniusNorm())) {
      return false;
    }
    double[] eigenvalues = new EigenDecomposition(topLeft).getRealEigenvalues();
    double largest = Arrays.stream(eigenvalues).max().orElseThrow();
    double smallest = Arrays.stream(eigenvalues).min().orElseThrow();
    return smallest >= NOT_NEGATIVE * largest;
  }

  private static RealMatrix topLeft(RealMatrix inverse) {
    RealMatrix block = inverse.getSubMatrix(0, Theta.SIZE - 1, 0, Theta.SIZE - 1);
    return block.add(block.transpose()).scalarMultiply(0.5);
  }

  double[] direction() {
    return direction.clone();
  }

  /** Of the step, in standard errors. */
  double length() {
    return length;
  }

  boolean isDamped() {
    return damped;
  }

  /** The inverse of -H along the bounds. */
  RealMatrix covariance() {
    RealMatrix covariance = topLeft(inverse);
    for (int i = 0; i < Theta.SIZE; i++) {
      for (int j = 0; j < Theta.SIZE; j++) {
        covariance.multiplyEntry(i, j, scale[i] * scale[j]);
      }
    }
    return covariance;
  }

  /** The bound, if any, that the likelihood rises away from the most. */
  Optional<Bound> pulledAwayFrom() {
    Optional<Bound> pulled = Optional.empty();
    double most = 0;
    for (int a = 0; a < multipliers.length; a++) {
      if (!active.get(a).always() && multipliers[a] > most) {
        most = multipliers[a];
        pulled = Optional.of(active.get(a));
      }
    }
    return pulled;
  }
}

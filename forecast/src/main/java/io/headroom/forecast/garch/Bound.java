package io.headroom.forecast.garch;

import java.util.ArrayList;
import java.util.List;

/**
 * The condition that weights times {@link Theta} is at least a floor, or, if it holds always, equal
 * to it. Those of a model keep its variances above zero and from exploding, for returns of a
 * variance near 1.
 */
final class Bound {
  /** Beyond it a forecast would take a lifetime of trading days to come back. */
  static final double LARGEST_PERSISTENCE = 1 - 1e-6;

  /** 500 degrees of freedom, which is the normal distribution to any test. */
  static final double SMALLEST_TAIL = 1 / 500.0;

  /** 2.05 degrees of freedom: at 2 the variance is infinite. */
  static final double LARGEST_TAIL = 1 / 2.05;

  private static final double SMALLEST_OMEGA = 1e-9;

  private final String written;
  private final boolean always;
  private final double floor;
  private final double[] weights = new double[Theta.SIZE];

  private Bound(String written, boolean always, double floor) {
    this.written = written;
    this.always = always;
    this.floor = floor;
  }

  /** Those of a model; a parameter that it does not have is held where it has no effect. */
  static List<Bound> of(GarchModel model) {
    List<Bound> bounds = new ArrayList<>();
    bounds.add(new Bound("omega near 0", false, SMALLEST_OMEGA).with(Theta.OMEGA, 1));
    bounds.add(new Bound("alpha = 0", false, 0).with(Theta.ALPHA, 1));
    bounds.add(new Bound("beta = 0", false, 0).with(Theta.BETA, 1));
    bounds.add(persistence());
    bounds.add(
        model.asymmetric()
            ? new Bound("alpha + gamma = 0", false, 0).with(Theta.ALPHA, 1).with(Theta.GAMMA, 1)
            : new Bound("gamma = 0", true, 0).with(Theta.GAMMA, 1));
    if (model.errors() == Errors.STUDENT_T) {
      bounds.add(new Bound("nu = 500", false, SMALLEST_TAIL).with(Theta.TAIL, 1));
      bounds.add(new Bound("nu = 2.05", false, -LARGEST_TAIL).with(Theta.TAIL, -1));
    } else {
      bounds.add(new Bound("1 / nu = 0", true, 0).with(Theta.TAIL, 1));
    }
    return List.copyOf(bounds);
  }

  private static Bound persistence() {
    return new Bound("persistence = 1 - 1e-6", false, -LARGEST_PERSISTENCE)
        .with(Theta.ALPHA, -1)
        .with(Theta.GAMMA, -0.5)
        .with(Theta.BETA, -1);
  }

  private Bound with(int parameter, double weight) {
    weights[parameter] = weight;
    return this;
  }

  /** The condition as an equation. */
  String written() {
    return written;
  }

  boolean always() {
    return always;
  }

  double weight(int parameter) {
    return weights[parameter];
  }

  double product(double[] vector) {
    double sum = 0;
    for (int i = 0; i < Theta.SIZE; i++) {
      sum += weights[i] * vector[i];
    }
    return sum;
  }

  /** How far theta is inside. */
  double slack(double[] theta) {
    return product(theta) - floor;
  }

  private boolean holds(int parameter) {
    if (weights[parameter] == 0) {
      return false;
    }
    for (int other = 0; other < Theta.SIZE; other++) {
      if (other != parameter && weights[other] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Takes back what rounding has moved a parameter off the bound that holds it by. */
  void hold(double[] theta) {
    for (int i = 0; i < Theta.SIZE; i++) {
      if (holds(i)) {
        theta[i] = floor / weights[i];
      }
    }
  }
}

package io.headroom.forecast.garch;

/**
 * Coordinates without bounds for the first stage of the search: mu in sample standard deviations
 * from the mean return, the log of omega over what gives the sample variance, the logit of the
 * persistence and of how it is shared out, and the logit of the tail. All points of it are models
 * that do not explode.
 *
 * <p>The persistence is the sum of half the response to gains, half that to losses, and beta;
 * shared out by sticks broken in two, so that the shares are positive and sum to one.
 */
final class SearchSpace {
  private static final int MU = 0;
  private static final int OMEGA = 1;
  private static final int PERSISTENCE = 2;
  private static final int SHOCKS = 3;

  /** How near to its ends a share may start, so that its logit can still move. */
  private static final double INSIDE = 1e-4;

  private static final double LEAST_OMEGA = 1e-12;

  private final GarchModel model;
  private final double mean;
  private final double variance;

  SearchSpace(GarchModel model, ReturnSeries series) {
    this.model = model;
    mean = series.mean();
    variance = series.meanSquareAbout(mean);
  }

  double[] theta(double[] point) {
    double persistence = share(point[PERSISTENCE]) * Bound.LARGEST_PERSISTENCE;
    double shocks = share(point[SHOCKS]) * persistence;
    double losses = model.asymmetric() ? share(point[SHOCKS + 1]) : 0.5;
    double[] theta = new double[Theta.SIZE];
    theta[Theta.MU] = mean + point[MU] * Math.sqrt(variance);
    theta[Theta.OMEGA] = StrictMath.exp(point[OMEGA]) * variance * (1 - persistence);
    theta[Theta.ALPHA] = 2 * (1 - losses) * shocks;
    theta[Theta.GAMMA] = model.asymmetric() ? 2 * losses * shocks - theta[Theta.ALPHA] : 0;
    theta[Theta.BETA] = persistence - shocks;
    theta[Theta.TAIL] = hasTail() ? tail(point[point.length - 1]) : 0;
    return theta;
  }

  /** The point of parameters inside their bounds; those at a bound are moved inside a little. */
  double[] point(double[] theta) {
    double persistence = Theta.persistence(theta);
    double shocks = theta[Theta.ALPHA] + theta[Theta.GAMMA] / 2;
    double[] point = new double[dimensions()];
    point[MU] = (theta[Theta.MU] - mean) / Math.sqrt(variance);
    double reversion = Math.max(1 - persistence, 1 - Bound.LARGEST_PERSISTENCE);
    double omega = Math.max(theta[Theta.OMEGA], LEAST_OMEGA);
    point[OMEGA] = StrictMath.log(omega / (variance * reversion));
    point[PERSISTENCE] = logit(persistence / Bound.LARGEST_PERSISTENCE);
    point[SHOCKS] = logit(ratio(shocks, persistence));
    if (model.asymmetric()) {
      point[SHOCKS + 1] = logit(ratio(theta[Theta.ALPHA] + theta[Theta.GAMMA], 2 * shocks));
    }
    if (hasTail()) {
      double range = Bound.LARGEST_TAIL - Bound.SMALLEST_TAIL;
      point[point.length - 1] = logit((theta[Theta.TAIL] - Bound.SMALLEST_TAIL) / range);
    }
    return point;
  }

  private static double tail(double coordinate) {
    double range = Bound.LARGEST_TAIL - Bound.SMALLEST_TAIL;
    return Bound.SMALLEST_TAIL + range * share(coordinate);
  }

  int dimensions() {
    return 4 + (model.asymmetric() ? 1 : 0) + (hasTail() ? 1 : 0);
  }

  double variance() {
    return variance;
  }

  double mean() {
    return mean;
  }

  private boolean hasTail() {
    return model.errors() == Errors.STUDENT_T;
  }

  private static double share(double coordinate) {
    return 1 / (1 + StrictMath.exp(-coordinate));
  }

  private static double ratio(double part, double whole) {
    return whole > 0 ? part / whole : 0.5;
  }

  private static double logit(double share) {
    double inside = Math.max(INSIDE, Math.min(1 - INSIDE, share));
    return StrictMath.log(inside / (1 - inside));
  }
}

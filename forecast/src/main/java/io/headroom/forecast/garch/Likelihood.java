package io.headroom.forecast.garch;

/**
 * The log-likelihood of a series as a function of {@link Theta}: the sum over the days of -ln(h) /
 * 2 plus the log density of the error, constants included.
 */
final class Likelihood {
  private final GarchModel model;
  private final ReturnSeries series;
  private final double[] returns;

  Likelihood(GarchModel model, ReturnSeries series) {
    this.model = model;
    this.series = series;
    returns = series.values();
  }

  GarchModel model() {
    return model;
  }

  ReturnSeries series() {
    return series;
  }

  /** Negative infinity where a variance is not above zero or not finite. */
  double value(double[] theta) {
    ErrorDensity density = ErrorDensity.of(model.errors(), theta[Theta.TAIL]);
    StartVariance start = start(theta);
    double before = Theta.persistence(theta) * start.value() + theta[Theta.OMEGA];
    double variance = start.isFirst() ? start.value() : before;
    double sum = 0;
    for (double dailyReturn : returns) {
      if (!(variance > 0) || Double.isInfinite(variance)) {
        return Double.NEGATIVE_INFINITY;
      }
      double shock = dailyReturn - theta[Theta.MU];
      double square = shock * shock;
      sum += density.log(square / variance) - 0.5 * StrictMath.log(variance);
      double response = theta[Theta.ALPHA] + (shock < 0 ? theta[Theta.GAMMA] : 0);
      variance = theta[Theta.OMEGA] + response * square + theta[Theta.BETA] * variance;
    }
    return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
  }

  /** The value with gradient, Hessian and the sum of the scores' outer products. */
  Expansion expand(double[] theta) {
    Expansion expansion = new Expansion();
    ErrorDensity density = ErrorDensity.of(model.errors(), theta[Theta.TAIL]);
    VarianceDerivatives variance = new VarianceDerivatives(theta, start(theta));
    for (double dailyReturn : returns) {
      double shock = dailyReturn - theta[Theta.MU];
      expansion.add(density, shock, variance);
      variance.next(shock);
    }
    return expansion;
  }

  private StartVariance start(double[] theta) {
    return StartVariance.of(model.start(), series, theta[Theta.MU]);
  }
}

package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/**
 * Exponentially weighted moving average, RiskMetrics (1996): {@code v(t+1) = lambda v(t) + (1 -
 * lambda) x(t)}, started at the first daily variance. Its standard error is the root mean square of
 * its past errors in logs.
 */
final class Ewma implements DailyModel {
  private static final int FEWEST_ERRORS = 2;

  private double lambda;
  private double variance = Double.NaN;
  private double squaredErrors;
  private int errors;

  Ewma(double lambda) {
    this.lambda = lambda;
  }

  void lambda(double lambda) {
    this.lambda = lambda;
  }

  /** Starts from a variance other than the first day's, unless it has started. */
  void startAt(double start) {
    if (Double.isNaN(variance)) {
      variance = start;
    }
  }

  /** Learns a day, of which the variance is above zero. */
  void observe(Day day) {
    double today = day.variance();
    if (Double.isNaN(variance)) {
      variance = today;
      return;
    }
    double error = StrictMath.log(today / variance);
    squaredErrors += error * error;
    errors++;
    variance = lambda * variance + (1 - lambda) * today;
  }

  @Override
  public Point forecast() {
    return new Point(variance, standardError());
  }

  @Override
  public Point forecastGiven(Day today) {
    double next =
        Double.isNaN(variance)
            ? today.variance()
            : lambda * variance + (1 - lambda) * today.variance();
    return new Point(next, standardError());
  }

  private double standardError() {
    return errors < FEWEST_ERRORS ? Double.NaN : Math.sqrt(squaredErrors / errors);
  }

  void save(StateWriter state) {
    state.section("ewma", 1).putDouble(variance).putDouble(squaredErrors).putInt(errors);
  }

  void restore(StateReader state) {
    variance = state.section("ewma", 1).takeDouble();
    squaredErrors = state.takeDouble();
    errors = state.takeInt();
  }
}

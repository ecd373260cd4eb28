package io.headroom.forecast;

import io.headroom.forecast.regression.NormalEquations;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Optional;

/**
 * The heterogeneous autoregression of Corsi (2009) in logarithms: the log of a day's variance on
 * the logs of the variance of the day before and of its means over 5 and 22 days. Fitted by least
 * squares on all days so far, again after each day.
 *
 * <p>The forecast is {@code exp(mu + s^2 / 2)}, s being the residual standard deviation, kept
 * between the smallest and twice the largest variance seen (the insanity filter of Swanson and
 * White 1995, as in Bollerslev, Patton and Quaedvlieg 2016, with clamping in place of the mean).
 */
final class LogHar implements DailyModel {
  static final int LONGEST = 22;

  private static final int WEEK = 5;
  private static final double LARGEST_MULTIPLE = 2;

  private final VarianceSeries days = new VarianceSeries();
  private final NormalEquations equations = new NormalEquations(4);
  private Optional<NormalEquations.Fit> fit = Optional.empty();
  private Optional<Point> forecast = Optional.empty();
  private int fewestDays;

  LogHar(int fewestDays) {
    this.fewestDays = fewestDays;
  }

  void fewestDays(int fewest) {
    fewestDays = fewest;
    forecast = Optional.empty();
  }

  /** Learns a day, of which the variance is above zero. */
  void observe(Day day) {
    if (days.size() >= LONGEST) {
      equations.add(regressors(), StrictMath.log(day.variance()));
    }
    days.add(day.variance());
    fit = equations.fit();
    forecast = Optional.empty();
  }

  /** Computed once a day, since a session asks for it every five minutes. */
  @Override
  public Point forecast() {
    if (forecast.isEmpty()) {
      forecast = Optional.of(isReady() ? point(regressors()) : Point.NONE);
    }
    return forecast.orElseThrow();
  }

  @Override
  public Point forecastGiven(Day today) {
    return isReady() ? point(regressors(today.variance())) : Point.NONE;
  }

  /** The coefficients fitted last: constant, day, week, month. */
  Optional<double[]> coefficients() {
    return fit.map(NormalEquations.Fit::coefficients);
  }

  private boolean isReady() {
    return days.size() >= fewestDays && fit.isPresent();
  }

  private Point point(double[] regressors) {
    NormalEquations.Fit fitted = fit.orElseThrow();
    double residual = fitted.residualVariance();
    double raw = StrictMath.exp(fitted.predict(regressors) + 0.5 * residual);
    double highest = LARGEST_MULTIPLE * days.largest();
    double variance = Math.max(days.smallest(), Math.min(highest, raw));
    double standardError = Math.sqrt(residual * (1 + fitted.leverage(regressors)));
    return new Point(variance, standardError);
  }

  private double[] regressors() {
    return regressors(days.last(), days.meanOfLast(WEEK), days.meanOfLast(LONGEST));
  }

  private double[] regressors(double today) {
    return regressors(today, days.meanOfLast(WEEK, today), days.meanOfLast(LONGEST, today));
  }

  private static double[] regressors(double day, double week, double month) {
    return new double[] {1, StrictMath.log(day), StrictMath.log(week), StrictMath.log(month)};
  }

  /** The fit follows from the equations, the forecast from the fit. */
  void save(StateWriter state) {
    state.section("log-har", 1);
    days.save(state);
    equations.save(state);
  }

  void restore(StateReader state) {
    state.section("log-har", 1);
    days.restore(state);
    equations.restore(state);
    fit = equations.fit();
    forecast = Optional.empty();
  }
}

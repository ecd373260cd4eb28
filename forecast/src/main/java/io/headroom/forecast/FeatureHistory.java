package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What one instrument's days look like to a network, from the first day that log-HAR had a forecast
 * for. All are kept, so that a network that comes later finds its window, whatever its length.
 */
final class FeatureHistory {
  private static final int WEEK = 5;
  private static final int MONTH = 22;

  private final VarianceSeries variances = new VarianceSeries();
  private final List<ObservedDay> unbroken = new ArrayList<>();
  private double sumOfLogs;

  /**
   * Learns a day. One that lacks a feature ends the windows that went before.
   *
   * @param forecast log-HAR's variance for the day, made before it; NaN without one
   * @param next log-HAR's variance for the day after, made with it; NaN without one
   */
  void add(Day day, double forecast, double next) {
    if (variances.size() >= MONTH) {
      ObservedDay observed = observed(day, forecast, next);
      if (DailyFeature.all().stream().allMatch(f -> Double.isFinite(f.of(observed)))) {
        unbroken.add(observed);
      } else {
        unbroken.clear();
      }
    }
    variances.add(day.variance());
    sumOfLogs += StrictMath.log(day.variance());
  }

  /** Whether the last so many days have all features. */
  boolean hasLast(int steps) {
    return unbroken.size() >= steps;
  }

  /**
   * The features of the last so many days, oldest day first, day by day in the order given.
   *
   * @param steps no more than {@link #hasLast} confirms
   */
  double[] last(int steps, List<DailyFeature> features) {
    double[] window = new double[steps * features.size()];
    int at = 0;
    for (ObservedDay day : unbroken.subList(unbroken.size() - steps, unbroken.size())) {
      for (DailyFeature feature : features) {
        window[at++] = feature.of(day);
      }
    }
    return window;
  }

  /**
   * The features of a day that may not be over, which is not learnt. There has to be a day before.
   *
   * @param forecast log-HAR's variance for the day
   * @param next log-HAR's variance for the day after if the day ended like this
   */
  double[] given(Day today, double forecast, double next, List<DailyFeature> features) {
    ObservedDay observed = observed(today, forecast, next);
    double[] step = new double[features.size()];
    for (int i = 0; i < step.length; i++) {
      step[i] = features.get(i).of(observed);
    }
    return step;
  }

  private ObservedDay observed(Day day, double forecast, double next) {
    double variance = day.variance();
    double log = StrictMath.log(variance);
    return new ObservedDay(
        log,
        StrictMath.log(forecast),
        StrictMath.log(next),
        day.closeToClose() / Math.sqrt(forecast),
        StrictMath.log(variances.meanOfLast(WEEK, variance)),
        StrictMath.log(variances.meanOfLast(MONTH, variance)),
        day.overnightSquared() / variance,
        (sumOfLogs + log) / (variances.size() + 1));
  }

  void save(StateWriter state) {
    state.section("features", 1);
    variances.save(state);
    state.putDouble(sumOfLogs).putAll(unbroken, (writer, day) -> day.save(writer));
  }

  void restore(StateReader state) {
    state.section("features", 1);
    variances.restore(state);
    sumOfLogs = state.takeDouble();
    state.forAll(day -> unbroken.add(ObservedDay.restored(day)));
  }
}

package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/**
 * A day beside what was expected of it and what came before it: what {@link DailyFeature}s are made
 * of. Logarithms of daily variances; NaN where there is no log-HAR forecast.
 *
 * @param logVariance of the day
 * @param logForecast log-HAR's for the day, made at the close before
 * @param logNextForecast log-HAR's for the next day, made with this one
 * @param standardisedReturn close-to-close return over the square root of the forecast for the day
 * @param logWeek of the mean of the last 5 days, this one included
 * @param logMonth of the mean of the last 22
 * @param overnightShare squared overnight return over the day's variance
 * @param logLongRun mean of the logarithms of all days so far, this one included
 */
record ObservedDay(
    double logVariance,
    double logForecast,
    double logNextForecast,
    double standardisedReturn,
    double logWeek,
    double logMonth,
    double overnightShare,
    double logLongRun) {

  void save(StateWriter state) {
    state
        .putDouble(logVariance)
        .putDouble(logForecast)
        .putDouble(logNextForecast)
        .putDouble(standardisedReturn)
        .putDouble(logWeek)
        .putDouble(logMonth)
        .putDouble(overnightShare)
        .putDouble(logLongRun);
  }

  static ObservedDay restored(StateReader state) {
    return new ObservedDay(
        state.takeDouble(),
        state.takeDouble(),
        state.takeDouble(),
        state.takeDouble(),
        state.takeDouble(),
        state.takeDouble(),
        state.takeDouble(),
        state.takeDouble());
  }
}

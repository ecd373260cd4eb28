package io.headroom.risk;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/** What has been journaled about one instrument, whatever config is in force. */
final class InstrumentHistory {
  private final ReturnSeries series = new ReturnSeries();
  private double sigma = Double.NaN;
  private long forecast;

  ReturnSeries series() {
    return series;
  }

  /** Takes the latest forecast. */
  void forecast(double oneDayVariance, long decision) {
    sigma = Math.sqrt(oneDayVariance);
    forecast = decision;
  }

  /** One-day volatility by the latest forecast; NaN without one. */
  double sigma() {
    return sigma;
  }

  /** Decision number of the latest forecast; 0 without one. */
  long forecast() {
    return forecast;
  }

  void save(StateWriter state) {
    state.putDouble(sigma).putLong(forecast);
    series.save(state);
  }

  void restore(StateReader state) {
    sigma = state.takeDouble();
    forecast = state.takeLong();
    series.restore(state);
  }
}

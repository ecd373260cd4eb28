package io.headroom.service.report;

import java.util.List;

/**
 * Forecasts of an instrument beside what came.
 *
 * @param unit of all values, which are above zero, such as "sigma, % a year"
 * @param forecasts some models', the first is drawn over the others; more than six lines are hard
 *     to tell apart
 */
public record ForecastSeries(
    String instrument, String unit, DatedSeries realized, List<DatedSeries> forecasts) {
  public ForecastSeries {
    forecasts = List.copyOf(forecasts);
  }
}

/**
 * From ticks to volatility forecasts: causal cleaning, realized measures, daily history, EWMA,
 * log-HAR, a pooled log-HAR for instruments that are new, networks that correct log-HAR, and their
 * horizons. {@link io.headroom.forecast.ForecastProjection} is what the engine runs.
 */
package io.headroom.forecast;

/**
 * From ticks to volatility forecasts: causal cleaning, realized measures, daily history, EWMA and
 * log-HAR, and their horizons. {@link io.headroom.forecast.ForecastProjection} is what the engine
 * runs.
 */
package io.headroom.forecast;

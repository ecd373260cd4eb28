/**
 * From ticks to volatility forecasts: causal cleaning, realized measures, daily history, EWMA,
 * log-HAR and a network that corrects it, and their horizons. {@link
 * io.headroom.forecast.ForecastProjection} is what the engine runs.
 */
package io.headroom.forecast;

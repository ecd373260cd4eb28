package io.headroom.forecast;

import io.headroom.journal.record.ModelKind;

/**
 * All models' values, and which of them drives limits.
 *
 * @param pooled of all instruments of the kind, for one whose own days are few
 * @param network {@link Horizons#NONE} without one
 * @param challenger never drives; {@link Horizons#NONE} without one
 * @param logStandardError of the driving model's variance
 */
record Forecast(
    ModelKind model,
    Horizons ewma,
    Horizons pooled,
    Horizons logHar,
    Horizons network,
    Horizons challenger,
    double logStandardError) {
  /** The values that drive limits; NaN where no model has any. */
  Horizons driving() {
    return switch (model) {
      case EWMA -> ewma;
      case LOG_HAR -> logHar;
      case NETWORK -> network;
      case POOLED_LOG_HAR -> pooled;
      case NONE, NULL_VAL -> Horizons.NONE;
    };
  }
}

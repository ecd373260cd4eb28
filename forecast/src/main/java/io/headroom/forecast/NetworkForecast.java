package io.headroom.forecast;

import io.headroom.forecast.VolatilityModels.SessionSoFar;
import java.util.Optional;

/**
 * A network's forecast of an instrument, with what the network was asked for it.
 *
 * <p>From a close it is asked once, for the next day; {@code toClose} is then 0 and {@code oneDay}
 * its answer. Within a session it is asked twice. What it says of today, from the days before,
 * makes {@code toClose}, with what the session has shown so far. What it says of tomorrow, from a
 * window that ends with today as it would be with a rest of {@code toClose}, makes {@code oneDay},
 * together with {@code toClose}: on tomorrow only the part up to the same minute counts.
 *
 * @param today what it was asked for today; empty from a close
 * @param next what it was asked for the next trading day
 * @param toClose variance of the rest of this session
 * @param oneDay variance up to the same minute of the next trading day
 * @param untilSameMinute share of the next day's variance that counts in {@code oneDay}
 */
public record NetworkForecast(
    Optional<NetworkEvaluation> today,
    NetworkEvaluation next,
    double toClose,
    double oneDay,
    double untilSameMinute) {
  private static final double WHOLE_DAY = 1;

  static NetworkForecast fromClose(NetworkEvaluation next) {
    Horizons horizons = Horizons.fromClose(next.variance());
    return new NetworkForecast(
        Optional.empty(), next, horizons.toClose(), horizons.oneDay(), WHOLE_DAY);
  }

  static NetworkForecast within(
      SessionSoFar session, NetworkEvaluation today, NetworkEvaluation next) {
    Horizons horizons = session.horizons(session.toClose(today.variance()), next.variance());
    return new NetworkForecast(
        Optional.of(today), next, horizons.toClose(), horizons.oneDay(), session.untilSameMinute());
  }
}

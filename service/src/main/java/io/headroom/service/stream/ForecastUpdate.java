package io.headroom.service.stream;

import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.ModelKind;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A volatility forecast.
 *
 * @param driving of the model that drives limits
 * @param network empty without a network
 * @param challenger empty without a challenger; drives nothing
 * @param realized by the session of its date
 * @param latestMeasures the decision before it that last told what the instrument realized, of
 *     whatever date; 0 for none
 */
record ForecastUpdate(
    Origin origin,
    String instrument,
    View view,
    Sigmas driving,
    double logStandardError,
    Sigmas ewma,
    Sigmas logHar,
    Optional<Network> network,
    Optional<Network> challenger,
    String modelHash,
    Optional<Realized> realized,
    long latestMeasures)
    implements Update {

  /**
   * From where it looks.
   *
   * @param instant ns since the epoch
   * @param date trading date
   */
  record View(ForecastKind kind, ModelKind model, long instant, LocalDate date) {}

  /** Standard deviations of log returns, decimals; NaN where a model lacks history. */
  record Sigmas(double oneDay, double toClose) {}

  /** An activated network's. */
  record Network(Sigmas sigmas, String hash) {}

  /**
   * What the session has brought so far.
   *
   * @param sigmaSoFar square root of realized variance plus the squared overnight return, the
   *     latter left out where there was no previous close
   * @param asOf ns since the epoch
   * @param complete whether the session is over
   */
  record Realized(
      LocalDate date, double sigmaSoFar, long asOf, boolean complete, double open, double last) {}

  @Override
  public Topic topic() {
    return Topic.FORECASTS;
  }

  @Override
  public Optional<String> scope() {
    return Optional.empty();
  }

  @Override
  public Optional<String> subject() {
    return Optional.of("forecast " + instrument);
  }

  @Override
  public LongStream sources() {
    return LongStream.of(latestMeasures, decision()).filter(number -> number > 0);
  }

  /** Whether it belongs to the course of a trading day. */
  boolean ofTheDay() {
    return view.kind() == ForecastKind.INTRADAY || view.kind() == ForecastKind.SESSION_END;
  }
}

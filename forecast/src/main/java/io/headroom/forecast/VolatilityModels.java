package io.headroom.forecast;

import io.headroom.config.ModelSettings;
import io.headroom.config.ModelSettings.Champion;
import io.headroom.forecast.DailyModel.Point;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.ModelKind;
import java.util.Optional;

/**
 * One instrument's daily models, fed the same days.
 *
 * <p>A day's variance enters no lower than one per cent of the mean of the last 22 (of the
 * configured starting variance, before there are any): a day without a move has no logarithm and
 * says little about the next.
 */
final class VolatilityModels {
  private static final double FLOOR = 0.01;

  private final Ewma ewma;
  private final LogHar logHar;
  private final NetworkModel network;
  private final VarianceSeries days = new VarianceSeries();
  private ModelSettings settings;

  VolatilityModels(ModelSettings settings) {
    this.settings = settings;
    ewma = new Ewma(settings.ewmaLambda());
    logHar = new LogHar(settings.minHistoryDays());
    network = new NetworkModel(logHar);
  }

  void settings(ModelSettings changed) {
    settings = changed;
    ewma.lambda(changed.ewmaLambda());
    logHar.fewestDays(changed.minHistoryDays());
  }

  /** Learns a day, and gives it as it was learnt. */
  Day observe(Day day) {
    Day floored = day.atLeast(floor());
    ewma.observe(floored);
    network.observe(floored);
    days.add(floored.variance());
    return floored;
  }

  /** What the days look like to a network. */
  FeatureHistory features() {
    return network.history();
  }

  /** Takes a network, or none, from now on. */
  void network(Optional<DailyNetwork> activated) {
    network.network(activated);
  }

  /** Without a day observed, EWMA starts from the configured volatility. */
  void startWithoutHistory() {
    ewma.startAt(startingVariance());
  }

  /** One day ahead, from a close. */
  Forecast fromClose() {
    return choose(
        fromClose(ewma.forecast()), fromClose(logHar.forecast()), fromClose(network.forecast()));
  }

  /** From within a session. */
  Forecast within(SessionSoFar session) {
    return choose(within(ewma, session), within(logHar, session), within(network, session));
  }

  /** What the network was asked for its part of {@link #fromClose}; nothing without one. */
  Optional<NetworkForecast> networkFromClose() {
    return network.evaluation().map(NetworkForecast::fromClose);
  }

  /** What the network was asked for its part of {@link #within}; nothing without one. */
  Optional<NetworkForecast> networkWithin(SessionSoFar session) {
    return network.evaluation().flatMap(today -> networkWithin(session, today));
  }

  private Optional<NetworkForecast> networkWithin(SessionSoFar session, NetworkEvaluation today) {
    double toClose = session.toClose(today.variance());
    return network
        .evaluationGiven(session.wholeDay(toClose))
        .map(next -> NetworkForecast.within(session, today, next));
  }

  /**
   * What a session has shown of its day.
   *
   * @param overnightSquared squared overnight return, zero where unknown
   * @param sinceLastClose log return from the last close; NaN without one
   * @param realized variance since the open
   * @param passed share of a session's variance that falls before now
   * @param overnightShare share of a day's variance that falls outside the session
   */
  record SessionSoFar(
      double overnightSquared,
      double sinceLastClose,
      double realized,
      double passed,
      double overnightShare) {
    /** The variance of the rest of the session, given the forecast of the day. */
    double toClose(double today) {
      return Horizons.toClose(today * (1 - overnightShare), realized, passed);
    }

    /** All horizons, given the rest of the session and the next day. */
    Horizons horizons(double toClose, double nextDay) {
      return Horizons.within(toClose, nextDay, overnightShare, passed);
    }

    /** The share of the next day's variance that falls before the same minute. */
    double untilSameMinute() {
      return Horizons.untilSameMinute(overnightShare, passed);
    }

    /** The day as it will have been if the rest of the session has a variance of so much. */
    Day wholeDay(double toClose) {
      return new Day(overnightSquared + realized + toClose, sinceLastClose, overnightSquared);
    }
  }

  private static Horizons fromClose(Point next) {
    return next.exists() ? Horizons.fromClose(next.variance()) : Horizons.NONE;
  }

  private static Horizons within(DailyModel model, SessionSoFar session) {
    Point today = model.forecast();
    if (!today.exists()) {
      return Horizons.NONE;
    }
    double toClose = session.toClose(today.variance());
    Point next = model.forecastGiven(session.wholeDay(toClose));
    return next.exists() ? session.horizons(toClose, next.variance()) : Horizons.NONE;
  }

  /** The champion drives if it has a value, else the next of network, log-HAR and EWMA that has. */
  private Forecast choose(Horizons ewmaValues, Horizons logHarValues, Horizons networkValues) {
    Champion champion = settings.champion();
    ModelKind model = ModelKind.NONE;
    if (champion == Champion.NETWORK && networkValues.exist()) {
      model = ModelKind.NETWORK;
    } else if (champion != Champion.EWMA && logHarValues.exist()) {
      model = ModelKind.LOG_HAR;
    } else if (ewmaValues.exist()) {
      model = ModelKind.EWMA;
    }
    return new Forecast(model, ewmaValues, logHarValues, networkValues, logStandardError(model));
  }

  private double logStandardError(ModelKind model) {
    return switch (model) {
      case NETWORK -> network.forecast().logStandardError();
      case LOG_HAR -> logHar.forecast().logStandardError();
      case EWMA, NONE, NULL_VAL -> ewma.forecast().logStandardError();
    };
  }

  private double floor() {
    if (days.size() == 0) {
      return FLOOR * startingVariance();
    }
    return FLOOR * days.meanOfLast(Math.min(LogHar.LONGEST, days.size()));
  }

  private double startingVariance() {
    return settings.startingDailyVolatility() * settings.startingDailyVolatility();
  }

  /** What the network makes of the days is computed again when it is asked for. */
  void save(StateWriter state) {
    ewma.save(state);
    logHar.save(state);
    network.history().save(state);
    days.save(state);
  }

  void restore(StateReader state) {
    ewma.restore(state);
    logHar.restore(state);
    network.history().restore(state);
    days.restore(state);
  }
}

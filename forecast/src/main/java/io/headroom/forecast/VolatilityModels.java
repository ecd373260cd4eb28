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
  private final FeatureHistory features = new FeatureHistory();
  private final NetworkModel network;
  private final NetworkModel challenger;
  private final VarianceSeries days = new VarianceSeries();
  private final PooledModel pooled;
  private ModelSettings settings;

  VolatilityModels(ModelSettings settings, PooledLogHar pool) {
    this.settings = settings;
    pooled = new PooledModel(pool, days, settings.poolMinRows());
    ewma = new Ewma(settings.ewmaLambda());
    logHar = new LogHar(settings.minHistoryDays());
    network = new NetworkModel(logHar, features);
    challenger = new NetworkModel(logHar, features);
  }

  void settings(ModelSettings changed) {
    settings = changed;
    ewma.lambda(changed.ewmaLambda());
    logHar.fewestDays(changed.minHistoryDays());
    pooled.fewestRows(changed.poolMinRows());
  }

  /** Learns a day, and gives it as it was learnt. */
  Day observe(Day day, DayOrigin origin) {
    Day floored = day.atLeast(floor());
    pooled.share(floored, origin);
    ewma.observe(floored);
    double expected = logHar.forecast().variance();
    logHar.observe(floored);
    features.add(floored, expected, logHar.forecast().variance());
    network.dayLearnt();
    challenger.dayLearnt();
    days.add(floored.variance());
    return floored;
  }

  /** What the days look like to a network. */
  FeatureHistory features() {
    return features;
  }

  /** What a forecast of a model rests on besides the instrument's own days. */
  void addInputs(InputRanges inputs, ModelKind model) {
    if (model == ModelKind.POOLED_LOG_HAR) {
      pooled.addInputs(inputs);
    }
  }

  /** Takes networks, or none, from now on. */
  void networks(Networks<DailyNetwork> activated) {
    network.network(activated.champion());
    challenger.network(activated.challenger());
  }

  /** Without a day observed, EWMA starts from the configured volatility. */
  void startWithoutHistory() {
    ewma.startAt(startingVariance());
  }

  /** One day ahead, from a close. */
  Forecast fromClose() {
    return choose(
        fromClose(ewma.forecast()),
        fromClose(pooled.forecast()),
        fromClose(logHar.forecast()),
        fromClose(network.forecast()),
        fromClose(challenger.forecast()));
  }

  /** From within a session. */
  Forecast within(SessionSoFar session) {
    return choose(
        within(ewma, session),
        within(pooled, session),
        within(logHar, session),
        within(network, session),
        within(challenger, session));
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

  /**
   * The champion drives if it has a value, else the next of network, log-HAR, pooled model and EWMA
   * that has. The challenger is not asked.
   */
  private Forecast choose(
      Horizons ewmaValues,
      Horizons pooledValues,
      Horizons logHarValues,
      Horizons networkValues,
      Horizons challengerValues) {
    Champion champion = settings.champion();
    ModelKind model = ModelKind.NONE;
    if (champion == Champion.NETWORK && networkValues.exist()) {
      model = ModelKind.NETWORK;
    } else if (champion != Champion.EWMA && logHarValues.exist()) {
      model = ModelKind.LOG_HAR;
    } else if (champion != Champion.EWMA && pooledValues.exist()) {
      model = ModelKind.POOLED_LOG_HAR;
    } else if (ewmaValues.exist()) {
      model = ModelKind.EWMA;
    }
    return new Forecast(
        model,
        ewmaValues,
        pooledValues,
        logHarValues,
        networkValues,
        challengerValues,
        logStandardError(model));
  }

  private double logStandardError(ModelKind model) {
    return switch (model) {
      case NETWORK -> network.forecast().logStandardError();
      case LOG_HAR -> logHar.forecast().logStandardError();
      case POOLED_LOG_HAR -> pooled.forecast().logStandardError();
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

  /**
   * What the networks make of the days is computed again when it is asked for; the pool is many
   * instruments' and not written here.
   */
  void save(StateWriter state) {
    ewma.save(state);
    logHar.save(state);
    features.save(state);
    days.save(state);
  }

  void restore(StateReader state) {
    ewma.restore(state);
    logHar.restore(state);
    features.restore(state);
    days.restore(state);
  }
}

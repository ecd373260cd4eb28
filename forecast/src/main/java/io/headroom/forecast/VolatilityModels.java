package io.headroom.forecast;

import io.headroom.config.ModelSettings;
import io.headroom.config.ModelSettings.Champion;
import io.headroom.forecast.DailyModel.Point;
import io.headroom.journal.record.ModelKind;

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
  private final VarianceSeries days = new VarianceSeries();
  private ModelSettings settings;

  VolatilityModels(ModelSettings settings) {
    this.settings = settings;
    ewma = new Ewma(settings.ewmaLambda());
    logHar = new LogHar(settings.minHistoryDays());
  }

  void settings(ModelSettings changed) {
    settings = changed;
    ewma.lambda(changed.ewmaLambda());
    logHar.fewestDays(changed.minHistoryDays());
  }

  /** Learns a day, and gives it as it was learnt. */
  Day observe(Day day) {
    Day floored = day.atLeast(floor());
    double expected = logHar.forecast().variance();
    ewma.observe(floored);
    logHar.observe(floored);
    features.add(floored, expected, logHar.forecast().variance());
    days.add(floored.variance());
    return floored;
  }

  /** What the days look like to a network. */
  FeatureHistory features() {
    return features;
  }

  /** Without a day observed, EWMA starts from the configured volatility. */
  void startWithoutHistory() {
    ewma.startAt(startingVariance());
  }

  /** One day ahead, from a close. */
  Forecast fromClose() {
    Point exponential = ewma.forecast();
    Point autoregressive = logHar.forecast();
    return choose(
        exponential,
        autoregressive,
        Horizons.fromClose(exponential.variance()),
        autoregressive.exists() ? Horizons.fromClose(autoregressive.variance()) : Horizons.NONE);
  }

  /** From within a session. */
  Forecast within(SessionSoFar session) {
    Point exponential = ewma.forecast();
    Point autoregressive = logHar.forecast();
    return choose(
        exponential,
        autoregressive,
        horizons(ewma, exponential, session),
        horizons(logHar, autoregressive, session));
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
    /** The day as it will have been if the rest of the session has a variance of so much. */
    Day wholeDay(double toClose) {
      return new Day(overnightSquared + realized + toClose, sinceLastClose, overnightSquared);
    }
  }

  private static Horizons horizons(DailyModel model, Point today, SessionSoFar session) {
    if (!today.exists()) {
      return Horizons.NONE;
    }
    double priorOfSession = today.variance() * (1 - session.overnightShare());
    double toClose = Horizons.toClose(priorOfSession, session.realized(), session.passed());
    double nextDay = model.forecastGiven(session.wholeDay(toClose)).variance();
    return Horizons.within(toClose, nextDay, session.overnightShare(), session.passed());
  }

  private Forecast choose(
      Point exponential, Point autoregressive, Horizons ewmaValues, Horizons logHarValues) {
    if (settings.champion() == Champion.LOG_HAR && autoregressive.exists()) {
      return new Forecast(
          ModelKind.LOG_HAR, ewmaValues, logHarValues, autoregressive.logStandardError());
    }
    ModelKind model = exponential.exists() ? ModelKind.EWMA : ModelKind.NONE;
    return new Forecast(model, ewmaValues, logHarValues, exponential.logStandardError());
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
}

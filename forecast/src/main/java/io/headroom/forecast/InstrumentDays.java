package io.headroom.forecast;

import io.headroom.config.ModelSettings;
import io.headroom.forecast.VolatilityModels.SessionSoFar;
import io.headroom.journal.PriceFactors;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import io.headroom.journal.record.ModelKind;
import io.headroom.journal.record.PriceFactorDecoder;
import java.util.Optional;
import java.util.OptionalInt;

/** One instrument's days: bars and completed sessions, and what the models have learnt of them. */
final class InstrumentDays {
  private final PriceFactors factors = new PriceFactors();
  private final RecordRange factorFacts = new RecordRange();
  private final RecordRange barFacts = new RecordRange();
  private final RecordRange sessionDecisions = new RecordRange();
  private final WickCap wicks = new WickCap();
  private final OvernightShare overnight = new OvernightShare();
  private final DiurnalShares diurnal;
  private final VolatilityModels models;
  private final int instrumentId;
  private final boolean roundTheClock;
  private ModelSettings settings;
  private Day lastDay = new Day(Double.NaN, Double.NaN, 0);
  private Optional<PreviousClose> previousClose = Optional.empty();

  /**
   * @param pool of the instrument's kind
   */
  InstrumentDays(
      int instrumentId, ModelSettings settings, boolean roundTheClock, PooledLogHar pool) {
    this.instrumentId = instrumentId;
    this.settings = settings;
    this.roundTheClock = roundTheClock;
    diurnal = new DiurnalShares(roundTheClock);
    models = new VolatilityModels(settings, pool);
  }

  void settings(ModelSettings changed) {
    settings = changed;
    models.settings(changed);
  }

  /** Takes networks, or none, from now on. */
  void networks(Networks<DailyNetwork> activated) {
    models.networks(activated);
  }

  void factor(PriceFactorDecoder row, long fact) {
    if (factors.put(row)) {
      factorFacts.include(fact);
    }
  }

  /**
   * Learns a bar.
   *
   * @return false if it is not after the days known, or a price is not above zero: it is passed
   *     over
   */
  boolean bar(Bar bar, double kappa, long fact) {
    if (!bar.isPositive() || previousClose.map(last -> bar.date() <= last.date()).orElse(false)) {
      return false;
    }
    wicks.add(bar.open(), bar.high(), bar.low(), bar.close());
    double session =
        kappa * GarmanKlass.variance(bar.open(), wicks.high(), wicks.low(), bar.close());
    learn(
        session,
        overnightReturn(bar.open(), bar.date()),
        StrictMath.log(bar.close() / bar.open()),
        new DayOrigin(instrumentId, bar.date(), InputLog.FACTS, fact));
    previousClose =
        Optional.of(
            new PreviousClose(bar.close(), bar.date(), InputLog.FACTS, InputRole.BARS, fact));
    barFacts.include(fact);
    return true;
  }

  /**
   * Learns a completed session.
   *
   * @param logPath log prices one minute apart, open to close
   * @param decision the number of its measures' decision
   */
  void session(Realized realized, double[] logPath, long decision) {
    models.startWithoutHistory();
    learn(
        realized.measures().realizedVariance(),
        realized.overnightReturn(),
        realized.openToLastReturn(),
        new DayOrigin(instrumentId, realized.sessionDate(), InputLog.DECISIONS, decision));
    diurnal.observe(logPath);
    previousClose =
        Optional.of(
            new PreviousClose(
                realized.last(),
                realized.sessionDate(),
                InputLog.DECISIONS,
                InputRole.REALIZED,
                decision));
    sessionDecisions.include(decision);
  }

  /** Log return from the last close to an open; NaN without a last close. */
  double overnightReturn(double open, int date) {
    return previousClose
        .map(close -> close.overnightReturn(open, date, factors))
        .orElse(Double.NaN);
  }

  /** The last day learnt, as the models took it. */
  Day lastDay() {
    return lastDay;
  }

  /** What the days look like to a network. */
  FeatureHistory features() {
    return models.features();
  }

  /** One day ahead, from the close of the last day learnt. */
  Forecast fromClose() {
    return models.fromClose();
  }

  /**
   * From within a session.
   *
   * @param fraction of the session that has passed
   */
  Forecast within(Realized realized, double fraction) {
    models.startWithoutHistory();
    return models.within(soFar(realized, fraction));
  }

  /** What the network was asked for {@link #fromClose}; nothing if it was not. */
  Optional<NetworkForecast> networkFromClose() {
    return models.networkFromClose();
  }

  /** What the network was asked for {@link #within}; nothing if it was not. */
  Optional<NetworkForecast> networkWithin(Realized realized, double fraction) {
    return models.networkWithin(soFar(realized, fraction));
  }

  private SessionSoFar soFar(Realized realized, double fraction) {
    return new SessionSoFar(
        squareOrZero(realized.overnightReturn()),
        realized.overnightReturn() + realized.openToLastReturn(),
        realized.measures().realizedVariance(),
        diurnal.passed(fraction, settings.sharePriorDays()),
        overnightShare());
  }

  /** What a forecast from here rests on, the config aside. */
  void addInputs(InputRanges inputs, ModelKind model) {
    models.addInputs(inputs, model);
    inputs
        .add(InputLog.DECISIONS, InputRole.REALIZED, sessionDecisions)
        .add(InputLog.FACTS, InputRole.BARS, barFacts)
        .add(InputLog.FACTS, InputRole.FACTORS, factorFacts);
  }

  /** What an overnight return from here rests on. */
  void addCloseInputs(InputRanges inputs) {
    if (previousClose.isPresent()) {
      PreviousClose close = previousClose.orElseThrow();
      inputs
          .add(close.log(), close.role(), close.number())
          .add(InputLog.FACTS, InputRole.FACTORS, factorFacts);
    }
  }

  /** The date of the last day learnt, days since 1970-01-01. */
  OptionalInt lastDate() {
    return previousClose.stream().mapToInt(PreviousClose::date).findFirst();
  }

  /** How many wicks have been capped. */
  long wicksCapped() {
    return wicks.capped();
  }

  private double overnightShare() {
    double start = roundTheClock ? 0 : settings.overnightShare();
    return overnight.share(start, settings.sharePriorDays());
  }

  private void learn(
      double sessionVariance, double overnightReturn, double sessionReturn, DayOrigin origin) {
    double overnightSquared = squareOrZero(overnightReturn);
    double total = sessionVariance + overnightSquared;
    Day day = new Day(total, overnightReturn + sessionReturn, overnightSquared);
    lastDay = models.observe(day, origin);
    if (!Double.isNaN(overnightReturn) && total > 0) {
      overnight.observe(overnightSquared, total);
    }
  }

  private static double squareOrZero(double value) {
    return Double.isNaN(value) ? 0 : value * value;
  }

  /**
   * A day's raw prices.
   *
   * @param date days since 1970-01-01
   */
  record Bar(int date, double open, double high, double low, double close) {
    boolean isPositive() {
      return open > 0 && high > 0 && low > 0 && close > 0;
    }
  }

  /** The settings are the config's, the pool is many instruments': neither is written here. */
  void save(StateWriter state) {
    state.section("days", 2).putInt(instrumentId).putBoolean(roundTheClock);
    factors.save(state);
    factorFacts.save(state);
    barFacts.save(state);
    sessionDecisions.save(state);
    wicks.save(state);
    overnight.save(state);
    diurnal.save(state);
    models.save(state);
    lastDay.save(state);
    state.putOptional(previousClose, (writer, close) -> close.save(writer));
  }

  static InstrumentDays restored(StateReader state, ModelSettings settings, PooledLogHar pool) {
    int instrumentId = state.section("days", 2).takeInt();
    boolean roundTheClock = state.takeBoolean();
    InstrumentDays days = new InstrumentDays(instrumentId, settings, roundTheClock, pool);
    days.factors.restore(state);
    days.factorFacts.restore(state);
    days.barFacts.restore(state);
    days.sessionDecisions.restore(state);
    days.wicks.restore(state);
    days.overnight.restore(state);
    days.diurnal.restore(state);
    days.models.restore(state);
    days.lastDay = Day.restored(state);
    days.previousClose = state.takeOptional(PreviousClose::restored);
    return days;
  }
}

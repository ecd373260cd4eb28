package io.headroom.forecast;

import io.headroom.config.Instrument;
import io.headroom.config.Session;
import io.headroom.config.SessionCalendar;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import io.headroom.journal.record.ModelKind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongFunction;

/** All that is known of one instrument. */
final class InstrumentState {
  private static final Duration ROUND_THE_CLOCK = Duration.ofHours(23);
  private static final byte[] NO_NETWORK = new byte[32];

  private final int id;
  private final String symbol;
  private final InstrumentTicks ticks;
  private final InstrumentDays days;
  private ActiveConfig config;
  private SessionCalendar calendar;
  private Networks<ActiveNetwork> networks = Networks.none();
  private boolean sessionReported;

  InstrumentState(
      Instrument instrument, SessionCalendar calendar, ActiveConfig config, Pools pools) {
    this(
        instrument.id(),
        instrument.symbol(),
        new InstrumentTicks(instrument, calendar, config.priceIsMid(instrument)),
        new InstrumentDays(
            instrument.id(),
            config.model(),
            isRoundTheClock(calendar),
            pools.of(instrument.kind())),
        calendar,
        config);
  }

  private InstrumentState(
      int id,
      String symbol,
      InstrumentTicks ticks,
      InstrumentDays days,
      SessionCalendar calendar,
      ActiveConfig config) {
    this.id = id;
    this.symbol = symbol;
    this.ticks = ticks;
    this.days = days;
    this.calendar = calendar;
    this.config = config;
  }

  void configure(Instrument instrument, SessionCalendar calendar, ActiveConfig config) {
    this.config = config;
    this.calendar = calendar;
    ticks.configure(instrument, calendar, config.priceIsMid(instrument));
    days.settings(config.model());
  }

  /** Takes networks, or none, from now on. */
  void networks(Networks<ActiveNetwork> activated) {
    networks = activated;
    days.networks(activated.map(ActiveNetwork::network));
  }

  int id() {
    return id;
  }

  String symbol() {
    return symbol;
  }

  ActiveConfig config() {
    return config;
  }

  /** What a forecast rests on besides the session so far. */
  void addInputs(InputRanges inputs, ModelKind model) {
    days.addInputs(inputs, model);
    inputs.add(InputLog.FACTS, InputRole.CONFIG, config.fact());
    add(inputs, InputRole.MODEL, networks.champion());
    add(inputs, InputRole.CHALLENGER, networks.challenger());
  }

  private static void add(InputRanges inputs, InputRole role, Optional<ActiveNetwork> network) {
    network.ifPresent(active -> inputs.add(InputLog.FACTS, role, active.fact()));
  }

  /** What names a model: 32 bytes, zeros for none; not to be changed. */
  byte[] modelHash(ModelKind model) {
    return model == ModelKind.NETWORK ? networkHash() : config.modelHash(model);
  }

  /** What names the network in force: 32 bytes, zeros without one; not to be changed. */
  byte[] networkHash() {
    return networks.champion().map(ActiveNetwork::hash).orElse(NO_NETWORK);
  }

  /** What names the challenger: 32 bytes, zeros without one; not to be changed. */
  byte[] challengerHash() {
    return networks.challenger().map(ActiveNetwork::hash).orElse(NO_NETWORK);
  }

  InstrumentTicks ticks() {
    return ticks;
  }

  InstrumentDays days() {
    return days;
  }

  String calendarName() {
    return calendar.name();
  }

  /** Whether the session has had prices that are not yet part of the days. */
  boolean hasOpenSession() {
    return !sessionReported && !ticks.prices().isEmpty();
  }

  void sessionReported() {
    sessionReported = true;
  }

  void beginSession(long time) {
    ticks.beginSession(time);
    sessionReported = false;
  }

  /** The end of a date's session; of a date without one, the usual time of day. */
  long closeOf(LocalDate date) {
    Optional<Session> session = calendar.session(date);
    return session
        .map(Session::close)
        .orElseGet(
            () ->
                Math.multiplyExact(
                    date.atTime(calendar.close()).atZone(calendar.zone()).toEpochSecond(),
                    1_000_000_000L));
  }

  private static boolean isRoundTheClock(SessionCalendar calendar) {
    Duration length = Duration.between(calendar.open(), calendar.close());
    Duration session =
        length.isNegative() || length.isZero() ? length.plus(Duration.ofDays(1)) : length;
    return session.compareTo(ROUND_THE_CLOCK) >= 0;
  }

  /** The config is named by its fact; the networks are the same for all and not written here. */
  void save(StateWriter state) {
    state
        .section("instrument", 1)
        .putInt(id)
        .putText(symbol)
        .putLong(config.fact())
        .putBoolean(sessionReported);
    ticks.save(state);
    days.save(state);
  }

  /**
   * Reads one.
   *
   * @param configs what a config's fact put in force
   */
  static InstrumentState restored(
      StateReader state, LongFunction<ActiveConfig> configs, Pools pools) {
    int id = state.section("instrument", 1).takeInt();
    String symbol = state.takeText();
    ActiveConfig config = configs.apply(state.takeLong());
    boolean reported = state.takeBoolean();
    Instrument instrument =
        config.instrument(id).orElseThrow(() -> state.wrong("an instrument of the config"));
    SessionCalendar calendar = config.calendar(instrument.calendar()).orElseThrow();
    InstrumentTicks ticks =
        InstrumentTicks.restored(state, instrument, calendar, config.priceIsMid(instrument));
    InstrumentDays days =
        InstrumentDays.restored(state, config.model(), pools.of(instrument.kind()));
    InstrumentState restored = new InstrumentState(id, symbol, ticks, days, calendar, config);
    restored.sessionReported = reported;
    return restored;
  }
}

package io.headroom.forecast;

import io.headroom.config.ConfigCodec;
import io.headroom.config.Instrument;
import io.headroom.config.ModelSettings;
import io.headroom.config.SessionCalendar;
import io.headroom.journal.Decimals;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.ConfigActivatedDecoder;
import io.headroom.journal.record.DailyBarDecoder;
import io.headroom.journal.record.ModelActivatedDecoder;
import io.headroom.journal.record.ModelRole;
import io.headroom.journal.record.PriceFactorDecoder;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Takes the facts that come before the ticks, in this order: config, an instrument's definition,
 * its price factors, its bars, networks. A bar or factor of an instrument not defined is passed
 * over, and so is a network that can't be used.
 */
final class OpeningFacts {
  private final InstrumentTable instruments = new InstrumentTable();
  private final Pools pools = new Pools();
  private Optional<ActiveConfig> config = Optional.empty();
  private Networks<ActiveNetwork> networks = Networks.none();
  private long networksRefused;

  /** The instruments defined. */
  InstrumentTable instruments() {
    return instruments;
  }

  /** Takes a config; one that no longer names a network ends the one in force. */
  void config(ConfigActivatedDecoder fact, long number) {
    byte[] canonical = new byte[fact.canonicalLength()];
    fact.getCanonical(canonical, 0, canonical.length);
    ActiveConfig active = new ActiveConfig(ConfigCodec.decode(canonical), number);
    Optional<ModelSettings> before = config.map(ActiveConfig::model);
    config = Optional.of(active);
    instruments.forEach(instrument -> configure(instrument, active));
    before.ifPresent(earlier -> put(networks.after(earlier, active.model())));
  }

  void define(int id) {
    if (instruments.find(id) == null) {
      config.ifPresent(active -> define(id, active));
    }
  }

  void factor(PriceFactorDecoder fact, long number) {
    InstrumentState instrument = instruments.find(fact.instrumentId());
    if (instrument != null) {
      instrument.days().factor(fact, number);
    }
  }

  /** Takes a bar; gives the instrument that has learnt it. */
  Optional<InstrumentState> bar(DailyBarDecoder fact, long number) {
    return Optional.ofNullable(instruments.find(fact.instrumentId()))
        .filter(known -> known.days().bar(bar(fact), known.config().kappa(), number));
  }

  /** Puts a network in force; false if it can't be used, and the one in force stays. */
  boolean network(ModelActivatedDecoder fact, long number) {
    ModelRole role = fact.role();
    Optional<ActiveNetwork> activated = ActiveNetwork.of(fact, number);
    if (activated.isEmpty()) {
      networksRefused++;
      return false;
    }
    put(networks.with(role, activated));
    return true;
  }

  /** Networks that could not be used. */
  long networksRefused() {
    return networksRefused;
  }

  private void put(Networks<ActiveNetwork> activated) {
    networks = activated;
    instruments.forEach(instrument -> instrument.networks(activated));
  }

  private void define(int id, ActiveConfig active) {
    Optional<Instrument> instrument = active.instrument(id);
    Optional<SessionCalendar> calendar =
        instrument.flatMap(known -> active.calendar(known.calendar()));
    if (calendar.isPresent()) {
      InstrumentState state =
          new InstrumentState(instrument.orElseThrow(), calendar.orElseThrow(), active, pools);
      state.networks(networks);
      instruments.put(state);
    }
  }

  private static void configure(InstrumentState state, ActiveConfig active) {
    Optional<Instrument> instrument = active.instrument(state.id());
    Optional<SessionCalendar> calendar =
        instrument.flatMap(known -> active.calendar(known.calendar()));
    calendar.ifPresent(known -> state.configure(instrument.orElseThrow(), known, active));
  }

  private static InstrumentDays.Bar bar(DailyBarDecoder fact) {
    int exponent = fact.exponent();
    return new InstrumentDays.Bar(
        fact.date(),
        Decimals.toDouble(fact.openPrice(), exponent),
        Decimals.toDouble(fact.highPrice(), exponent),
        Decimals.toDouble(fact.lowPrice(), exponent),
        Decimals.toDouble(fact.closePrice(), exponent));
  }

  /**
   * The configs that instruments still go by are written once each: one that a later config does
   * not have keeps its own.
   */
  void save(StateWriter state) {
    SortedMap<Long, ActiveConfig> configs = new TreeMap<>();
    config.ifPresent(active -> configs.put(active.fact(), active));
    instruments.forEach(known -> configs.put(known.config().fact(), known.config()));
    state
        .section("opening", 2)
        .putAll(configs.values(), (writer, active) -> active.save(writer))
        .putOptional(config, (writer, active) -> writer.putLong(active.fact()))
        .putOptional(networks.champion(), (writer, active) -> active.save(writer))
        .putOptional(networks.challenger(), (writer, active) -> active.save(writer))
        .putLong(networksRefused);
    pools.save(state);
    instruments.save(state);
  }

  void restore(StateReader state) {
    SortedMap<Long, ActiveConfig> configs = new TreeMap<>();
    state.section("opening", 2).forAll(one -> restore(ActiveConfig.restored(one), configs));
    LongFunction<ActiveConfig> byFact =
        fact ->
            Optional.ofNullable(configs.get(fact))
                .orElseThrow(() -> state.wrong("a config in force, found fact " + fact));
    config = state.takeOptional(one -> byFact.apply(one.takeLong()));
    Optional<ActiveNetwork> champion = state.takeOptional(ActiveNetwork::restored);
    networks = new Networks<>(champion, state.takeOptional(ActiveNetwork::restored));
    networksRefused = state.takeLong();
    pools.restore(state);
    instruments.restore(state, byFact, pools);
    instruments.forEach(known -> known.networks(networks));
  }

  private static void restore(ActiveConfig active, SortedMap<Long, ActiveConfig> configs) {
    configs.put(active.fact(), active);
  }
}

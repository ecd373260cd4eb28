package io.headroom.forecast;

import io.headroom.config.ConfigCodec;
import io.headroom.config.Instrument;
import io.headroom.config.SessionCalendar;
import io.headroom.journal.Decimals;
import io.headroom.journal.record.ConfigActivatedDecoder;
import io.headroom.journal.record.DailyBarDecoder;
import io.headroom.journal.record.PriceFactorDecoder;
import java.util.Optional;

/**
 * Takes the facts that come before the ticks, in this order: config, an instrument's definition,
 * its price factors, its bars. A bar or factor of an instrument not defined is passed over.
 */
final class OpeningFacts {
  private final InstrumentTable instruments = new InstrumentTable();
  private Optional<ActiveConfig> config = Optional.empty();

  /** The instruments defined. */
  InstrumentTable instruments() {
    return instruments;
  }

  void config(ConfigActivatedDecoder fact, long number) {
    byte[] canonical = new byte[fact.canonicalLength()];
    fact.getCanonical(canonical, 0, canonical.length);
    ActiveConfig active = new ActiveConfig(ConfigCodec.decode(canonical), number);
    config = Optional.of(active);
    instruments.forEach(instrument -> configure(instrument, active));
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

  private void define(int id, ActiveConfig active) {
    Optional<Instrument> instrument = active.instrument(id);
    instrument
        .flatMap(known -> active.calendar(known.calendar()))
        .map(calendar -> new InstrumentState(instrument.orElseThrow(), calendar, active))
        .ifPresent(instruments::put);
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
}

package io.headroom.risk;

import io.headroom.config.Instrument;
import java.util.Map;
import java.util.Optional;

/**
 * An instrument of the config in force.
 *
 * @param index its place among the config's instruments in order of id
 * @param inFirmCurrency whether its price is in the firm's currency; without that it has no value
 */
record RiskInstrument(
    Instrument definition,
    int index,
    boolean inFirmCurrency,
    InstrumentHistory history,
    Mark mark) {
  int id() {
    return definition.id();
  }

  /** The day before the mark's trading date, which its day's profit and loss counts from. */
  Optional<Map.Entry<Integer, ReturnSeries.Day>> previousClose() {
    return mark.present() ? history.series().before(mark.date()) : Optional.empty();
  }
}

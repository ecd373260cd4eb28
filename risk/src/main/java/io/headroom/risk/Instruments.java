package io.headroom.risk;

import io.headroom.config.HeadroomConfig;
import io.headroom.config.Instrument;
import io.headroom.config.SessionCalendar;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The instruments by id, and those of the config in force in order of id. */
final class Instruments {
  private final TreeMap<Integer, InstrumentHistory> histories = new TreeMap<>();
  private RiskInstrument[] byId = new RiskInstrument[0];
  private List<RiskInstrument> inForce = List.of();

  /** Takes a config's instruments; those that stay keep their marks. */
  void define(HeadroomConfig config) {
    Map<String, SessionWindow> windows = new TreeMap<>();
    for (SessionCalendar calendar : config.calendars()) {
      windows.put(calendar.name(), new SessionWindow(calendar));
    }
    List<RiskInstrument> defined = new ArrayList<>();
    for (Instrument instrument : config.instruments()) {
      SessionWindow window = windows.get(instrument.calendar());
      Mark mark =
          of(instrument.id())
              .map(RiskInstrument::mark)
              .orElseGet(() -> new Mark(instrument.priceExponent(), window));
      mark.define(instrument.priceExponent(), window);
      boolean inFirmCurrency = instrument.currency().equals(config.firm().currency());
      defined.add(
          new RiskInstrument(
              instrument, defined.size(), inFirmCurrency, history(instrument.id()), mark));
    }
    inForce = List.copyOf(defined);
    index();
  }

  private void index() {
    int largest = inForce.isEmpty() ? 0 : inForce.get(inForce.size() - 1).id();
    byId = new RiskInstrument[largest + 1];
    for (RiskInstrument instrument : inForce) {
      byId[instrument.id()] = instrument;
    }
  }

  /** An instrument of the config in force. */
  Optional<RiskInstrument> of(int id) {
    return id < byId.length ? Optional.ofNullable(byId[id]) : Optional.empty();
  }

  /** The same for every tick: null where the config in force has none of that id. */
  RiskInstrument orNull(int id) {
    return id < byId.length ? byId[id] : null;
  }

  /** Makes the last bar's close the mark of every instrument that has had no tick. */
  void fallBackOnBars() {
    for (RiskInstrument instrument : inForce) {
      Optional<Map.Entry<Integer, ReturnSeries.Day>> bar = instrument.history().series().lastBar();
      bar.ifPresent(
          day ->
              instrument.mark().bar(day.getValue().close(), day.getKey(), day.getValue().number()));
    }
  }

  InstrumentHistory history(int id) {
    return histories.computeIfAbsent(id, key -> new InstrumentHistory());
  }

  /** In order of id. */
  List<RiskInstrument> inForce() {
    return inForce;
  }

  void saveHistories(StateWriter state) {
    state
        .section("histories", 1)
        .putAll(
            histories.entrySet(),
            (writer, known) -> known.getValue().save(writer.putInt(known.getKey())));
  }

  void restoreHistories(StateReader state) {
    state.section("histories", 1).forAll(one -> history(one.takeInt()).restore(one));
  }

  /** Marks of the instruments in force, in order of id. */
  void saveMarks(StateWriter state) {
    state.putAll(inForce, (writer, instrument) -> instrument.mark().save(writer));
  }

  /** To be called when the config has been taken. */
  void restoreMarks(StateReader state) {
    Iterator<RiskInstrument> instruments = inForce.iterator();
    state.forAll(one -> instruments.next().mark().restore(one));
  }
}

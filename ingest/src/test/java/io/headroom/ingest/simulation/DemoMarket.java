package io.headroom.ingest.simulation;

import io.headroom.config.ConfigLoader;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.SessionCalendar;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The demo's market as the tests of the simulator need it. */
final class DemoMarket {
  static final LocalDate DAY = LocalDate.of(2026, 3, 18);

  private DemoMarket() {}

  static HeadroomConfig config() {
    return ConfigLoader.load(Path.of(System.getProperty("headroom.root"), "config", "demo.yaml"));
  }

  /** The model without what the tests' closed forms do not hold. */
  static MarketModel withoutJumpsAndShock() {
    MarketModel model = MarketModel.standard();
    List<FactorModel> factors = new ArrayList<>();
    for (FactorModel factor : model.factors()) {
      factors.add(
          new FactorModel(
              factor.name(),
              factor.hours(),
              factor.sigma(),
              factor.common(),
              factor.own(),
              FactorModel.Jumps.NONE,
              FactorModel.ShockEffect.NONE));
    }
    return new MarketModel(
        model.slow(),
        model.fast(),
        model.ownHalfLife(),
        factors,
        model.instruments(),
        model.shock());
  }

  static List<SimulatedInstrument> instruments(MarketModel model) {
    List<SimulatedInstrument> instruments = new ArrayList<>();
    HeadroomConfig config = config();
    for (int i = 0; i < model.instruments().size(); i++) {
      instruments.add(
          SimulatedInstrument.of(config.instruments().get(i), model.instruments().get(i), i));
    }
    return instruments;
  }

  static Map<String, SessionCalendar> calendars() {
    Map<String, SessionCalendar> calendars = new TreeMap<>();
    config().calendars().forEach(calendar -> calendars.put(calendar.name(), calendar));
    return calendars;
  }
}

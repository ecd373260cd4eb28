package io.headroom.journal;

import io.headroom.config.ExactDecimal;
import io.headroom.config.Firm;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Instrument;
import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.config.ModelSettings;
import io.headroom.config.RiskSettings;
import io.headroom.config.SessionCalendar;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Configs for tests. */
final class TestConfigs {
  private TestConfigs() {}

  static JournalSettings settings(Durability durability, int ringBytes) {
    return new JournalSettings(durability, ringBytes, 10_000);
  }

  /**
   * 09:30 to 16:00, ten minutes for the closing print; Thanksgiving 2013 and the half day after.
   */
  static SessionCalendar newYork() {
    return new SessionCalendar(
        "XNYS",
        ZoneId.of("America/New_York"),
        LocalTime.of(9, 30),
        LocalTime.of(16, 0),
        Duration.ofMinutes(10),
        weekdays(),
        new TreeSet<>(List.of(LocalDate.of(2013, 11, 28))),
        new TreeMap<>(Map.of(LocalDate.of(2013, 11, 29), LocalTime.of(13, 0))));
  }

  /** 17:00 to 17:00 New York, opening on Sundays for Monday. */
  static SessionCalendar forex() {
    return new SessionCalendar(
        "FX",
        ZoneId.of("America/New_York"),
        LocalTime.of(17, 0),
        LocalTime.of(17, 0),
        Duration.ofMinutes(5),
        weekdays(),
        new TreeSet<>(),
        new TreeMap<>());
  }

  /** 08:00 to 16:30 London. */
  static SessionCalendar london() {
    return new SessionCalendar(
        "XLON",
        ZoneId.of("Europe/London"),
        LocalTime.of(8, 0),
        LocalTime.of(16, 30),
        Duration.ZERO,
        weekdays(),
        new TreeSet<>(),
        new TreeMap<>());
  }

  /** A config with an instrument for each calendar. */
  static HeadroomConfig of(SessionCalendar... calendars) {
    List<Instrument> instruments = new ArrayList<>();
    for (int i = 0; i < calendars.length; i++) {
      instruments.add(instrument(i + 1, "S" + (i + 1), calendars[i].name()));
    }
    return of(List.of(calendars), instruments);
  }

  static HeadroomConfig of(List<SessionCalendar> calendars, List<Instrument> instruments) {
    Firm.Position position = new Firm.Position("S1", ExactDecimal.of(new BigDecimal("-150")));
    Firm.Book book = new Firm.Book("EQ", "INDEX", Optional.empty(), List.of(position));
    Firm.Desk desk = new Firm.Desk("EQ", Optional.empty(), List.of(book));
    return new HeadroomConfig(
        new Firm("Test", "USD", Optional.empty(), List.of(desk)),
        calendars,
        instruments,
        Optional.empty(),
        new ModelSettings(ModelSettings.Champion.EWMA, 0.94, 60, 0.02, 0.2, 20, Optional.empty()),
        new RiskSettings(1_000, 250, 5, Duration.ofMinutes(15)),
        List.of(),
        settings(Durability.PROCESS, 1 << 20));
  }

  static Instrument instrument(int id, String symbol, String calendar) {
    return new Instrument(
        id,
        symbol,
        Instrument.Kind.EQUITY,
        "USD",
        -2,
        0,
        ExactDecimal.of(new BigDecimal("0.01")),
        calendar,
        'P');
  }

  private static SortedSet<DayOfWeek> weekdays() {
    return new TreeSet<>(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
  }
}

package io.headroom.config;

import java.util.List;
import java.util.Optional;

/**
 * A whole configuration, checked: every reference resolves, every number is in range.
 *
 * @param instruments ordered by id
 * @param feeds in the order in which they are merged at equal times
 */
public record HeadroomConfig(
    Firm firm,
    List<SessionCalendar> calendars,
    List<Instrument> instruments,
    Optional<History> history,
    ModelSettings model,
    RiskSettings risk,
    List<Feed> feeds,
    JournalSettings journal) {

  public HeadroomConfig {
    calendars = List.copyOf(calendars);
    instruments = List.copyOf(instruments);
    feeds = List.copyOf(feeds);
  }
}

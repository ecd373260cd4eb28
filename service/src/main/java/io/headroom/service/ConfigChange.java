package io.headroom.service;

import io.headroom.config.ExactDecimal;
import io.headroom.config.Firm;
import io.headroom.config.HeadroomConfig;
import io.headroom.journal.SessionStart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What changes when one config follows another on the same journal. */
final class ConfigChange {
  private ConfigChange() {}

  /**
   * Refuses a config that can't follow another on one journal: its ticks and history would be
   * others.
   *
   * @throws UnusableInputException if instruments, calendars, history or feeds differ
   */
  static void check(HeadroomConfig before, HeadroomConfig after) {
    List<String> changed = new ArrayList<>();
    note(changed, "instruments", before.instruments(), after.instruments());
    note(changed, "calendars", before.calendars(), after.calendars());
    note(changed, "history", before.history(), after.history());
    note(changed, "feeds", before.feeds(), after.feeds());
    note(changed, "firm.currency", before.firm().currency(), after.firm().currency());
    if (!changed.isEmpty()) {
      throw new UnusableInputException(
          "the journal was begun with a config whose "
              + String.join(", ", changed)
              + " differ from this one's; on one journal only firm, positions, model, risk and journal"
              + " settings may change: undo the change or begin another journal");
    }
  }

  /**
   * The positions that a config sets: those that are not what the config before it set, in the
   * order of its books and then of the books that are gone, whose positions become 0.
   */
  static List<SessionStart.BookPosition> positions(
      Optional<HeadroomConfig> before, HeadroomConfig after) {
    Map<String, ExactDecimal> old = new TreeMap<>();
    before.ifPresent(config -> all(config).forEach(p -> old.put(key(p), p.quantity())));
    List<SessionStart.BookPosition> set = new ArrayList<>();
    for (SessionStart.BookPosition position : all(after)) {
      ExactDecimal was = old.remove(key(position));
      if (was == null || differ(was, position.quantity())) {
        set.add(position);
      }
    }
    before.ifPresent(
        config ->
            all(config).stream()
                .filter(p -> old.containsKey(key(p)))
                .forEach(
                    p ->
                        set.add(
                            new SessionStart.BookPosition(
                                p.book(), p.instrumentId(), ExactDecimal.of(BigDecimal.ZERO)))));
    return set;
  }

  private static List<SessionStart.BookPosition> all(HeadroomConfig config) {
    Map<String, Integer> ids = new TreeMap<>();
    config.instruments().forEach(instrument -> ids.put(instrument.symbol(), instrument.id()));
    List<SessionStart.BookPosition> positions = new ArrayList<>();
    for (Firm.Desk desk : config.firm().desks()) {
      for (Firm.Book book : desk.books()) {
        for (Firm.Position position : book.positions()) {
          positions.add(
              new SessionStart.BookPosition(
                  book.path(), ids.get(position.symbol()), position.quantity()));
        }
      }
    }
    return positions;
  }

  private static String key(SessionStart.BookPosition position) {
    return position.book() + '\n' + position.instrumentId();
  }

  private static boolean differ(ExactDecimal a, ExactDecimal b) {
    return a.toBigDecimal().compareTo(b.toBigDecimal()) != 0;
  }

  private static void note(List<String> changed, String what, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      changed.add(what);
    }
  }
}

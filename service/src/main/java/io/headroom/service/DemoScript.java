package io.headroom.service;

import io.headroom.config.ExactDecimal;
import io.headroom.config.Firm;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Instrument;
import io.headroom.ingest.simulation.ScheduledPositions;
import io.headroom.journal.SessionStart.BookPosition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens on the demo's day: when it is, when it is first watched, and what desks do about
 * their breaches.
 *
 * <p>Volatility so far does not fall again within a day, so a desk that is over its limit comes
 * back by holding less. The two equity desks do, in steps, as desks would: they set positions,
 * which are facts of the journal like any other.
 */
final class DemoScript {
  static final LocalDate DAY = LocalDate.of(2026, 3, 18);
  static final int HISTORY_DAYS = 1_000;

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime LIVE = LocalTime.of(11, 45);
  private static final BigDecimal LOT = BigDecimal.valueOf(100);

  /** In order of time. */
  static final List<Reduction> REDUCTIONS =
      List.of(
          new Reduction(LocalTime.of(12, 41), "EQ-SINGLE-STOCK", "0.75"),
          new Reduction(LocalTime.of(12, 44), "EQ-INDEX", "0.75"),
          new Reduction(LocalTime.of(12, 48), "EQ-SINGLE-STOCK", "0.60"),
          new Reduction(LocalTime.of(12, 51), "EQ-INDEX", "0.60"),
          new Reduction(LocalTime.of(12, 57), "EQ-SINGLE-STOCK", "0.50"),
          new Reduction(LocalTime.of(13, 1), "EQ-INDEX", "0.45"));

  private DemoScript() {}

  /**
   * A desk cuts all its positions.
   *
   * @param left the share of the configured quantities that stays
   */
  record Reduction(LocalTime time, String desk, String left) {
    /** For who watches. */
    String text() {
      return time
          + " New York, by the script: desk "
          + desk
          + " cuts its positions to "
          + new BigDecimal(left).movePointRight(2).toBigInteger()
          + " % of the morning's";
    }
  }

  /** When the live part begins, ns since the epoch; all before is built up at full speed. */
  static long liveFrom() {
    return nanos(LIVE);
  }

  /** The desks' reductions, in order of time. */
  static List<ScheduledPositions> of(HeadroomConfig config) {
    List<ScheduledPositions> script = new ArrayList<>();
    for (Reduction reduction : REDUCTIONS) {
      script.add(new ScheduledPositions(nanos(reduction.time()), positions(config, reduction)));
    }
    return script;
  }

  /** An instant of the day in New York, ns since the epoch. */
  static long nanos(LocalTime time) {
    return DAY.atTime(time).atZone(NEW_YORK).toEpochSecond() * 1_000_000_000L;
  }

  /** The time in New York of an instant, to the minute. */
  static LocalTime timeOf(long nanos) {
    return Instant.ofEpochSecond(0, nanos)
        .atZone(NEW_YORK)
        .toLocalTime()
        .truncatedTo(ChronoUnit.MINUTES);
  }

  private static List<BookPosition> positions(HeadroomConfig config, Reduction reduction) {
    List<BookPosition> positions = new ArrayList<>();
    for (Firm.Book book : desk(config, reduction.desk()).books()) {
      for (Firm.Position position : book.positions()) {
        positions.add(
            new BookPosition(
                book.path(),
                id(config, position.symbol()),
                left(position.quantity(), new BigDecimal(reduction.left()))));
      }
    }
    return positions;
  }

  private static ExactDecimal left(ExactDecimal quantity, BigDecimal share) {
    BigDecimal lots =
        quantity.toBigDecimal().multiply(share).divide(LOT, 0, RoundingMode.HALF_EVEN);
    return ExactDecimal.of(lots.multiply(LOT));
  }

  private static Firm.Desk desk(HeadroomConfig config, String name) {
    return config.firm().desks().stream()
        .filter(desk -> desk.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UnusableInputException("the demo's script needs a desk " + name));
  }

  private static int id(HeadroomConfig config, String symbol) {
    return config.instruments().stream()
        .filter(instrument -> instrument.symbol().equals(symbol))
        .mapToInt(Instrument::id)
        .findFirst()
        .orElseThrow();
  }
}

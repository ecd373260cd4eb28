package io.headroom.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The config and the session times that tests share. */
final class Sessions {
  static final int STOCK = 1;
  static final int OTHER_STOCK = 2;
  static final int CURRENCY_PAIR = 9;
  static final LocalDate MONDAY = LocalDate.of(2013, 10, 7);

  static final String CONFIG =
      """
      version: 1
      firm: {name: Small, currency: USD, desks: []}
      calendars:
        - name: XNYS
          zone: America/New_York
          open: 09:30
          close: 16:00
          closing-print-wait: 5m
          half-days: {2013-11-29: 13:00}
        - {name: FX, zone: America/New_York, open: 17:00, close: 17:00}
      instruments:
        - {id: 1, symbol: AAA, kind: equity, currency: USD, price-exponent: -4,
           tick-size: 0.01, calendar: XNYS, primary-exchange: N}
        - {id: 2, symbol: BBB, kind: equity, currency: USD, price-exponent: -4,
           tick-size: 0.01, calendar: XNYS, primary-exchange: P}
        - {id: 9, symbol: EURUSD, kind: fx, currency: USD, price-exponent: -5,
           tick-size: 0.00001, calendar: FX}
      history:
        from: 2007-01-01
        until: 2013-10-04
        instruments: [AAA, BBB]
        bars: bars/{symbol}.zip
        kappa: 1.0
      model:
        champion: log-har
        ewma-lambda: 0.94
        min-history-days: 250
        starting-daily-volatility: 0.01
        overnight-share: 0.2
        share-prior-days: 20
      feeds:
        - {name: trades, format: lean-equity-trade, zone: America/New_York,
           instruments: [AAA, BBB], files: "{symbol}/*_trade.zip"}
        - {name: rates, format: lean-forex-quote, zone: "-05:00",
           instruments: [EURUSD], files: "{symbol}/*_quote.zip"}
      """;

  /** The same with a network that drives limits. */
  static final String WITH_NETWORK =
      CONFIG.replace("champion: log-har", "champion: network\n  network: daily.model");

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private Sessions() {}

  /** A New York time of day in ns since the epoch. */
  static long at(LocalDate date, String time) {
    return ChronoUnit.NANOS.between(
        Instant.EPOCH, date.atTime(LocalTime.parse(time)).atZone(NEW_YORK).toInstant());
  }

  static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }

  /** A projection that knows the instruments. */
  static ProjectionHarness harness() {
    return harness(CONFIG);
  }

  /** A projection that knows the config's instruments. */
  static ProjectionHarness harness(String config) {
    ProjectionHarness harness = new ProjectionHarness(config);
    harness.define(STOCK);
    harness.define(OTHER_STOCK);
    harness.define(CURRENCY_PAIR);
    return harness;
  }
}

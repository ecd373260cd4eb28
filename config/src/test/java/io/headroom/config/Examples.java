package io.headroom.config;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Configurations that tests start from. */
final class Examples {
  /** As little as there can be: every default is taken. */
  static final String SMALL =
      """
      version: 1
      firm: {name: Small, currency: USD, desks: []}
      calendars:
        - {name: XNYS, zone: America/New_York, open: 09:30, close: 16:00}
      instruments:
        - {id: 1, symbol: SPY, kind: equity, currency: USD, price-exponent: -4, tick-size: 0.01,
           calendar: XNYS}
      """;

  /** Every field that there is. */
  static final String FULL =
      """
      version: 1
      firm:
        name: Example & Söhne "GmbH"
        currency: USD
        limit: {owner: CRO, level: 0.99, budget: 5_000_000, warning: 0.8, hysteresis: 0.05}
        desks:
          - name: EQ
            limit: {owner: head of EQ, level: 0.975, budget: 2.5e6}
            books:
              - name: INDEX
                limit: {owner: Ann, budget: 1234567.89}
              - name: BANKS
          - name: FX
            books: [{name: SPOT}]
      positions:
        - {desk: EQ, book: INDEX, instrument: BAC, quantity: -250.50}
        - {desk: EQ, book: INDEX, instrument: SPY, quantity: 12000}
        - {desk: EQ, book: BANKS, instrument: BAC, quantity: 3E+2}
      calendars:
        - name: XNYS
          zone: America/New_York
          open: 09:30
          close: 16:00
          closing-print-wait: 5m
          days: [MON, TUE, WED, THU, FRI]
          holidays: [2013-07-04, 2013-12-25]
          half-days:
            2013-07-03: 13:00
            2013-11-29: 13:00
        - {name: FX, zone: America/New_York, open: 17:00, close: 17:00}
      instruments:
        - {id: 2, symbol: BAC, kind: equity, currency: USD, price-exponent: -4,
           quantity-exponent: -2, tick-size: 0.01, calendar: XNYS, primary-exchange: N}
        - {id: 1, symbol: SPY, kind: equity, currency: USD, price-exponent: -4,
           tick-size: 0.01, calendar: XNYS, primary-exchange: P}
        - {id: 300, symbol: USDJPY, kind: fx, currency: JPY, price-exponent: -3,
           tick-size: 0.001, calendar: FX}
      history:
        from: 2007-01-01
        until: 2013-10-04
        instruments: [SPY, BAC]
        bars: ${HEADROOM_DATA}/daily/{symbol}.zip
        factors: ${HEADROOM_DATA}/daily/{symbol}.csv
        kappa: 1.0625
      model:
        champion: ewma
        ewma-lambda: 0.97
        min-history-days: 500
        starting-daily-volatility: 0.015
        overnight-share: 0.25
        share-prior-days: 10
      risk: {scenarios: 750, min-scenarios: 100, move-basis-points: 12.5, stale-after: 90s}
      feeds:
        - name: trades
          format: lean-equity-trade
          zone: America/New_York
          instruments: [SPY, BAC]
          files: ${HEADROOM_DATA}/ticks/{symbol}/*_trade.zip
        - name: quotes
          format: csv
          zone: "-05:00"
          sources:
            - {instrument: USDJPY, files: quotes/*.csv}
          csv: {kind: quote, separator: "\\t", header: false, time: 0, time-format: epoch-ms,
                bid: 1, bid-size: 2, ask: 3, ask-size: 4}
        - name: prints
          format: csv
          zone: UTC
          sources: [{instrument: BAC, files: prints.csv.gz}]
          csv: {kind: trade, time: Time, time-format: "yyyy-MM-dd'T'HH:mm:ss", price: Px, size: Qty}
      journal: {durability: disk, ring-bytes: 65536, max-lag-facts: 1000}
      """;

  private Examples() {}

  static HeadroomConfig full() {
    return parse(FULL);
  }

  static HeadroomConfig parse(String yaml) {
    return ConfigLoader.parse(yaml.getBytes(UTF_8), "test.yaml");
  }
}

package io.headroom.risk;

/** Configurations that tests start from. */
final class Configs {
  static final int SPY = 1;
  static final int BAC = 2;

  private Configs() {}

  /** Two desks with a book each. A limit is "level budget", or empty. */
  static String twoDesks(String firmLimit, String eqLimit, String fiLimit) {
    return """
        version: 1
        firm:
          name: Test
          currency: USD
        %s
          desks:
            - name: EQ
        %s
              books: [{name: INDEX}]
            - name: FI
        %s
              books: [{name: HEDGE}]
        calendars:
          - {name: XNYS, zone: America/New_York, open: 09:30, close: 16:00}
        instruments:
          - {id: 1, symbol: SPY, kind: equity, currency: USD, price-exponent: -4,
             tick-size: 0.01, calendar: XNYS, primary-exchange: P}
          - {id: 2, symbol: BAC, kind: equity, currency: USD, price-exponent: -4,
             tick-size: 0.01, calendar: XNYS}
        history:
          from: 2007-01-01
          until: 2013-10-04
          instruments: [SPY, BAC]
          bars: bars/{symbol}.zip
        risk: {scenarios: 100, min-scenarios: 5, move-basis-points: 5, stale-after: 5m}
        """
        .formatted(limit("  ", firmLimit), limit("      ", eqLimit), limit("      ", fiLimit));
  }

  private static String limit(String indent, String limit) {
    if (limit.isEmpty()) {
      return "";
    }
    String[] parts = limit.split(" ", -1);
    return indent
        + "limit: {owner: Ann, level: "
        + parts[0]
        + ", budget: "
        + parts[1]
        + ", warning: 0.8, hysteresis: 0.05}";
  }
}

package io.headroom.risk;

import io.headroom.journal.record.ForecastKind;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A journal with the real daily history of four stocks to 4 October 2013 and EWMA forecasts. */
final class RealWeek {
  static final List<String> SYMBOLS = List.of("spy", "bac", "aig", "ibm");
  private static final List<String> QUANTITIES = List.of("10000", "-20000", "5000", "3000");

  private RealWeek() {}

  /** One desk for each stock, so that each is assessed alone too; limits on desks and firm. */
  static String config(int scenarios, String firmBudget) {
    StringBuilder desks = new StringBuilder();
    StringBuilder instruments = new StringBuilder();
    for (int i = 0; i < SYMBOLS.size(); i++) {
      String symbol = SYMBOLS.get(i).toUpperCase(Locale.ROOT);
      desks.append(
          "    - {name: %s, limit: {owner: Ann, budget: 1e6}, books: [{name: ALL}]}\n"
              .formatted(symbol));
      instruments.append(
          ("  - {id: %d, symbol: %s, kind: equity, currency: USD, price-exponent: -4,"
                  + " tick-size: 0.01, calendar: XNYS}\n")
              .formatted(i + 1, symbol));
    }
    return """
        version: 1
        firm:
          name: Real
          currency: USD
          limit: {owner: CRO, budget: %s}
          desks:
        %scalendars:
          - {name: XNYS, zone: America/New_York, open: 09:30, close: 16:00}
        instruments:
        %shistory:
          from: 2007-01-01
          until: 2013-10-04
          instruments: [SPY, BAC, AIG, IBM]
          bars: bars/{symbol}.zip
        risk: {scenarios: %d, min-scenarios: 250, move-basis-points: 5, stale-after: 5m}
        """
        .formatted(firmBudget, desks, instruments, scenarios);
  }

  static Journal journal(int scenarios) throws IOException {
    return journal(scenarios, "100_000");
  }

  static Journal journal(int scenarios, String firmBudget) throws IOException {
    DailyFiles files = DailyFiles.open();
    Journal journal = new Journal();
    journal.config(config(scenarios, firmBudget));
    for (int i = 0; i < SYMBOLS.size(); i++) {
      history(journal, i + 1, files.bars(SYMBOLS.get(i)), files.factors(SYMBOLS.get(i)));
    }
    journal.time("2013-10-07T09:30");
    for (int i = 0; i < SYMBOLS.size(); i++) {
      String desk = "desk/" + SYMBOLS.get(i).toUpperCase(Locale.ROOT);
      journal.position(desk + "/book/ALL", i + 1, QUANTITIES.get(i));
    }
    return journal;
  }

  private static void history(
      Journal journal, int id, List<DailyFiles.Bar> bars, List<DailyFiles.Factor> factors) {
    for (DailyFiles.Factor row : factors) {
      journal.factor(id, (int) row.through().toEpochDay(), row.price(), row.split());
    }
    List<Double> variances = EwmaPath.variances(bars, factors);
    for (int d = 0; d < bars.size(); d++) {
      int date = (int) bars.get(d).date().toEpochDay();
      journal.forecast(id, ForecastKind.HISTORY, date, variances.get(d));
      journal.bar(id, date, bars.get(d).close());
    }
  }
}

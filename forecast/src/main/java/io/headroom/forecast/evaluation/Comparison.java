package io.headroom.forecast.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The network against log-HAR and EWMA on the same days.
 *
 * @param instruments per instrument, by symbol
 * @param pooled of the days' means over the instruments, so that what moves all of them together
 *     counts as one observation
 */
public record Comparison(List<Row> instruments, Row pooled) {
  /** What the pooled row is called. */
  public static final String ALL = "all";

  /**
   * Losses of a day of an instrument.
   *
   * @param target the day, days since 1970-01-01
   */
  public record Day(String symbol, int target, double network, double logHar, double ewma) {}

  /**
   * Mean losses.
   *
   * @param days that were forecast
   * @param networkLessLogHar the difference, below zero where the network is better, and how sure
   *     that is
   */
  public record Row(
      String symbol,
      int days,
      double network,
      double logHar,
      double ewma,
      DieboldMariano networkLessLogHar) {}

  public Comparison {
    instruments = List.copyOf(instruments);
  }

  /**
   * Compares.
   *
   * @param days at least one; each instrument's in the order of time
   * @throws IllegalArgumentException if there are none
   */
  public static Comparison of(List<Day> days) {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("there are no days to compare on");
    }
    Map<String, List<Day>> bySymbol = new TreeMap<>();
    Map<Integer, List<Day>> byDate = new TreeMap<>();
    for (Day day : days) {
      bySymbol.computeIfAbsent(day.symbol(), symbol -> new ArrayList<>()).add(day);
      byDate.computeIfAbsent(day.target(), date -> new ArrayList<>()).add(day);
    }
    List<Row> rows = new ArrayList<>();
    bySymbol.forEach((symbol, own) -> rows.add(row(symbol, own)));
    return new Comparison(rows, row(ALL, byDate.values().stream().map(Comparison::mean).toList()));
  }

  private static Row row(String name, List<Day> days) {
    Day mean = mean(days);
    double[] differences = days.stream().mapToDouble(d -> d.network() - d.logHar()).toArray();
    return new Row(
        name,
        days.size(),
        mean.network(),
        mean.logHar(),
        mean.ewma(),
        DieboldMariano.of(differences));
  }

  private static Day mean(List<Day> days) {
    double network = 0;
    double logHar = 0;
    double ewma = 0;
    for (Day day : days) {
      network += day.network();
      logHar += day.logHar();
      ewma += day.ewma();
    }
    int n = days.size();
    return new Day(ALL, days.get(0).target(), network / n, logHar / n, ewma / n);
  }
}

package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.Regions.Region;
import io.headroom.forecast.lab.TargetCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A number that a network sees of an instrument on a day.
 *
 * <p>Levels are differences of logarithms of mean variances, so that no feature depends on how
 * volatile an instrument is in the long run; {@code offset} is the linear model's log forecast,
 * {@code error} by how much it was too low.
 */
record PanelFeature(String name, Value value) {
  private static final double SMALLEST_SIZE = 0.05;

  /** How a feature follows from what is seen. */
  interface Value {
    double of(View view, int instrument);
  }

  /** All, in the order in which networks take them. */
  static List<PanelFeature> all() {
    List<PanelFeature> all = new ArrayList<>();
    addOwn(all);
    addErrors(all);
    addMarket(all);
    for (Region region : List.of(Region.UNITED_STATES, Region.EUROPE, Region.ASIA)) {
      addRegion(all, region);
    }
    addSizes(all);
    addCalendar(all);
    return List.copyOf(all);
  }

  private static void addOwn(List<PanelFeature> all) {
    int[] lags = {1, 2, 5, 10, 22, 66};
    for (int k = 1; k < lags.length; k++) {
      int shorter = lags[k - 1];
      int longer = lags[k];
      add(all, "own-" + shorter + "-" + longer, (v, i) -> v.own(shorter, i) - v.own(longer, i));
    }
    for (int lag : new int[] {1, 22, 132}) {
      add(all, "own-" + lag + "-offset", (v, i) -> v.own(lag, i) - v.guide(i));
    }
    add(all, "long-run-offset", (v, i) -> v.longRun(i) - v.guide(i));
    add(all, "own-trend-5", (v, i) -> v.ownTrend(5, i));
    add(all, "own-trend-22", (v, i) -> v.ownTrend(22, i));
    add(all, "horizon-offset", (v, i) -> v.offset(i) - v.guide(i));
  }

  private static void addErrors(List<PanelFeature> all) {
    add(all, "error", (v, i) -> v.errors.last()[i]);
    add(all, "error-5", (v, i) -> v.errors.fast.mean(i));
    add(all, "error-22", (v, i) -> v.errors.month.mean(i));
    add(all, "error-66", (v, i) -> v.errors.quarter.mean(i));
    add(all, "error-weekday", (v, i) -> v.errors.onTheNextWeekday(i));
    add(all, "region-error", (v, i) -> v.errors.ownRegion(i));
    add(all, "region-error-5", (v, i) -> v.errors.region5.mean(i));
    add(all, "region-error-22", (v, i) -> v.errors.region22.mean(i));
    add(all, "market-error", (v, i) -> v.errors.market());
    add(all, "market-error-5", (v, i) -> v.errors.market5.mean(0));
    add(all, "market-error-22", (v, i) -> v.errors.market22.mean(0));
  }

  private static void addMarket(List<PanelFeature> all) {
    add(all, "market-1-5", (v, i) -> v.market(1) - v.market(5));
    add(all, "market-5-22", (v, i) -> v.market(5) - v.market(22));
    add(all, "market-22-66", (v, i) -> v.market(22) - v.market(66));
    add(all, "market-1-long-run", (v, i) -> v.market(1) - v.marketLongRun());
    add(all, "offset-market-22", (v, i) -> v.guide(i) - v.market(22));
    add(all, "market-trend-5", (v, i) -> v.marketTrend(5));
    add(all, "market-trend-22", (v, i) -> v.marketTrend(22));
  }

  private static void addRegion(List<PanelFeature> all, Region region) {
    String name = region.name().toLowerCase(Locale.ROOT).replace('_', '-');
    add(all, name + "-error", (v, i) -> v.section.mean(region, v.errors.last()));
    add(all, name + "-1-5", (v, i) -> v.region(region, 1) - v.region(region, 5));
    add(all, name + "-5-22", (v, i) -> v.region(region, 5) - v.region(region, 22));
  }

  private static void addSizes(List<PanelFeature> all) {
    add(all, "error-size", (v, i) -> Math.abs(v.errors.last()[i]));
    add(all, "error-size-5", (v, i) -> log(v.errors.size5.mean(i)));
    add(all, "error-size-22", (v, i) -> log(v.errors.size22.mean(i)));
    add(all, "error-size-66", (v, i) -> log(v.errors.size66.mean(i)));
    add(all, "market-error-size", (v, i) -> Math.abs(v.errors.market()));
    add(all, "market-error-size-10", (v, i) -> log(v.errors.marketSize10.mean(0)));
    add(all, "error-dispersion", (v, i) -> log(v.section.deviation(v.errors.last())));
    add(all, "largest-error", (v, i) -> v.section.largest(v.errors.last()));
  }

  private static void addCalendar(List<PanelFeature> all) {
    for (int k = 0; k < TargetCalendar.COUNT; k++) {
      int number = k;
      add(all, "next-" + TargetCalendar.NAMES.get(k), (v, i) -> v.calendar[number]);
    }
    for (Region region : Region.values()) {
      String name = region.name().toLowerCase(Locale.ROOT).replace('_', '-');
      add(all, "in-" + name, (v, i) -> v.section.isIn(region, i) ? 1 : 0);
    }
  }

  private static void add(List<PanelFeature> all, String name, Value value) {
    all.add(new PanelFeature(name, value));
  }

  private static double log(double size) {
    return StrictMath.log(SMALLEST_SIZE + size);
  }
}

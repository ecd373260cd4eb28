package io.headroom.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * One-day EWMA variances from daily bars, for tests: wicks capped at three trailing 22-day median
 * ranges, Garman-Klass plus squared overnight return, decay 0.94.
 */
final class EwmaPath {
  private static final double LAMBDA = 0.94;
  private static final int WINDOW = 22;

  private EwmaPath() {}

  /** The variance forecast at the close of each bar for the next day. */
  static List<Double> variances(List<DailyFiles.Bar> bars, List<DailyFiles.Factor> factors) {
    List<Double> ranges = new ArrayList<>();
    List<Double> variances = new ArrayList<>();
    for (int d = 0; d < bars.size(); d++) {
      DailyFiles.Bar bar = bars.get(d);
      double high = bar.high();
      double low = bar.low();
      if (d >= WINDOW) {
        double limit = 3 * median(ranges.subList(d - WINDOW, d)) * bar.close();
        high = Math.min(high, Math.max(bar.open(), bar.close()) + limit);
        low = Math.max(low, Math.min(bar.open(), bar.close()) - limit);
      }
      ranges.add((high - low) / bar.close());
      double overnight =
          d == 0
              ? 0
              : Math.log(
                  bar.open()
                      * factor(factors, bar)
                      / (bars.get(d - 1).close() * factor(factors, bars.get(d - 1))));
      double target = garmanKlass(bar, high, low) + overnight * overnight;
      variances.add(d == 0 ? target : LAMBDA * variances.get(d - 1) + (1 - LAMBDA) * target);
    }
    return variances;
  }

  private static double garmanKlass(DailyFiles.Bar bar, double high, double low) {
    double range = Math.log(high / low);
    double body = Math.log((double) bar.close() / bar.open());
    return 0.5 * range * range - (2 * Math.log(2) - 1) * body * body;
  }

  private static double factor(List<DailyFiles.Factor> factors, DailyFiles.Bar bar) {
    for (DailyFiles.Factor row : factors) {
      if (!row.through().isBefore(bar.date())) {
        return Double.parseDouble(row.price()) * Double.parseDouble(row.split());
      }
    }
    throw new IllegalStateException("no factor on " + bar.date());
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return (sorted.get(WINDOW / 2 - 1) + sorted.get(WINDOW / 2)) / 2;
  }
}

package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.CrossSection;
import io.headroom.forecast.lab.Panel;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * How far off the linear model has been lately: the logarithm of a day's variance less the forecast
 * of the evening before, zero where either is missing, at most {@value #LARGEST} either way.
 */
final class Errors {
  private static final double LARGEST = 3;
  private static final int WEEK = 7;
  private static final int WEEKDAY_MEMORY = 20;

  private final CrossSection section;
  private final double[] last;
  private final double[] sizes;
  private final double[] market;
  private final double[] marketSize;
  private final double[] ownRegion;
  private final double[][] weekdays = new double[WEEK][];
  final Decaying fast;
  final Decaying month;
  final Decaying quarter;
  final Decaying size5;
  final Decaying size22;
  final Decaying size66;
  final Decaying market5;
  final Decaying market22;
  final Decaying marketSize10;
  final Decaying region5;
  final Decaying region22;
  private int target;

  Errors(CrossSection section) {
    this.section = section;
    int width = section.width();
    last = new double[width];
    sizes = new double[width];
    market = new double[1];
    marketSize = new double[1];
    ownRegion = new double[width];
    fast = new Decaying(5, width);
    month = new Decaying(22, width);
    quarter = new Decaying(66, width);
    size5 = new Decaying(5, width);
    size22 = new Decaying(22, width);
    size66 = new Decaying(66, width);
    market5 = new Decaying(5, 1);
    market22 = new Decaying(22, 1);
    marketSize10 = new Decaying(10, 1);
    region5 = new Decaying(5, width);
    region22 = new Decaying(22, width);
    for (int day = 0; day < WEEK; day++) {
      weekdays[day] = new double[width];
    }
  }

  /**
   * Takes a day.
   *
   * @param forecast log variances forecast for it; NaN where there was none
   */
  void add(Panel known, int day, double[] forecast) {
    for (int i = 0; i < last.length; i++) {
      double error = StrictMath.log(known.variance(day, i)) - forecast[i];
      last[i] = Double.isNaN(error) ? 0 : Math.max(-LARGEST, Math.min(LARGEST, error));
      sizes[i] = Math.abs(last[i]);
    }
    market[0] = section.mean(last);
    marketSize[0] = Math.abs(market[0]);
    Arrays.setAll(ownRegion, i -> section.ownRegionMean(i, last));
    fast.add(last);
    month.add(last);
    quarter.add(last);
    size5.add(sizes);
    size22.add(sizes);
    size66.add(sizes);
    market5.add(market);
    market22.add(market);
    marketSize10.add(marketSize);
    region5.add(ownRegion);
    region22.add(ownRegion);
    double[] today = weekdays[weekday(known.date(day))];
    for (int i = 0; i < today.length; i++) {
      today[i] += (last[i] - today[i]) / WEEKDAY_MEMORY;
    }
    target = weekday(known.date(day + 1));
  }

  /** The last day's, one per instrument; not to be changed. */
  double[] last() {
    return last;
  }

  double market() {
    return market[0];
  }

  double ownRegion(int instrument) {
    return ownRegion[instrument];
  }

  /** What it has been on the weekday that comes next. */
  double onTheNextWeekday(int instrument) {
    return weekdays[target][instrument];
  }

  private static int weekday(int date) {
    return LocalDate.ofEpochDay(date).getDayOfWeek().getValue() - 1;
  }
}

package io.headroom.service.report;

import java.util.List;

/**
 * Values of days.
 *
 * @param points in the order of time; those that are not finite are left out
 */
public record DatedSeries(String name, List<Point> points) {
  public DatedSeries {
    points = points.stream().filter(point -> Double.isFinite(point.value())).toList();
  }

  /**
   * A day's value.
   *
   * @param day days since 1970-01-01
   */
  public record Point(int day, double value) {}
}

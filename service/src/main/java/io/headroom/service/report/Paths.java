package io.headroom.service.report;

import io.headroom.service.report.DatedSeries.Point;
import java.util.List;

/** Points as the path of a drawing. */
final class Paths {
  private Paths() {}

  static String line(List<Point> points, Scale x, Scale y) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.isEmpty() ? 'M' : 'L').append(x.place(point.day()));
      path.append(' ').append(y.place(point.value()));
    }
    return path.toString();
  }

  /** Lines of no length, which round ends make dots. */
  static String dots(List<Point> points, Scale x, Scale y) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append('M').append(x.place(point.day()));
      path.append(' ').append(y.place(point.value())).append("h0");
    }
    return path.toString();
  }
}

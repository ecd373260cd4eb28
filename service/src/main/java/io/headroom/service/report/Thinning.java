package io.headroom.service.report;

import io.headroom.service.report.DatedSeries.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out points that a drawing is too narrow for: of each of so many equal stretches of points
 * the least and the greatest stay, so that no peak is lost, and so do the first and the last of
 * all.
 */
final class Thinning {
  private Thinning() {}

  /**
   * At most two points a stretch, and two more.
   *
   * @param stretches about one per place in the drawing that can be told from the next
   */
  static List<Point> of(List<Point> points, int stretches) {
    int n = points.size();
    if (n <= 2 * stretches) {
      return points;
    }
    List<Point> kept = new ArrayList<>();
    kept.add(points.get(0));
    for (int i = 0; i < stretches; i++) {
      int from = Math.max(1, (int) ((long) n * i / stretches));
      int to = Math.min(n - 1, (int) ((long) n * (i + 1) / stretches));
      addExtremes(points.subList(from, to), kept);
    }
    kept.add(points.get(n - 1));
    return kept;
  }

  private static void addExtremes(List<Point> points, List<Point> kept) {
    int least = 0;
    int greatest = 0;
    for (int i = 1; i < points.size(); i++) {
      least = points.get(i).value() < points.get(least).value() ? i : least;
      greatest = points.get(i).value() > points.get(greatest).value() ? i : greatest;
    }
    if (!points.isEmpty()) {
      kept.add(points.get(Math.min(least, greatest)));
      if (least != greatest) {
        kept.add(points.get(Math.max(least, greatest)));
      }
    }
  }
}

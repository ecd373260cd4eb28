package io.headroom.service.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.headroom.config.LimitPolicy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.LongStream;

/** A scope's VaR against its budget, the last of each minute of journal time. */
final class RiskHistory {
  private static final int MOST_POINTS = 480;
  private static final long NANOS_PER_MINUTE = 60_000_000_000L;
  private static final long MILLIS_PER_MINUTE = 60_000L;
  private static final double LEVEL_WITHOUT_LIMIT = 0.99;

  private record Point(
      long decision, long minute, double valueAtRisk, double budget, double profitAndLoss) {}

  private final double level;
  private final double budget;
  private final Deque<Point> points = new ArrayDeque<>();

  /** Of a scope with or without a limit. */
  RiskHistory(Optional<LimitPolicy> limit) {
    level = limit.map(LimitPolicy::level).orElse(LEVEL_WITHOUT_LIMIT);
    budget = limit.map(LimitPolicy::budget).orElse(Double.NaN);
  }

  void add(RiskUpdate risk) {
    long minute = Math.floorDiv(risk.origin().time(), NANOS_PER_MINUTE);
    double profitAndLoss = risk.measures().profitAndLoss();
    put(new Point(risk.decision(), minute, risk.valueAtRisk(level), budget, profitAndLoss));
  }

  private void put(Point point) {
    if (!points.isEmpty() && points.getLast().minute == point.minute) {
      points.removeLast();
    }
    points.addLast(point);
    if (points.size() > MOST_POINTS) {
      points.removeFirst();
    }
  }

  /** The decisions that it is made of. */
  LongStream sources() {
    return points.stream().mapToLong(Point::decision);
  }

  void write(ArrayNode json) {
    for (Point point : points) {
      ArrayNode row = json.addArray();
      row.add(point.minute * MILLIS_PER_MINUTE);
      Json.add(row, point.valueAtRisk);
      Json.add(row, point.budget);
      Json.add(row, point.profitAndLoss);
    }
  }
}

package io.headroom.service.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** An instrument's forecasts of one trading day beside what it has realized. */
final class ForecastHistory {
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final List<ForecastUpdate> points = new ArrayList<>();
  private LocalDate date = LocalDate.MIN;

  /** Takes a forecast of the day; another day's first one begins anew. */
  void add(ForecastUpdate forecast) {
    if (!forecast.view().date().equals(date)) {
      points.clear();
      date = forecast.view().date();
    }
    points.add(forecast);
  }

  /** The decisions that it is made of. */
  LongStream sources() {
    return points.stream().flatMapToLong(Update::sources);
  }

  void write(ArrayNode json) {
    for (ForecastUpdate point : points) {
      ArrayNode row = json.addArray();
      row.add(Math.floorDiv(point.view().instant(), NANOS_PER_MILLI));
      Json.add(row, point.realized().map(ForecastUpdate.Realized::sigmaSoFar).orElse(Double.NaN));
      Json.add(row, point.network().map(n -> n.sigmas().oneDay()).orElse(Double.NaN));
      Json.add(row, point.logHar().oneDay());
      Json.add(row, point.ewma().oneDay());
    }
  }
}

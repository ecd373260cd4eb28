package io.headroom.service.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.service.report.DatedSeries.Point;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinningTest {
  private static final List<Point> MANY =
      IntStream.range(0, 1_000).mapToObj(i -> new Point(i, (i * 37) % 1_000)).toList();

  @Test
  void shouldKeepPeaksEndsAndOrder() {
    List<Point> thinned = Thinning.of(MANY, 20);

    assertThat(thinned).hasSizeBetween(20, 42);
    assertThat(thinned).first().isEqualTo(MANY.get(0));
    assertThat(thinned).last().isEqualTo(MANY.get(999));
    assertThat(thinned).isSortedAccordingTo(Comparator.comparingInt(Point::day));
    assertThat(thinned).extracting(Point::value).contains(0.0, 999.0);
  }

  @Test
  void shouldLeaveFewPointsAsTheyAre() {
    assertThat(Thinning.of(MANY, 500)).isSameAs(MANY);
    assertThat(Thinning.of(List.of(), 500)).isEmpty();
  }
}

package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollingMedianTest {
  @Test
  void shouldAgreeWithSortingTheLastValuesEachTime() {
    // given
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    RollingMedian rolling = new RollingMedian(50);
    List<Double> all = new ArrayList<>();

    for (int i = 0; i < 5_000; i++) {
      // when
      double value = random.nextInt(40) / 4.0;
      rolling.add(value);
      all.add(value);

      // then
      List<Double> last = all.subList(Math.max(0, all.size() - 50), all.size());
      List<Double> sorted = last.stream().sorted().toList();
      int n = sorted.size();
      double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
      double deviation = sorted.stream().mapToDouble(x -> Math.abs(x - median)).sum() / n;
      assertThat(rolling.median()).isEqualTo(median);
      assertThat(rolling.meanAbsoluteDeviation(median)).isEqualTo(deviation);
      assertThat(rolling.get(0)).isEqualTo(last.get(0));
      assertThat(rolling.largest()).isEqualTo(sorted.get(n - 1));
    }
  }
}

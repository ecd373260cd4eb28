package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PublishedHarTest {
  @Test
  void shouldReproduceTheHarModelPackagesCoefficients() {
    // given S&P 500 futures' realized variance, Bollerslev, Patton and Quaedvlieg (2016)
    List<String[]> lines = RealData.lines("realized/sp500rm.csv");
    VarianceSeries series = new VarianceSeries();
    NormalEquations equations = new NormalEquations(4);

    // when
    for (String[] line : lines.subList(1, lines.size())) {
      double variance = Double.parseDouble(line[1]);
      if (series.size() >= 22) {
        double[] row = {1, series.last(), series.meanOfLast(5), series.meanOfLast(22)};
        equations.add(row, variance);
      }
      series.add(variance);
    }

    // then the coefficients are those of the package's own tests
    assertThat(equations.fit().orElseThrow().coefficients())
        .containsExactly(
            new double[] {0.1123142, 0.2273436, 0.4903494, 0.1863766}, Offset.offset(1e-6));
  }
}

package io.headroom.forecast.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SubsampledMeasuresTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-14);

  @Test
  void shouldFindNoVarianceInAConstantPath() {
    // when
    SubsampledMeasures measures = SubsampledMeasures.of(new double[391]);

    // then
    assertThat(measures.realizedVariance()).isZero();
    assertThat(measures.bipowerVariation()).isZero();
  }

  @Test
  void shouldAgreeWithAHandCalculation() {
    // given minutes 0 to 7
    double[] logs = {0, 0.01, 0.03, 0.02, 0.02, 0.05, 0.04, 0.01};
    // grids and returns, by hand:
    //   offset 0: 0,5,7     0.05 -0.04
    //   offset 1: 0,1,6,7   0.01  0.03 -0.03
    //   offset 2: 0,2,7     0.03 -0.02
    //   offset 3: 0,3,7     0.02 -0.01
    //   offset 4: 0,4,7     0.02 -0.01
    double positive = (0.0025 + (0.0001 + 0.0009) + 0.0009 + 0.0004 + 0.0004) / 5;
    double negative = (0.0016 + 0.0009 + 0.0004 + 0.0001 + 0.0001) / 5;
    double bipower =
        Math.PI / 2 * (2 * 0.0020 + 1.5 * (0.0003 + 0.0009) + 2 * (0.0006 + 0.0002 + 0.0002)) / 5;

    // when
    SubsampledMeasures measures = SubsampledMeasures.of(logs);

    // then
    assertThat(measures.positiveSemivariance()).isEqualTo(positive, ROUNDING);
    assertThat(measures.negativeSemivariance()).isEqualTo(negative, ROUNDING);
    assertThat(measures.realizedVariance()).isEqualTo(positive + negative, ROUNDING);
    assertThat(measures.bipowerVariation()).isEqualTo(bipower, ROUNDING);
  }

  @Test
  void shouldAgreeWithASineWavesClosedForm() {
    // given x(t) = sin(w t): a return over s minutes is 2 sin(w s / 2) cos(w t + w s / 2)
    double w = 2 * Math.PI / 195;
    double[] logs = new double[391];
    for (int t = 0; t <= 390; t++) {
      logs[t] = Math.sin(w * t);
    }
    // Offset 0 has 78 equal steps over two whole waves: sum of cos^2 is 39.
    double wholeGrid = 4 * Math.sin(w * 2.5) * Math.sin(w * 2.5) * 39;
    // The other offsets have 77 such steps and two short ones that share the missing one.
    double sum = wholeGrid;
    for (int offset = 1; offset < 5; offset++) {
      double inner = 0;
      for (int k = 0; k < 77; k++) {
        double c = Math.cos(w * (offset + 5 * k + 2.5));
        inner += 4 * Math.sin(w * 2.5) * Math.sin(w * 2.5) * c * c;
      }
      double head = Math.sin(w * offset);
      double tail = Math.sin(w * (5 - offset));
      sum += inner + head * head + tail * tail;
    }

    // when
    SubsampledMeasures measures = SubsampledMeasures.of(logs);

    // then
    assertThat(measures.realizedVariance()).isEqualTo(sum / 5, Offset.offset(1e-12));
  }

  @Test
  void shouldSplitTheVarianceIntoItsSemivariances() {
    // given
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    double[] logs = new double[391];
    for (int t = 1; t <= 390; t++) {
      logs[t] = logs[t - 1] + 0.0005 * random.nextGaussian();
    }

    // when
    SubsampledMeasures measures = SubsampledMeasures.of(logs);

    // then
    assertThat(measures.positiveSemivariance() + measures.negativeSemivariance())
        .isEqualTo(measures.realizedVariance());
    assertThat(measures.realizedVariance()).isPositive();
  }

  @Test
  void shouldSayThatOneReturnHasNoBipowerVariation() {
    // when
    SubsampledMeasures measures = SubsampledMeasures.of(new double[] {0, 0.01});

    // then
    assertThat(measures.realizedVariance()).isEqualTo(0.0001, ROUNDING);
    assertThat(measures.bipowerVariation()).isNaN();
  }
}

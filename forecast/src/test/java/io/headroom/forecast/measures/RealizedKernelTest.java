package io.headroom.forecast.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RealizedKernelTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

  @Test
  void shouldWeighAsParzenDoes() {
    assertThat(ParzenKernel.weight(0)).isEqualTo(1);
    assertThat(ParzenKernel.weight(0.25)).isEqualTo(0.71875);
    assertThat(ParzenKernel.weight(0.5)).isEqualTo(0.25);
    assertThat(ParzenKernel.weight(0.75)).isEqualTo(0.03125);
    assertThat(ParzenKernel.weight(1)).isZero();
    assertThat(ParzenKernel.weight(1.5)).isZero();
  }

  @Test
  void shouldAgreeWithAHandCalculation() {
    // given prices that jittering turns into 1, 3, 5, 4, 7: returns 2, 2, -1, 3, so that
    // gamma is 18 at lag 0, 4 - 2 - 3 at lag 1, -2 + 6 at lag 2, 6 at lag 3
    double[] prices = {0, 2, 3, 5, 4, 8, 6};

    // when
    KernelObservations observations = KernelObservations.of(prices, 10);

    // then
    assertThat(observations.returns()).isEqualTo(4);
    assertThat(observations.kernel(1)).isEqualTo(18 + 2 * 0.25 * -1);
    assertThat(observations.kernel(3)).isEqualTo(18 + 2 * (0.71875 * -1 + 0.25 * 4 + 0.03125 * 6));
  }

  @Test
  void shouldNeedFourPrices() {
    assertThat(KernelObservations.of(new double[] {0, 2, 3}, 10).kernel(1)).isNaN();
    assertThat(KernelObservations.of(new double[] {0, 2, 3}, 10).kernelFor(1)).isNaN();
    // from 1 to 4
    assertThat(KernelObservations.of(new double[] {0, 2, 3, 5}, 10).kernel(1)).isEqualTo(9);
  }

  @Test
  void shouldAgreeWithTheDefinitionOnALongWalk() {
    // given
    Random random = seeded();
    double[] prices = walk(random, 5_000);

    // then
    for (int bandwidth : new int[] {1, 2, 17, 100}) {
      assertThat(KernelObservations.of(prices, 100).kernel(bandwidth))
          .isCloseTo(definition(prices, bandwidth), Percentage.withPercentage(1e-9));
    }
  }

  @Test
  void shouldNotDependOnTheLargestBandwidthAllowed() {
    double[] prices = walk(seeded(), 3_000);
    assertThat(KernelObservations.of(prices, 300).kernel(40))
        .isEqualTo(KernelObservations.of(prices, 40).kernel(40));
  }

  @Test
  void shouldNeverBeNegative() {
    // given noise and nothing else
    Random random = seeded();
    double[] prices = new double[500];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = random.nextGaussian();
    }
    KernelObservations observations = KernelObservations.of(prices, 499);

    // then
    for (int bandwidth = 1; bandwidth < 499; bandwidth++) {
      assertThat(observations.kernel(bandwidth)).isNotNegative();
    }
  }

  @Test
  void shouldLookAheadByOnePriceAndLeaveTheRestAsItIs() {
    double[] prices = walk(seeded(), 100);
    KernelObservations observations = new KernelObservations(20);
    for (int i = 0; i < prices.length; i++) {
      double[] soFar = Arrays.copyOf(prices, i + 1);
      KernelObservations looked = observations.with(prices[i]);
      Double expected = KernelObservations.of(soFar, 20).kernel(7);
      assertThat(looked.kernel(7)).isEqualTo(expected);
      observations.add(prices[i]);
    }
  }

  @Test
  void shouldBeginAnewWithNothingOfTheSessionBefore() {
    double[] prices = walk(seeded(), 50);
    KernelObservations observations = KernelObservations.of(walk(seeded(), 1_000), 20);
    observations.clear();
    for (double price : prices) {
      observations.add(price);
    }
    assertThat(observations.kernel(20)).isEqualTo(KernelObservations.of(prices, 20).kernel(20));
  }

  @Test
  void shouldGoOnFromItsStateWithTheSameBits() {
    double[] prices = walk(seeded(), 400);
    for (int cut = 0; cut < prices.length; cut += 3) {
      KernelObservations observations = KernelObservations.of(Arrays.copyOf(prices, cut), 20);
      StateWriter state = new StateWriter();
      observations.save(state);
      KernelObservations restored = KernelObservations.of(walk(seeded(), 77), 20);
      StateReader reader = new StateReader("test", state.toBytes());
      restored.restore(reader);
      reader.end();
      for (int i = cut; i < prices.length; i++) {
        restored.add(prices[i]);
      }
      assertThat(restored.kernel(20)).isEqualTo(KernelObservations.of(prices, 20).kernel(20));
    }
  }

  @Test
  void shouldRefuseABandwidthThatWasNotKept() {
    assertThatThrownBy(() -> KernelObservations.of(new double[9], 20).kernel(21))
        .hasMessage("bandwidth 21 is not from 1 to 20");
  }

  @Test
  void shouldTakeTheBandwidthOfTheFormula() {
    // 3.5134 * 0.001^0.4 * 1000^0.6 = 3.5134 * 10^0.6 = 13.99
    assertThat(KernelBandwidth.of(0.001, 1_000, 300)).isEqualTo(14);
    assertThat(KernelBandwidth.of(0, 1_000, 300)).isEqualTo(1);
    assertThat(KernelBandwidth.of(Double.POSITIVE_INFINITY, 1_000, 300)).isEqualTo(300);
  }

  @Test
  void shouldTellNoiseFromSignal() {
    // given 40 minutes of 0, 0, 1, 1, 0, 0, 1, 1 ...: of the two grids of two minutes each has 20
    // returns of one and so a noise variance of 1/2; of those of 20 minutes ten have two such
    // returns, the other ten none
    double[] path = new double[41];
    for (int minute = 0; minute <= 40; minute++) {
      path[minute] = minute / 2 % 2;
    }

    // then
    assertThat(KernelBandwidth.noiseToSignal(path)).isEqualTo(0.5, ROUNDING);
  }

  @Test
  void shouldSayThatAShortOrStillPathDoesNotTell() {
    assertThat(KernelBandwidth.noiseToSignal(walk(seeded(), 20))).isNaN();
    assertThat(KernelBandwidth.noiseToSignal(walk(seeded(), 21))).isPositive();
    assertThat(KernelBandwidth.noiseToSignal(new double[391])).isNaN();
  }

  private static Random seeded() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    return new Random(seed);
  }

  private static double[] walk(Random random, int length) {
    double[] prices = new double[length];
    for (int i = 1; i < length; i++) {
      prices[i] = prices[i - 1] + 0.001 * random.nextGaussian();
    }
    return prices;
  }

  private static double definition(double[] prices, int bandwidth) {
    int last = prices.length - 1;
    double[] x = new double[prices.length - 3];
    for (int j = 0; j < x.length; j++) {
      double from = j == 0 ? (prices[0] + prices[1]) / 2 : prices[j + 1];
      double to = j == x.length - 1 ? (prices[last - 1] + prices[last]) / 2 : prices[j + 2];
      x[j] = to - from;
    }
    double kernel = 0;
    for (int h = -bandwidth; h <= bandwidth; h++) {
      double gamma = 0;
      for (int j = Math.abs(h); j < x.length; j++) {
        gamma += x[j] * x[j - Math.abs(h)];
      }
      kernel += ParzenKernel.weight(Math.abs(h) / (bandwidth + 1.0)) * gamma;
    }
    return kernel;
  }
}

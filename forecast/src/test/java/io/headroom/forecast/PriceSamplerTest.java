package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.measures.KernelObservations;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PriceSamplerTest {
  private static final long SECOND = 1_000_000_000L;

  private final PriceSampler sampler = new PriceSampler();

  @BeforeEach
  void begin() {
    sampler.begin(0, 10);
  }

  @Test
  void shouldTakeTheLastPriceBeforeEachMinute() {
    // when
    sampler.add(SECOND, 1);
    sampler.add(59 * SECOND, 2);
    sampler.add(60 * SECOND, 3);
    sampler.add(61 * SECOND, 4);
    sampler.add(200 * SECOND, 5);

    // then
    assertThat(sampler.path(5)).containsExactly(1, 2, 4, 4, 5, 5);
  }

  @Test
  void shouldMergePricesOfOneTimeIntoTheirMedian() {
    // when
    sampler.add(SECOND, 10);
    sampler.add(SECOND, 12);
    sampler.add(SECOND, 50);
    sampler.add(70 * SECOND, 11);
    sampler.add(70 * SECOND, 14);

    // then
    assertThat(sampler.first()).isEqualTo(12);
    assertThat(sampler.last()).isEqualTo(12.5);
    assertThat(sampler.path(2)).containsExactly(12, 12, 12.5);
  }

  @Test
  void shouldHoldTheFirstPriceInTheMinutesBeforeIt() {
    // when
    sampler.add(150 * SECOND, 7);
    sampler.add(190 * SECOND, 8);

    // then
    assertThat(sampler.path(4)).containsExactly(7, 7, 7, 7, 8);
  }

  @Test
  void shouldKeepNothingOfTheSessionBefore() {
    // given
    sampler.add(SECOND, 1);
    sampler.add(100 * SECOND, 2);

    // when
    sampler.begin(1_000 * SECOND, 10);

    // then
    assertThat(sampler.isEmpty()).isTrue();
    sampler.add(1_001 * SECOND, 9);
    assertThat(sampler.path(3)).containsExactly(9, 9, 9, 9);
  }

  @Test
  void shouldTakeAsManyPricesOfOneTimeAsThereAre() {
    // when
    for (int i = 1; i <= 9_999; i++) {
      sampler.add(SECOND, i);
    }

    // then
    assertThat(sampler.last()).isEqualTo(5_000);
  }

  @Test
  void shouldGiveTheKernelTheLastPriceOfEachSecondThatHasOne() {
    // when
    sampler.add(SECOND / 2, 1);
    sampler.add(SECOND - 1, 2);
    sampler.add(SECOND, 3);
    sampler.add(SECOND + 1, 4);
    sampler.add(SECOND + 1, 6);
    sampler.add(75 * SECOND, 7);
    sampler.add(76 * SECOND, 8);
    sampler.add(77 * SECOND - 1, 9);

    // then: 2 before the first second's end, 5 the median of two, 7 after a pause, and the last
    double[] logs = DoubleStream.of(2, 5, 7, 9).map(StrictMath::log).toArray();
    assertThat(sampler.kernel().returns()).isEqualTo(1);
    assertThat(sampler.kernel().kernel(1)).isEqualTo(KernelObservations.of(logs, 9).kernel(1));
  }

  @Test
  void shouldHaveNoKernelWithoutPrices() {
    assertThat(sampler.kernel().kernelFor(1)).isNaN();
  }
}

package io.headroom.forecast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResamplerTest {
  private static final int DAYS = 100;

  @Test
  void shouldDrawBlocksOfOneLength() {
    int[] days = new int[DAYS];
    new CircularBlocks(new BootstrapPlan(1, 7, 3)).draw(days);

    for (int i = 0; i < DAYS; i++) {
      assertThat(days[i]).isBetween(0, DAYS - 1);
      if (i % 7 != 0) {
        assertThat(days[i]).isEqualTo((days[i - 1] + 1) % DAYS);
      }
    }
  }

  @Test
  void shouldDrawBlocksOfAMeanLength() {
    // A day goes on from the one before with probability 4/5, or by chance, 1/5 * 1/100.
    Resampler resampler = new StationaryBlocks(new BootstrapPlan(1, 5, 3));
    int goesOn = 0;
    int pairs = 0;
    int[] days = new int[DAYS];
    for (int draw = 0; draw < 2_000; draw++) {
      resampler.draw(days);
      for (int i = 1; i < DAYS; i++) {
        goesOn += days[i] == (days[i - 1] + 1) % DAYS ? 1 : 0;
        pairs++;
      }
    }

    // Standard error sqrt(0.8 * 0.2 / 198,000) = 0.0009.
    assertThat((double) goesOn / pairs).isCloseTo(0.802, within(0.0036));
  }

  @Test
  void shouldDrawEachDayEquallyOften() {
    assertEven(new CircularBlocks(new BootstrapPlan(1, 7, 3)));
    assertEven(new StationaryBlocks(new BootstrapPlan(1, 7, 3)));
  }

  @Test
  void shouldStateItsRuleForBlocks() {
    assertThat(BootstrapPlan.of(1_000, 1, 0).blockDays()).isEqualTo(10);
    assertThat(BootstrapPlan.of(1_001, 1, 0).blockDays()).isEqualTo(11);
    assertThat(BootstrapPlan.of(1_000, 22, 0).blockDays()).isEqualTo(44);
    assertThat(BootstrapPlan.of(8, 22, 0).blockDays()).isEqualTo(8);
  }

  @Test
  void shouldRefuseToDrawNothing() {
    assertThatThrownBy(() -> new BootstrapPlan(0, 5, 1)).hasMessageContaining("replications 0");
    assertThatThrownBy(() -> new BootstrapPlan(5, 0, 1)).hasMessageContaining("blockDays 0");
  }

  private static void assertEven(Resampler resampler) {
    int draws = 20_000;
    int[] counts = new int[DAYS];
    int[] days = new int[DAYS];
    for (int draw = 0; draw < draws; draw++) {
      resampler.draw(days);
      for (int day : days) {
        counts[day]++;
      }
    }
    // A day comes about once in a draw, with variance of the order of one: five standard errors.
    for (int count : counts) {
      assertThat((double) count / draws).isCloseTo(1, within(5 * Math.sqrt(2.0 / draws)));
    }
  }
}

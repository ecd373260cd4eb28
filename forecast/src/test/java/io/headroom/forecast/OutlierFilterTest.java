package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutlierFilterTest {
  private final OutlierFilter filter = new OutlierFilter(0.01);

  @BeforeEach
  void fillWithAHundredAndAHundredAndTwoCents() {
    // Median 100.01, every price 0.01 from it.
    for (int i = 0; i < 50; i++) {
      filter.accept(i % 2 == 0 ? 100.00 : 100.02);
    }
  }

  @Test
  void shouldAllowTenMeanDeviationsAndTheFloor() {
    // By hand: 10 * 0.01 + 2 * 0.01 + 0.0005 * 100.01 = 0.170005.
    assertThat(filter.accept(100.01 + 0.1701)).isFalse();
    assertThat(filter.median()).isEqualTo(100.01, Offset.offset(1e-12));
    assertThat(filter.bound()).isEqualTo(0.170005, Offset.offset(1e-12));
    assertThat(filter.accept(100.01 + 0.1699)).isTrue();
  }

  @Test
  void shouldRejectBelowAsAbove() {
    assertThat(filter.accept(100.01 - 0.1701)).isFalse();
    assertThat(filter.accept(98)).isFalse();
    assertThat(filter.accept(0.0001)).isFalse();
  }

  @Test
  void shouldNotTestBeforeTenPrices() {
    // given
    filter.clear();

    // then
    for (int i = 0; i < 9; i++) {
      assertThat(filter.accept(100)).isTrue();
    }
    assertThat(filter.accept(150)).isTrue();
    assertThat(filter.accept(200)).isFalse();
  }

  @Test
  void shouldLetFlatPricesMoveByACent() {
    // given
    filter.clear();
    for (int i = 0; i < 50; i++) {
      filter.accept(20);
    }

    // then
    assertThat(filter.accept(20.01)).isTrue();
    assertThat(filter.accept(20.04)).isFalse();
  }

  @Test
  void shouldFollowAJumpAfterTwentyRejectionsThatAgree() {
    // when
    for (int i = 0; i < 20; i++) {
      assertThat(filter.accept(90 + 0.01 * (i % 3))).isFalse();
    }

    // then
    assertThat(filter.accept(90.02)).isTrue();
    assertThat(filter.accept(100)).isFalse();
  }

  @Test
  void shouldNotFollowRejectionsThatDisagree() {
    for (int i = 0; i < 200; i++) {
      assertThat(filter.accept(i % 20 == 0 ? 50 : 90)).isFalse();
    }
  }

  @Test
  void shouldNotFollowRejectionsThatWereInterrupted() {
    for (int i = 0; i < 200; i++) {
      assertThat(filter.accept(i % 20 == 19 ? 100.01 : 90)).isEqualTo(i % 20 == 19);
    }
  }
}

package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.record.RejectRule;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class QuoteFilterTest {
  private final QuoteFilter filter = new QuoteFilter(0.00001);

  @Test
  void shouldRejectABidAboveItsAsk() {
    assertThat(filter.twoSided(1.3001, 1.3000, true)).isEqualTo(RejectRule.CROSSED);
    assertThat(filter.reference()).isEqualTo(1.3000);
  }

  @Test
  void shouldTakeALockedMarketsMid() {
    assertThat(filter.twoSided(1.3, 1.3, true)).isEqualTo(RejectRule.NULL_VAL);
    assertThat(filter.price()).isEqualTo(1.3);
  }

  @Test
  void shouldRejectASpreadOfMoreThanFiftyMedians() {
    // given a median spread of 0.00002: the bound is 50 * 0.00002 + 2 * 0.00001 = 0.00102
    fill();

    // when, then
    assertThat(filter.twoSided(1.3 - 0.00052, 1.3 + 0.00052, true))
        .isEqualTo(RejectRule.WIDE_SPREAD);
    assertThat(filter.bound()).isEqualTo(0.00102, Offset.offset(1e-12));
    assertThat(filter.twoSided(1.3 - 0.0005, 1.3 + 0.0005, true)).isEqualTo(RejectRule.NULL_VAL);
  }

  @Test
  void shouldGetUsedToWiderSpreads() {
    // given
    fill();
    for (int i = 0; i < 20; i++) {
      assertThat(filter.twoSided(1.298, 1.302, true)).isEqualTo(RejectRule.WIDE_SPREAD);
    }

    // then
    assertThat(filter.twoSided(1.298, 1.302, true)).isEqualTo(RejectRule.NULL_VAL);
  }

  @Test
  void shouldNotTakeAFewTicksForWideAfterLockedMarkets() {
    // given a median spread of zero: the bound is 50 * 0.00001 + 2 * 0.00001
    for (int i = 0; i < 50; i++) {
      filter.twoSided(1.3, 1.3, true);
    }

    // then
    assertThat(filter.twoSided(1.3, 1.30003, true)).isEqualTo(RejectRule.NULL_VAL);
    assertThat(filter.twoSided(1.3, 1.3006, true)).isEqualTo(RejectRule.WIDE_SPREAD);
  }

  @Test
  void shouldRejectAMidFarFromTheMedian() {
    // given
    fill();

    // then
    assertThat(filter.twoSided(1.31, 1.31002, true)).isEqualTo(RejectRule.OUTLIER);
    assertThat(filter.reference()).isEqualTo(1.3, Offset.offset(1e-12));
  }

  @Test
  void shouldTestOnlyARowsOwnSidesOutsideTheSession() {
    // given
    fill();

    // then
    assertThat(filter.twoSided(1.31, 1.31002, false)).isEqualTo(RejectRule.NULL_VAL);
    assertThat(filter.twoSided(1.31, 1.30, false)).isEqualTo(RejectRule.CROSSED);
    assertThat(filter.price()).isNaN();
  }

  @Test
  void shouldMakeAPriceOfTheLastBidAndTheLastAsk() {
    assertThat(filter.bid(48.95, true)).isEqualTo(RejectRule.NULL_VAL);
    assertThat(filter.price()).isNaN();
    assertThat(filter.ask(48.97, true)).isEqualTo(RejectRule.NULL_VAL);
    assertThat(filter.price()).isEqualTo(48.96, Offset.offset(1e-12));
  }

  @Test
  void shouldDropASideThatANewerOneCrosses() {
    // given
    filter.bid(48.95, true);
    filter.ask(48.97, true);

    // when
    filter.bid(48.98, true);

    // then
    assertThat(filter.price()).isNaN();
    filter.ask(49.00, true);
    assertThat(filter.price()).isEqualTo(48.99, Offset.offset(1e-12));
  }

  @Test
  void shouldRejectASideOnlyWhereItWouldMoveThePrice() {
    // given
    for (int i = 0; i < 20; i++) {
      filter.bid(48.95, true);
      filter.ask(48.97, true);
    }

    // then
    assertThat(filter.bid(60, true)).isEqualTo(RejectRule.OUTLIER);
    assertThat(filter.ask(0.01, true)).isEqualTo(RejectRule.OUTLIER);
    assertThat(filter.ask(199_999, true)).isEqualTo(RejectRule.NULL_VAL);
    assertThat(filter.price()).isNaN();
  }

  private void fill() {
    for (int i = 0; i < 50; i++) {
      filter.twoSided(1.29999, 1.30001, true);
    }
  }
}

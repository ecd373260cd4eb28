package io.headroom.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TradingHoursTest {
  private static final int HALF_HOUR = 1_800;

  @ParameterizedTest
  @EnumSource
  void shouldSpreadAWholeDay(TradingHours hours) {
    assertThat(hours.passed(0)).isZero();
    assertThat(hours.passed(TradingHours.DAY)).isEqualTo(1, within(1e-12));
    for (int second = 0; second < TradingHours.DAY; second += 600) {
      assertThat(hours.share(second, second + 600)).isPositive();
    }
  }

  @Test
  void shouldLeaveAFifthToTheNight() {
    double session = TradingHours.EQUITY.share(TradingHours.OPEN, TradingHours.CLOSE);
    assertThat(session).isEqualTo(0.8, within(1e-12));
  }

  @Test
  void shouldBeUShapedWithinTheSession() {
    double first = halfHourFrom(TradingHours.OPEN);
    double noon = halfHourFrom(TradingHours.OPEN + 6 * HALF_HOUR);
    double last = halfHourFrom(TradingHours.CLOSE - HALF_HOUR);
    assertThat(first).isGreaterThan(2 * noon);
    assertThat(last).isGreaterThan(1.5 * noon).isLessThan(first);
  }

  @Test
  void shouldTradeWhenTheExchangeDoes() {
    assertThat(TradingHours.EQUITY.open(TradingHours.OPEN - 1)).isFalse();
    assertThat(TradingHours.EQUITY.open(TradingHours.OPEN)).isTrue();
    assertThat(TradingHours.EQUITY.open(TradingHours.CLOSE)).isFalse();
    assertThat(TradingHours.FX.open(0)).isTrue();
  }

  private static double halfHourFrom(int second) {
    return TradingHours.EQUITY.share(second, second + HALF_HOUR);
  }
}

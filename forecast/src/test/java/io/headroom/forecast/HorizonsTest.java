package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HorizonsTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-15);

  @Test
  void shouldExpectThePriorsRestWhenTheSessionGoesAsExpected() {
    // 30 % passed and 30 % of the variance seen: 70 % are left.
    assertThat(Horizons.toClose(0.0002, 0.3 * 0.0002, 0.3)).isEqualTo(0.7 * 0.0002, ROUNDING);
  }

  @Test
  void shouldRaiseTheRestWhenMoreHasBeenSeen() {
    // level (1 + 0.9) / (1 + 0.5) = 1.2667; the rest 0.5 * 1.2667 * 0.0002
    assertThat(Horizons.toClose(0.0002, 0.9 * 0.0002, 0.5))
        .isEqualTo(0.0002 * 1.9 / 1.5 * 0.5, ROUNDING);
  }

  @Test
  void shouldLeaveNothingAtTheClose() {
    assertThat(Horizons.toClose(0.0002, 0.0005, 1)).isZero();
    Horizons close = Horizons.within(0, 0.0003, 0.2, 1);
    assertThat(close).isEqualTo(new Horizons(0, 0.0003, 0.0003));
    assertThat(Horizons.fromClose(0.0003)).isEqualTo(close);
  }

  @Test
  void shouldAddTheNightAndTomorrowUpToTheSameMinute() {
    // 0.00005 left today; 0.2 + 0.8 * 0.4 = 0.52 of tomorrow's 0.0003
    assertThat(Horizons.within(0.00005, 0.0003, 0.2, 0.4).oneDay())
        .isEqualTo(0.00005 + 0.52 * 0.0003, ROUNDING);
  }

  @Test
  void shouldExpectADayInOneDayAtAnyMinuteOfAnOrdinarySession() {
    for (double passed = 0; passed <= 1; passed += 0.1) {
      double toClose = Horizons.toClose(0.8 * 0.0003, passed * 0.8 * 0.0003, passed);
      double oneDay = Horizons.within(toClose, 0.0003, 0.2, passed).oneDay();
      assertThat(oneDay).isEqualTo(0.0003, ROUNDING);
    }
  }
}

package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class WickCapTest {
  private final WickCap cap = new WickCap();

  @Test
  void shouldTakeTheFirstBarsAsTheyAre() {
    // when
    for (int i = 0; i < 21; i++) {
      cap.add(100, 101, 99, 100);
    }
    cap.add(100, 200, 1, 100);

    // then
    assertThat(cap.low()).isEqualTo(1);
    assertThat(cap.capped()).isZero();
  }

  @Test
  void shouldCapAWickAtThreeMedianRanges() {
    // given a median range of two per cent
    for (int i = 0; i < 22; i++) {
      cap.add(100, 101, 99, 100);
    }

    // when the close is 50: three ranges are 3 * 0.02 * 50 = 3
    cap.add(51, 60, 10, 50);

    // then
    assertThat(cap.high()).isEqualTo(54, Offset.offset(1e-12));
    assertThat(cap.low()).isEqualTo(47, Offset.offset(1e-12));
    assertThat(cap.capped()).isEqualTo(2);
  }

  @Test
  void shouldLetAPlainBarBe() {
    // given
    for (int i = 0; i < 22; i++) {
      cap.add(100, 101, 99, 100);
    }

    // when
    cap.add(100, 104, 96, 98);

    // then
    assertThat(cap.high()).isEqualTo(104);
    assertThat(cap.low()).isEqualTo(96);
    assertThat(cap.capped()).isZero();
  }

  @Test
  void shouldKeepOpenAndCloseWithinTheRange() {
    // when
    cap.add(100, 99, 101, 102);

    // then
    assertThat(cap.high()).isEqualTo(102);
    assertThat(cap.low()).isEqualTo(100);
  }
}

package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OvernightShareTest {
  private final OvernightShare overnight = new OvernightShare();

  @Test
  void shouldBlendTheStartWithTheRatioOfSums() {
    // when
    overnight.observe(1, 4);
    overnight.observe(2, 2);

    // then three of six, with two days of evidence against eight for a fifth
    assertThat(overnight.share(0.2, 8)).isEqualTo((8 * 0.2 + 2 * 0.5) / 10, Offset.offset(1e-15));
  }

  @Test
  void shouldStartWhereItIsTold() {
    assertThat(overnight.share(0.2, 8)).isEqualTo(0.2);
  }

  @Test
  void shouldAlwaysLeaveTheSessionSomething() {
    // when
    overnight.observe(1, 1);

    // then
    assertThat(overnight.share(0.2, 0)).isEqualTo(0.95);
  }
}

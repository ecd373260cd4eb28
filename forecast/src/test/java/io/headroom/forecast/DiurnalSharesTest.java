package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DiurnalSharesTest {
  @Test
  void shouldStartAsTheIntegralOfItsDensity() {
    // given
    DiurnalShares shares = new DiurnalShares(false);
    int steps = 1_000_000;

    // then, by the midpoint rule
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      double u = (i + 0.5) / steps;
      sum += (1 + 4 * Math.pow(1 - u, 6) + 1.5 * Math.pow(u, 6)) / (1 + 5.5 / 7) / steps;
      if (i == steps / 4) {
        assertThat(shares.passed(0.25, 20)).isEqualTo(sum, Offset.offset(1e-5));
      }
    }
    assertThat(sum).isEqualTo(1, Offset.offset(1e-9));
    assertThat(shares.passed(0, 20)).isZero();
    assertThat(shares.passed(1, 20)).isEqualTo(1);
  }

  @Test
  void shouldBlendWithWhatSessionsShow() {
    // given all variance in the first half of one session
    DiurnalShares shares = new DiurnalShares(true);
    double[] path = new double[391];
    for (int minute = 1; minute <= 390; minute++) {
      path[minute] = path[minute - 1] + (minute <= 195 ? 0.001 : 0);
    }

    // when
    shares.observe(path);

    // then at the middle the prior says one half, the session all of it; three to one
    assertThat(shares.passed(0.5, 3)).isEqualTo((3 * 0.5 + 1) / 4, Offset.offset(1e-12));
    assertThat(shares.passed(0.25, 3)).isEqualTo((3 * 0.25 + 0.5) / 4, Offset.offset(1e-12));
  }

  @Test
  void shouldScaleAHalfDayToTheSameCurve() {
    // given
    DiurnalShares whole = new DiurnalShares(false);
    DiurnalShares half = new DiurnalShares(false);
    whole.observe(line(390));
    half.observe(line(210));

    // then
    assertThat(half.passed(0.4, 1)).isEqualTo(whole.passed(0.4, 1), Offset.offset(0.01));
  }

  @Test
  void shouldLearnNothingFromASessionWithoutAMove() {
    // given
    DiurnalShares shares = new DiurnalShares(true);

    // when
    shares.observe(new double[391]);

    // then
    assertThat(shares.passed(0.3, 1)).isEqualTo(0.3);
  }

  private static double[] line(int minutes) {
    double[] path = new double[minutes + 1];
    for (int i = 0; i <= minutes; i++) {
      path[i] = 0.0001 * i;
    }
    return path;
  }
}

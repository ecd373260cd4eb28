package io.headroom.forecast.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** How often the jump tests reject at one per cent, without jumps (size) and with one (power). */
class JumpTestOnSimulationsTest {
  private static final long SEED = 20_131_008;
  private static final int SESSIONS = 20_000;
  private static final int RETURNS = 78;

  /** 99 % of a standard normal are below it. */
  private static final double CRITICAL = 2.3263;

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

  @Test
  void shouldRejectAboutAsOftenAsItSaysWithoutJumps() {
    // when the variance is constant
    Rejected rejected = rejected("constant variance", RETURNS, 0, false);

    // then: 1 %, with 78 returns a little more (Huang and Tauchen 2005 find the same of theirs)
    assertThat(rejected.median()).isBetween(0.008, 0.016);
    assertThat(rejected.bipower()).isBetween(0.008, 0.016);
  }

  @Test
  void shouldRejectMoreOftenTheMoreTheVarianceVariesWithinAFewReturns() {
    // when Heston's variance varies under a U-shape
    Rejected few = rejected("varying variance", RETURNS, 0, true);
    Rejected many = rejected("varying variance", 390, 0, true);

    // then it takes more returns for the asymptotic law to hold
    assertThat(few.median()).isBetween(0.02, 0.045);
    assertThat(few.bipower()).isBetween(0.02, 0.045);
    assertThat(many.median()).isBetween(0.01, 0.027);
    assertThat(many.bipower()).isBetween(0.01, 0.027);
  }

  @Test
  void shouldFindALargeJumpAndFindItMoreOftenByMedians() {
    // when a jump is half the standard deviation of a session, or all of it
    Rejected half = rejected("jump of 1/2", RETURNS, 0.5, false);
    Rejected whole = rejected("jump of 1", RETURNS, 1, true);

    // then
    assertThat(half.median()).isGreaterThan(0.17).isGreaterThan(half.bipower());
    assertThat(whole.median()).isGreaterThan(0.88).isGreaterThan(whole.bipower());
    assertThat(whole.bipower()).isGreaterThan(0.82);
  }

  private record Rejected(double median, double bipower) {}

  /**
   * @param jump in standard deviations of a session
   */
  private Rejected rejected(String name, int n, double jump, boolean varying) {
    int median = 0;
    int bipower = 0;
    for (int i = 0; i < SESSIONS; i++) {
      double[] returns = session(n, jump, varying);
      median += JumpTest.median(returns) > CRITICAL ? 1 : 0;
      bipower += JumpTest.bipower(returns) > CRITICAL ? 1 : 0;
    }
    Rejected rejected = new Rejected((double) median / SESSIONS, (double) bipower / SESSIONS);
    System.out.printf(
        Locale.ROOT,
        "%s, %d returns, %d sessions, seed %d: rejected by medians %.2f %%, by products %.2f %%%n",
        name,
        n,
        SESSIONS,
        SEED,
        100 * rejected.median(),
        100 * rejected.bipower());
    return rejected;
  }

  private double[] session(int n, double jump, boolean varying) {
    double[] returns = new double[n];
    double variance = 1;
    for (int i = 0; i < n; i++) {
      double time = (i + 0.5) / n - 0.5;
      double rate = varying ? Math.max(0, variance) * (0.5 + 6 * time * time) : 1;
      returns[i] = Math.sqrt(rate / n) * random.nextGaussian();
      variance +=
          2 * (1 - variance) / n
              + 1.5 * Math.sqrt(Math.max(0, variance) / n) * random.nextGaussian();
    }
    returns[random.nextInt(n)] += random.nextBoolean() ? jump : -jump;
    return returns;
  }
}

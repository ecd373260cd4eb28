package io.headroom.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TailTest {
  private static final double ROUNDING = 1e-12;

  /** Losses 1, 2 ... n in a scattered order. */
  private static double[] lossesTo(int n) {
    double[] pnl = new double[n];
    for (int s = 0; s < n; s++) {
      pnl[s] = -(1 + (s * 7919L) % n);
    }
    return pnl;
  }

  private static Tail tail(double[] pnl) {
    Tail tail = new Tail();
    tail.select(pnl, pnl.length);
    return tail;
  }

  @Test
  void shouldTakeTheEleventhAndTheTwentySixthWorstOfAThousand() {
    Tail tail = tail(lossesTo(1000));

    assertThat(tail.valueAtRisk(TailLevel.P99)).isEqualTo(990);
    assertThat(tail.valueAtRisk(TailLevel.P975)).isEqualTo(975);
  }

  @Test
  void shouldAverageTheWholeTailWhereAlphaNIsWhole() {
    Tail tail = tail(lossesTo(1000));

    // Mean of 991..1000 and of 976..1000, by hand.
    assertThat(tail.expectedShortfall(TailLevel.P99)).isCloseTo(995.5, within(ROUNDING * 1000));
    assertThat(tail.expectedShortfall(TailLevel.P975)).isCloseTo(988, within(ROUNDING * 1000));
  }

  @Test
  void shouldWeightTheFractionalObservation() {
    Tail tail = tail(lossesTo(250));

    // By hand: alpha N = 2.5, (250 + 249 + 0.5 * 248) / 2.5; and 6.25, (250+...+245 +
    // 0.25*244)/6.25.
    assertThat(tail.valueAtRisk(TailLevel.P99)).isEqualTo(248);
    assertThat(tail.expectedShortfall(TailLevel.P99)).isCloseTo(249.2, within(ROUNDING * 250));
    assertThat(tail.valueAtRisk(TailLevel.P975)).isEqualTo(244);
    assertThat(tail.expectedShortfall(TailLevel.P975))
        .isCloseTo((1485 + 0.25 * 244) / 6.25, within(ROUNDING * 250));
  }

  @Test
  void shouldTakeTheWorstWhereTheTailIsShorterThanOneScenario() {
    Tail tail = tail(new double[] {3, -2, 1});

    assertThat(tail.valueAtRisk(TailLevel.P99)).isEqualTo(2);
    assertThat(tail.expectedShortfall(TailLevel.P99)).isCloseTo(2, within(ROUNDING));
  }

  @Test
  void shouldReportANegativeVarForWhatCannotLose() {
    Tail tail = tail(new double[] {3, 2, 1});

    assertThat(tail.valueAtRisk(TailLevel.P975)).isEqualTo(-1);
  }

  @Test
  void shouldReportPlainZeroForNothingHeld() {
    Tail tail = tail(new double[100]);

    assertThat(1 / tail.valueAtRisk(TailLevel.P99)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void shouldCountTheTailInWholeThousandths() {
    for (int n = 1; n <= 100_000; n++) {
      // Exact decimal arithmetic, another way.
      BigDecimal count = BigDecimal.valueOf(n);
      assertThat(TailLevel.P99.whole(n))
          .isEqualTo(count.multiply(new BigDecimal("0.01")).intValue());
      assertThat(TailLevel.P975.whole(n))
          .isEqualTo(count.multiply(new BigDecimal("0.025")).intValue());
    }
  }

  @Test
  void shouldAgreeWithASortAndScaleWithThePosition() {
    long seed = 20131004;
    System.out.println("TailTest seed " + seed);
    Random random = new Random(seed);
    for (int trial = 0; trial < 500; trial++) {
      int n = 1 + random.nextInt(1500);
      double[] pnl = random.doubles(n, -1, 1).toArray();
      double[] twice = Arrays.stream(pnl).map(p -> 2 * p).toArray();
      double[] sorted = pnl.clone();
      Arrays.sort(sorted);
      Tail tail = tail(pnl);
      Tail scaled = tail(twice);
      for (TailLevel level : TailLevel.values()) {
        double valueAtRisk = tail.valueAtRisk(level);
        assertThat(valueAtRisk).isEqualTo(-sorted[level.whole(n)]);
        assertThat(tail.expectedShortfall(level)).isGreaterThanOrEqualTo(valueAtRisk);
        assertThat(scaled.valueAtRisk(level)).isEqualTo(2 * valueAtRisk);
        assertThat(scaled.expectedShortfall(level)).isEqualTo(2 * tail.expectedShortfall(level));
      }
    }
  }

  @Test
  void shouldRefuseALevelItCannotCount() {
    assertThat(TailLevel.of(0.99)).isEqualTo(TailLevel.P99);
    assertThatThrownBy(() -> TailLevel.of(0.95)).hasMessageContaining("level=0.95");
  }
}

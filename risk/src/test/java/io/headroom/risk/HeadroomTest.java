package io.headroom.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Headroom against brute force: VaR computed anew by a full sort at every candidate trade. */
class HeadroomTest {
  private static final long SEED = 4807;
  private static final int TRIALS = 3000;

  /** One limit's side of the matter: what its scope holds, and its budget. */
  private static final class Case {
    private final double[] pnl;
    private final double budget;
    private final int rank;

    Case(double[] pnl, double budget, int rank) {
      this.pnl = pnl;
      this.budget = budget;
      this.rank = rank;
    }

    double var(double[] returns, double x) {
      double[] sorted = new double[pnl.length];
      for (int s = 0; s < sorted.length; s++) {
        sorted[s] = pnl[s] + x * returns[s];
      }
      Arrays.sort(sorted);
      return -sorted[rank - 1];
    }

    boolean within(double[] returns, double x, double slack) {
      return var(returns, x) <= budget * (1 + slack);
    }

    Crossings crossings(double[] returns) {
      BudgetGap gap = new BudgetGap();
      gap.measure(pnl, pnl.length, budget, rank);
      Crossings crossings = new Crossings();
      crossings.measure(gap, returns);
      return crossings;
    }
  }

  private static double[] normals(Random random, int n, double scale) {
    double[] values = new double[n];
    for (int s = 0; s < n; s++) {
      values[s] = scale * random.nextGaussian();
    }
    return values;
  }

  private static Case randomCase(Random random, double[] returns) {
    int n = returns.length;
    double hedge = 50 * random.nextGaussian();
    double[] pnl = normals(random, n, random.nextDouble());
    for (int s = 0; s < n; s++) {
      pnl[s] += hedge * returns[s];
    }
    Case flat = new Case(pnl, 1, 1 + random.nextInt(Math.min(n, 8)));
    double var = Math.max(0.01, flat.var(returns, 0));
    return new Case(pnl, var * (0.5 + 1.2 * random.nextDouble()), flat.rank);
  }

  private static Headroom over(List<Case> path, double[] returns) {
    Headroom headroom = new Headroom();
    headroom.begin();
    List<Crossings> crossings = new ArrayList<>();
    boolean within = true;
    for (int i = 0; i < path.size(); i++) {
      crossings.add(path.get(i).crossings(returns));
      headroom.over(crossings.get(i), i);
      within &= path.get(i).within(returns, 0, 0);
    }
    if (!within) {
      headroom.restore(crossings);
    }
    return headroom;
  }

  @Test
  void shouldEndWhereVarMeetsTheBudget() {
    System.out.println("HeadroomTest seed " + SEED);
    Random random = new Random(SEED);
    int bounded = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] returns = normals(random, 5 + random.nextInt(200), 0.01);
      Case limit = randomCase(random, returns);
      Headroom headroom = over(List.of(limit), returns);
      if (!limit.within(returns, 0, 0)) {
        assertThat(headroom.buy()).isZero();
        assertThat(headroom.sell()).isZero();
        continue;
      }
      bounded += check(limit, returns, headroom.buy(), 1);
      bounded += check(limit, returns, headroom.sell(), -1);
    }
    assertThat(bounded).isGreaterThan(TRIALS);
  }

  private static int check(Case limit, double[] returns, double reach, int side) {
    if (Double.isInfinite(reach)) {
      assertThat(limit.var(returns, side * 1e9)).isLessThanOrEqualTo(limit.budget);
      return 0;
    }
    assertThat(limit.var(returns, side * reach))
        .isCloseTo(limit.budget, within(1e-9 * limit.budget));
    assertThat(limit.var(returns, side * (reach * (1 + 1e-7) + 1e-9))).isGreaterThan(limit.budget);
    for (int step = 0; step < 50; step++) {
      assertThat(limit.within(returns, side * reach * step / 50, 1e-12)).isTrue();
    }
    return 1;
  }

  /** All points at which anything can change: every scenario's crossing of every limit. */
  private static SortedSet<Double> candidates(List<Case> path, double[] returns) {
    SortedSet<Double> points = new TreeSet<>();
    for (Case limit : path) {
      for (int s = 0; s < returns.length; s++) {
        points.add(-(limit.budget + limit.pnl[s]) / returns[s]);
      }
    }
    return points;
  }

  @Test
  void shouldFindTheNearestTradeThatRestoresEveryLimitOnThePath() {
    System.out.println("HeadroomTest seed " + SEED);
    Random random = new Random(SEED);
    int restored = 0;
    int impossible = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] returns = normals(random, 5 + random.nextInt(100), 0.01);
      List<Case> path = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        path.add(randomCase(random, returns));
      }
      if (path.stream().allMatch(limit -> limit.within(returns, 0, 0))) {
        continue;
      }
      double restore = over(path, returns).restore();
      double nearest = nearest(path, returns);
      if (Double.isNaN(nearest)) {
        impossible++;
        assertThat(restore).isNaN();
      } else {
        restored++;
        assertThat(Math.abs(restore))
            .isCloseTo(Math.abs(nearest), within(1e-9 + 1e-9 * Math.abs(nearest)));
        assertThat(path).allMatch(limit -> limit.within(returns, restore, 1e-9));
      }
    }
    assertThat(restored).isGreaterThan(200);
    assertThat(impossible).isGreaterThan(50);
  }

  private static double nearest(List<Case> path, double[] returns) {
    double nearest = Double.NaN;
    for (double x : candidates(path, returns)) {
      boolean nearer = Double.isNaN(nearest) || Math.abs(x) < Math.abs(nearest);
      if (nearer && path.stream().allMatch(limit -> limit.within(returns, x, 1e-11))) {
        nearest = x;
      }
    }
    return nearest;
  }

  @Test
  void shouldTakeTheNarrowestLimitOnThePath() {
    double[] returns = {-0.02, -0.01, 0.01, 0.02};
    // The worst loss of a purchase x is 0.02 x: 100 allows 5,000 and 40 allows 2,000, by hand.
    Case book = new Case(new double[4], 100, 1);
    Case desk = new Case(new double[4], 40, 1);

    Headroom headroom = over(List.of(book, desk), returns);

    assertThat(headroom.buy()).isEqualTo(2000);
    assertThat(headroom.buyBinding()).isEqualTo(1);
    assertThat(headroom.sell()).isEqualTo(2000);
    assertThat(headroom.restore()).isZero();
  }

  @Test
  void shouldBeUnboundedWhereNoScenarioLoses() {
    double[] returns = {0.01, 0.02};

    Headroom headroom = over(List.of(new Case(new double[2], 10, 1)), returns);

    assertThat(headroom.buy()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(headroom.buyBinding()).isEqualTo(Headroom.UNBOUNDED);
    assertThat(headroom.sell()).isEqualTo(500);
  }

  @Test
  void shouldRestoreByTheSmallestSaleOfALongPosition() {
    double[] returns = {-0.02, -0.01, 0.01, 0.02};
    // Long 10,000: it loses 200 at worst. Within 100 at a notional of 5,000: sell 5,000, by hand.
    Case limit = new Case(new double[] {-200, -100, 100, 200}, 100, 1);

    Headroom headroom = over(List.of(limit), returns);

    assertThat(headroom.buy()).isZero();
    assertThat(headroom.sell()).isZero();
    assertThat(headroom.restore()).isEqualTo(-5000);
  }

  @Test
  void shouldFindNoRestoringTradeInAnInstrumentThatDoesNotMove() {
    Case limit = new Case(new double[] {-200, -100}, 100, 1);

    assertThat(over(List.of(limit), new double[2]).restore()).isNaN();
  }
}

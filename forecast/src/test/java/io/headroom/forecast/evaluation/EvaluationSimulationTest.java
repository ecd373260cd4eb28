package io.headroom.forecast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.evaluation.ModelConfidenceSet.Statistic;
import java.util.function.IntPredicate;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often the statistics are wrong where the truth is known. The shares that come out are told
 * with their standard errors beside what theory would have; forecast/README.md says them too. The
 * bounds leave room for a change of seed.
 */
@Tag("slow")
class EvaluationSimulationTest {
  private static final long SEED = 20_240_501;

  private final RandomGenerator generator = new Well19937c(SEED);

  @Test
  void shouldRejectEqualForecastsAboutAsOftenAsItSays() {
    double day = share("h = 1, normal", 0.05, 10_000, i -> rejects(overlapping(500, 1), 1, false));
    double week = share("h = 5, normal", 0.05, 10_000, i -> rejects(overlapping(500, 5), 5, false));
    double corrected =
        share("h = 5, corrected", 0.05, 10_000, i -> rejects(overlapping(500, 5), 5, true));
    double month =
        share("h = 22, corrected", 0.05, 10_000, i -> rejects(overlapping(1_000, 22), 22, true));

    assertThat(day).isBetween(0.04, 0.06);
    assertThat(week).isBetween(0.07, 0.10);
    assertThat(corrected).isBetween(0.04, 0.065);
    assertThat(month).isBetween(0.04, 0.075);
  }

  @Test
  void shouldCoverTheTrueRatioAboutAsOftenAsItSays() {
    BootstrapPlan plan = new BootstrapPlan(500, 8, SEED);
    int[] covered = new int[3];
    int tests = 2_000;
    for (int i = 0; i < tests; i++) {
      LossComparison comparison = LossComparison.of(squares(500, 1), squares(500, 1.1), 0.9, plan);
      covered[0] += within(comparison.ratio(), 1 / 1.1) ? 1 : 0;
      covered[1] += within(comparison.difference(), -0.1) ? 1 : 0;
      covered[2] += comparison.ratio().upperBound() >= 1 / 1.1 ? 1 : 0;
    }
    double ratio = tell("ratio covered", 0.9, covered[0], tests);
    double difference = tell("difference covered", 0.9, covered[1], tests);
    double bound = tell("ratio below its bound", 0.9, covered[2], tests);

    assertThat(ratio).isBetween(0.82, 0.92);
    assertThat(difference).isBetween(0.82, 0.92);
    assertThat(bound).isBetween(0.84, 0.92);
  }

  @Test
  void shouldKeepTheBestModelAtLeastAboutAsOftenAsItSays() {
    BootstrapPlan plan = new BootstrapPlan(300, 8, SEED);
    double maximum =
        share(
            "T_max keeps all of four equal models",
            0.9,
            1_000,
            i -> keeps(Statistic.MAXIMUM, plan));
    double range =
        share("T_R keeps all of four equal models", 0.9, 1_000, i -> keeps(Statistic.RANGE, plan));

    assertThat(maximum).isBetween(0.88, 0.96);
    assertThat(range).isBetween(0.80, 0.90);
  }

  private boolean keeps(Statistic statistic, BootstrapPlan plan) {
    double[][] models = {squares(300, 1), squares(300, 1), squares(300, 1), squares(300, 1)};
    double[][] losses = new double[300][models.length];
    for (int day = 0; day < losses.length; day++) {
      for (int model = 0; model < models.length; model++) {
        losses[day][model] = models[model][day];
      }
    }
    return ModelConfidenceSet.of(losses, statistic, plan).members(0.9).size() == models.length;
  }

  private static boolean within(BootstrapInterval interval, double truth) {
    return interval.lower() <= truth && truth <= interval.upper();
  }

  private static boolean rejects(double[] differences, int h, boolean corrected) {
    DieboldMariano test = DieboldMariano.of(differences, h);
    return (corrected ? test.correctedPValues() : test.pValues()).different() < 0.05;
  }

  /** Means of h neighbouring standard normal values. */
  private double[] overlapping(int days, int h) {
    double[] single = new double[days + h - 1];
    for (int i = 0; i < single.length; i++) {
      single[i] = generator.nextGaussian();
    }
    double[] means = new double[days];
    for (int day = 0; day < days; day++) {
      for (int i = 0; i < h; i++) {
        means[day] += single[day + i] / h;
      }
    }
    return means;
  }

  /** Squares of an AR(1) with coefficient 1/2 and variance one: skewed, correlated by 1/4. */
  private double[] squares(int days, double mean) {
    double[] squares = new double[days];
    double value = generator.nextGaussian();
    for (int day = 0; day < days; day++) {
      squares[day] = mean * value * value;
      value = value / 2 + Math.sqrt(0.75) * generator.nextGaussian();
    }
    return squares;
  }

  private static double share(String what, double nominal, int tests, IntPredicate holds) {
    int count = 0;
    for (int i = 0; i < tests; i++) {
      count += holds.test(i) ? 1 : 0;
    }
    return tell(what, nominal, count, tests);
  }

  private static double tell(String what, double nominal, int count, int tests) {
    double share = (double) count / tests;
    double error = Math.sqrt(share * (1 - share) / tests);
    System.out.println(
        what + ": " + share + " +- " + error + ", nominal " + nominal + ", seed " + SEED);
    return share;
  }
}

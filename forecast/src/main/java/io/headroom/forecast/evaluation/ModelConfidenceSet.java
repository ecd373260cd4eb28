package io.headroom.forecast.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The model confidence set (Hansen, Lunde and Nason 2011): the models among which, at a level of
 * confidence, the best one is. Models are tested for being equally good, the worst is left out, and
 * so on until one is left; a model stays in the set if, up to its elimination, some test was not
 * rejected.
 *
 * <p>Days are drawn again in circular blocks, once for all tests. Models whose losses are the same
 * on all days are equally good.
 *
 * @param steps in the order of elimination; the last is the model that is left
 */
public record ModelConfidenceSet(List<Step> steps) {
  /** The level that the paper's examples use most. */
  public static final double LEVEL = 0.9;

  /** What is left of a level, 1 - 0.9, is a hair off what was meant, 0.1. */
  private static final double ROUNDING = 1e-12;

  /** What is tested with: the two are not equally powerful, neither always the more so. */
  public enum Statistic {
    /** T_max: a model against the mean of all. */
    MAXIMUM,
    /** T_R: all pairs. */
    RANGE
  }

  /**
   * A model's elimination.
   *
   * @param model its column
   * @param testPValue of the test of equal accuracy before it; 1 for the one that is left
   * @param pValue the model's, the largest of the tests' up to its own: it is in the set of each
   *     level of at least 1 less this
   */
  public record Step(int model, double testPValue, double pValue) {}

  public ModelConfidenceSet {
    steps = List.copyOf(steps);
  }

  /**
   * Finds it.
   *
   * @param losses {@code [days][models]}, days in the order of time
   * @throws IllegalArgumentException if there are no days or no models, rows of different lengths,
   *     or a loss that is not finite
   */
  public static ModelConfidenceSet of(double[][] losses, Statistic statistic, BootstrapPlan plan) {
    return of(losses, statistic, plan.replications(), new CircularBlocks(plan));
  }

  static ModelConfidenceSet of(
      double[][] losses, Statistic statistic, int replications, Resampler resampler) {
    check(losses);
    ResampledMeans means = ResampledMeans.of(losses, replications, resampler);
    return eliminate(
        means.models(),
        switch (statistic) {
          case MAXIMUM -> new MaximumTest(means);
          case RANGE -> new RangeTest(means);
        });
  }

  /** A model's p-value: the larger, the more likely is it among the best. */
  public double pValue(int model) {
    return steps.stream()
        .filter(step -> step.model() == model)
        .mapToDouble(Step::pValue)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no model " + model));
  }

  /**
   * Whether a model is in the set.
   *
   * @param level of confidence, 0.9 for 90 %
   */
  public boolean contains(int model, double level) {
    return pValue(model) >= 1 - level - ROUNDING;
  }

  /** The columns of the models in the set, ascending. */
  public List<Integer> members(double level) {
    return steps.stream()
        .map(Step::model)
        .filter(model -> contains(model, level))
        .sorted()
        .toList();
  }

  private static ModelConfidenceSet eliminate(int models, EquivalenceTest test) {
    List<Step> steps = new ArrayList<>();
    int[] members = IntStream.range(0, models).toArray();
    double largest = 0;
    while (members.length > 1) {
      EquivalenceTest.Outcome outcome = test.test(members);
      largest = Math.max(largest, outcome.pValue());
      steps.add(new Step(outcome.worst(), outcome.pValue(), largest));
      members = Arrays.stream(members).filter(member -> member != outcome.worst()).toArray();
    }
    steps.add(new Step(members[0], 1, 1));
    return new ModelConfidenceSet(steps);
  }

  private static void check(double[][] losses) {
    if (losses.length == 0 || losses[0].length == 0) {
      throw new IllegalArgumentException("there are no days or no models to compare");
    }
    for (int day = 0; day < losses.length; day++) {
      check(losses[day], losses[0].length, day);
    }
  }

  private static void check(double[] losses, int models, int day) {
    if (losses.length != models) {
      throw new IllegalArgumentException(
          "day " + day + " has " + losses.length + " losses, the first has " + models);
    }
    for (double loss : losses) {
      if (!Double.isFinite(loss)) {
        throw new IllegalArgumentException("a loss of day " + day + " is " + loss);
      }
    }
  }
}

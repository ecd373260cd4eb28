package io.headroom.forecast.garch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The first stage of the search: a simplex (Nelder and Mead 1965) from starts of little to much
 * persistence, each the best of a fixed grid, until it is near enough to the maximum for Newton's
 * method to take over.
 */
final class SimplexSearch {
  private static final double[] PERSISTENCES = {0.5, 0.9, 0.98, 0.998};
  private static final double[] SHARES_OF_SHOCKS = {0.01, 0.05, 0.15, 0.8};
  private static final double[] TAILS = {0.02, 0.15};
  private static final int MOST_EVALUATIONS = 2000;
  private static final double STEP = 0.5;
  private static final double STEP_OF_MEAN = 0.05;

  /** What a round moves no corner's log-likelihood by when the search ends. */
  private static final double TOLERANCE = 1e-4;

  private final Likelihood likelihood;
  private final SearchSpace space;

  SimplexSearch(Likelihood likelihood) {
    this.likelihood = likelihood;
    space = new SearchSpace(likelihood.model(), likelihood.series());
  }

  /** Where the simplexes ended, the best first. */
  List<double[]> ends() {
    return Arrays.stream(PERSISTENCES)
        .mapToObj(this::bestStart)
        .map(start -> descend(start.getPointRef()))
        .sorted(bestFirst())
        .map(end -> space.theta(end.getPointRef()))
        .toList();
  }

  private PointValuePair bestStart(double persistence) {
    List<PointValuePair> starts = new ArrayList<>();
    for (double share : SHARES_OF_SHOCKS) {
      for (double tail : tails()) {
        starts.add(valued(space.point(start(persistence, share, tail))));
      }
    }
    starts.sort(bestFirst());
    return starts.get(0);
  }

  private double[] tails() {
    return likelihood.model().errors() == Errors.STUDENT_T ? TAILS : new double[] {0};
  }

  /** The variance of the sample, and in a GJR model losses that count three times as much. */
  private double[] start(double persistence, double share, double tail) {
    double shocks = share * persistence;
    double[] theta = new double[Theta.SIZE];
    theta[Theta.MU] = space.mean();
    theta[Theta.OMEGA] = space.variance() * (1 - persistence);
    theta[Theta.ALPHA] = likelihood.model().asymmetric() ? 0.5 * shocks : shocks;
    theta[Theta.GAMMA] = 2 * (shocks - theta[Theta.ALPHA]);
    theta[Theta.BETA] = persistence - shocks;
    theta[Theta.TAIL] = tail;
    return theta;
  }

  private PointValuePair descend(double[] point) {
    double[] steps = new double[point.length];
    Arrays.fill(steps, STEP);
    steps[0] = STEP_OF_MEAN;
    try {
      return new SimplexOptimizer(new SimpleValueChecker(-1, TOLERANCE))
          .optimize(
              new MaxEval(MOST_EVALUATIONS),
              new ObjectiveFunction(this::value),
              GoalType.MAXIMIZE,
              new InitialGuess(point),
              new NelderMeadSimplex(steps));
    } catch (TooManyEvaluationsException tooMany) {
      return valued(point);
    }
  }

  private PointValuePair valued(double[] point) {
    return new PointValuePair(point, value(point));
  }

  private double value(double[] point) {
    return likelihood.value(space.theta(point));
  }

  private static Comparator<PointValuePair> bestFirst() {
    return Comparator.comparingDouble(pair -> -pair.getValue());
  }
}

package io.headroom.forecast.evaluation;

/**
 * T_max of Hansen, Lunde and Nason (2011, section 3.1.2): the largest of the models' mean losses
 * less the mean of all of them, each over its bootstrap standard error; that model is left out.
 */
final class MaximumTest implements EquivalenceTest {
  private final ResampledMeans means;
  private final Standardised standardised;

  MaximumTest(ResampledMeans means) {
    this.means = means;
    standardised = Standardised.at(means.mean());
  }

  @Override
  public Outcome test(int[] members) {
    double[] excess = excess(means.mean(), members);
    double[][] drawn = new double[means.replications()][];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = excess(means.deviations()[i], members);
    }
    double[] errors = errors(drawn, members.length);
    int worst = 0;
    for (int m = 1; m < members.length; m++) {
      worst = statistic(excess, errors, m) > statistic(excess, errors, worst) ? m : worst;
    }
    double[] largest = new double[drawn.length];
    for (int i = 0; i < drawn.length; i++) {
      largest[i] = largest(drawn[i], errors);
    }
    return Outcome.of(members[worst], statistic(excess, errors, worst), largest);
  }

  private static double[] excess(double[] values, int[] members) {
    double sum = 0;
    for (int member : members) {
      sum += values[member];
    }
    double mean = sum / members.length;
    double[] excess = new double[members.length];
    for (int m = 0; m < members.length; m++) {
      excess[m] = values[members[m]] - mean;
    }
    return excess;
  }

  private static double[] errors(double[][] drawn, int members) {
    double[] squares = new double[members];
    for (double[] replication : drawn) {
      for (int m = 0; m < members; m++) {
        squares[m] += replication[m] * replication[m];
      }
    }
    for (int m = 0; m < members; m++) {
      squares[m] = Math.sqrt(squares[m] / drawn.length);
    }
    return squares;
  }

  private double largest(double[] excess, double[] errors) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < excess.length; m++) {
      largest = Math.max(largest, statistic(excess, errors, m));
    }
    return largest;
  }

  private double statistic(double[] excess, double[] errors, int member) {
    return standardised.of(excess[member], errors[member]);
  }
}

package io.headroom.forecast.evaluation;

/**
 * T_R of Hansen, Lunde and Nason (2011, section 3.1.2): the largest of all differences of two
 * models' mean losses, each over its bootstrap standard error; the worse of that pair is left out.
 */
final class RangeTest implements EquivalenceTest {
  private final ResampledMeans means;
  private final Standardised standardised;
  private final double[][] errors;

  RangeTest(ResampledMeans means) {
    this.means = means;
    standardised = Standardised.at(means.mean());
    errors = errors(means);
  }

  @Override
  public Outcome test(int[] members) {
    int worst = members[0];
    double range = 0;
    for (int one : members) {
      for (int other : members) {
        double statistic = statistic(means.mean(), one, other);
        if (statistic > range) {
          range = statistic;
          worst = one;
        }
      }
    }
    double[] ranges = new double[means.replications()];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = range(means.deviations()[i], members);
    }
    return Outcome.of(worst, range, ranges);
  }

  private double range(double[] values, int[] members) {
    double range = 0;
    for (int a = 0; a < members.length; a++) {
      for (int b = 0; b < a; b++) {
        range = Math.max(range, Math.abs(statistic(values, members[a], members[b])));
      }
    }
    return range;
  }

  private double statistic(double[] values, int one, int other) {
    return standardised.of(values[one] - values[other], errors[one][other]);
  }

  private static double[][] errors(ResampledMeans means) {
    int models = means.models();
    double[][] errors = new double[models][models];
    for (int one = 0; one < models; one++) {
      for (int other = 0; other < one; other++) {
        double sum = 0;
        for (double[] drawn : means.deviations()) {
          double difference = drawn[one] - drawn[other];
          sum += difference * difference;
        }
        errors[one][other] = Math.sqrt(sum / means.replications());
        errors[other][one] = errors[one][other];
      }
    }
    return errors;
  }
}

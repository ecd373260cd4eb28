package io.headroom.forecast.explanation;

import java.util.List;

/**
 * An ensemble that is averaged in variance: r = ln mean exp(r_k) over its members' residuals. Its
 * gradient is that of the members, each weighted by its share of the mean.
 */
final class VarianceMean implements Differentiable {
  private final List<Differentiable> members;

  VarianceMean(List<? extends Differentiable> members) {
    this.members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("members of an ensemble: none: expected one or more");
    }
  }

  @Override
  public int inputs() {
    return members.get(0).inputs();
  }

  @Override
  public Slope at(double[] x) {
    List<Slope> slopes = members.stream().map(member -> member.at(x)).toList();
    double sum = 0;
    for (Slope slope : slopes) {
      sum += StrictMath.exp(slope.value());
    }
    double[] gradient = new double[x.length];
    for (Slope slope : slopes) {
      double share = StrictMath.exp(slope.value()) / sum;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += share * slope.by(i);
      }
    }
    return new Slope(StrictMath.log(sum / slopes.size()), gradient);
  }
}

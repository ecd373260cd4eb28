package io.headroom.forecast.measures;

import java.util.Locale;

/** Relative errors of a measure, one for each simulated session. */
final class Errors {
  private int count;
  private double sum;
  private double squares;

  void add(double value, double truth) {
    double error = value / truth - 1;
    count++;
    sum += error;
    squares += error * error;
  }

  double bias() {
    return sum / count;
  }

  /** Of the bias. */
  double standardError() {
    return Math.sqrt((squares / count - bias() * bias()) / count);
  }

  double rmse() {
    return Math.sqrt(squares / count);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%8.1f ± %.1f, %7.1f", 100 * bias(), 100 * standardError(), 100 * rmse());
  }
}

package io.headroom.forecast.measures;

/**
 * Realized semivariances: the sums of the squared returns above and below zero (Barndorff-Nielsen,
 * Kinnebrock and Shephard 2010). Together they are the realized variance; each is half of the
 * integrated variance, with the squares of the jumps of its sign.
 *
 * @param positive of returns above zero
 * @param negative of the others
 */
public record Semivariances(double positive, double negative) {

  /** Of returns; zeros of none. */
  public static Semivariances of(double[] returns) {
    double positive = 0;
    double negative = 0;
    for (double logReturn : returns) {
      double square = logReturn * logReturn;
      if (logReturn > 0) {
        positive += square;
      } else {
        negative += square;
      }
    }
    return new Semivariances(positive, negative);
  }
}

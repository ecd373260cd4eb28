package io.headroom.forecast.garch;

/** What the variance recursion knows before the first return. */
public sealed interface VarianceStart {
  /**
   * The day before the first had the sample variance about mu, as its conditional variance and as
   * its squared shock, so that h(1) = omega + (alpha + gamma / 2 + beta) s^2. The start of
   * Fiorentini, Calzolari and Panattoni (1996).
   */
  record SampleBefore() implements VarianceStart {}

  /** The first conditional variance is the sample variance about mu: h(1) = s^2. */
  record SampleFirst() implements VarianceStart {}

  /**
   * The day before the first had this variance: h(1) = omega + (alpha + gamma / 2 + beta) v. The
   * start of the Python package arch, which calls v the backcast.
   *
   * @param variance in the unit of the returns squared
   */
  record Before(double variance) implements VarianceStart {
    public Before {
      if (!(variance > 0) || Double.isInfinite(variance)) {
        throw new IllegalArgumentException(
            "the variance before the first return must be above zero and finite, not " + variance);
      }
    }
  }
}

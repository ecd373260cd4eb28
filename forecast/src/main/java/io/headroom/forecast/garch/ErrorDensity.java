package io.headroom.forecast.garch;

/** The logarithm of the density of an error of unit variance, as a function of its square z. */
sealed interface ErrorDensity permits NormalDensity, StudentDensity {
  /** The density with this tail, 1 / nu. */
  static ErrorDensity of(Errors errors, double tail) {
    return errors == Errors.NORMAL ? new NormalDensity() : new StudentDensity(tail);
  }

  double log(double z);

  /** Puts the derivatives at z into what is handed over. */
  void differentiate(double z, Derivatives into);

  /** Derivatives by z and by the tail, to the second order. */
  final class Derivatives {
    double byZ;
    double byTail;
    double byZz;
    double byZTail;
    double byTailTail;
  }
}

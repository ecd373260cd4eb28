package io.headroom.forecast.garch;

/**
 * Where each parameter stands in the vector that the search moves. The tail is 1 / nu: near 0,
 * where Student's t is all but normal, the likelihood is about a parabola in it, and in nu it is
 * flat.
 */
final class Theta {
  static final int MU = 0;
  static final int OMEGA = 1;
  static final int ALPHA = 2;
  static final int GAMMA = 3;
  static final int BETA = 4;
  static final int TAIL = 5;
  static final int SIZE = 6;

  private Theta() {}

  static double[] of(GarchParameters parameters) {
    return new double[] {
      parameters.mu(),
      parameters.omega(),
      parameters.alpha(),
      parameters.gamma(),
      parameters.beta(),
      1 / parameters.nu()
    };
  }

  static GarchParameters parameters(double[] theta) {
    return new GarchParameters(
        theta[MU], theta[OMEGA], theta[ALPHA], theta[GAMMA], theta[BETA], 1 / theta[TAIL]);
  }

  /** The parameters for returns that were multiplied by 2 to this power. */
  static double[] scaledBy(int exponent, double[] theta) {
    double[] scaled = theta.clone();
    scaled[MU] = Math.scalb(theta[MU], exponent);
    scaled[OMEGA] = Math.scalb(theta[OMEGA], 2 * exponent);
    return scaled;
  }

  static double persistence(double[] theta) {
    return theta[ALPHA] + theta[GAMMA] / 2 + theta[BETA];
  }
}

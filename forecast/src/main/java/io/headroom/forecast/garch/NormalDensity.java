package io.headroom.forecast.garch;

/** -(ln 2 pi + z) / 2. */
record NormalDensity() implements ErrorDensity {
  private static final double CONSTANT = -0.5 * StrictMath.log(2 * Math.PI);

  @Override
  public double log(double z) {
    return CONSTANT - 0.5 * z;
  }

  @Override
  public void differentiate(double z, Derivatives into) {
    into.byZ = -0.5;
    into.byTail = 0;
    into.byZz = 0;
    into.byZTail = 0;
    into.byTailTail = 0;
  }
}

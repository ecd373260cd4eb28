package io.headroom.forecast.serving;

/**
 * The functions that networks need beside sums, made of operations that are exactly specified. This
 * is how they are defined; {@link Kernels} apply the same operations in the same order to many.
 */
final class Functions {
  /** From here on the hyperbolic tangent is taken as 1; it is within 2.4 units of it. */
  static final float TANH_LIMIT = 8.241421f;

  /*
   * tanh(x) = x P(x²) / Q(x²): the minimax fit in relative error on [0, 9.02], from a Loeb-Lawson
   * iteration in fifty digits, then moved by units in the last place until nothing exceeded 1.
   */
  static final float TANH_P0 = 1f;
  static final float TANH_P1 = 0.13379654f;
  static final float TANH_P2 = 0.003493952f;
  static final float TANH_P3 = 2.0582092e-5f;
  static final float TANH_P4 = 1.3317033e-8f;
  static final float TANH_Q1 = 0.46712965f;
  static final float TANH_Q2 = 0.025870772f;
  static final float TANH_Q3 = 3.2829575e-4f;
  static final float TANH_Q4 = 7.7611924e-7f;

  /** Below, exp rounds to zero; above, it is larger than any float. */
  static final float EXP_LOWEST = -105f;

  static final float EXP_HIGHEST = 89f;

  static final float LOG2_E = 1.442695f;

  /** ln 2 in two parts, the first with its last bits zero. */
  static final float LN2_HIGH = 0.6933594f;

  static final float LN2_LOW = -2.1219444e-4f;

  /** Added to a float of moderate size it leaves the nearest whole number in the last bits. */
  static final float ROUNDER = 0x1.8p23f;

  static final int ROUNDER_BITS = 0x4B400000;

  /*
   * exp(r) = 1 + r + r² C(r) on |r| <= ln 2 / 2, the minimax fit in relative error, from a Lawson
   * iteration in forty digits: within 3.1e-9 before rounding.
   */
  static final float EXP_C0 = 0.49999994f;
  static final float EXP_C1 = 0.1666652f;
  static final float EXP_C2 = 0.041668393f;
  static final float EXP_C3 = 0.008368781f;
  static final float EXP_C4 = 0.0013814463f;

  static final int EXPONENT_BIAS = 127;
  static final int FRACTION_BITS = 23;

  private Functions() {}

  /**
   * The hyperbolic tangent, within 5 units in the last place, odd, never beyond ±1; ±1 for the
   * infinities, NaN for NaN.
   */
  static float tanh(float value) {
    float x = Math.max(Math.min(value, TANH_LIMIT), -TANH_LIMIT);
    float u = x * x;
    float p = Math.fma(TANH_P4, u, TANH_P3);
    p = Math.fma(p, u, TANH_P2);
    p = Math.fma(p, u, TANH_P1);
    p = Math.fma(p, u, TANH_P0);
    float q = Math.fma(TANH_Q4, u, TANH_Q3);
    q = Math.fma(q, u, TANH_Q2);
    q = Math.fma(q, u, TANH_Q1);
    q = Math.fma(q, u, 1f);
    return p * x / q;
  }

  /**
   * The logistic function as 1/2 + 1/2 tanh(x/2), within 2e-7: exact enough for a gate, but far
   * below zero without a digit that is right, where it is next to nothing.
   */
  static float sigmoid(float value) {
    return gate(tanh(0.5f * value));
  }

  /** A gate from the hyperbolic tangent of half its sum. */
  static float gate(float halfTanh) {
    return Math.fma(0.5f, halfTanh, 0.5f);
  }

  /**
   * The exponential, within 2 units in the last place; zero from -105 down, infinite above the
   * largest float, NaN for NaN.
   */
  static float exp(float value) {
    float x = Math.max(Math.min(value, EXP_HIGHEST), EXP_LOWEST);
    float shifted = Math.fma(x, LOG2_E, ROUNDER);
    float whole = shifted - ROUNDER;
    float r = Math.fma(whole, -LN2_HIGH, x);
    r = Math.fma(whole, -LN2_LOW, r);
    float c = Math.fma(EXP_C4, r, EXP_C3);
    c = Math.fma(c, r, EXP_C2);
    c = Math.fma(c, r, EXP_C1);
    c = Math.fma(c, r, EXP_C0);
    float fraction = Math.fma(c, r * r, r) + 1f;
    return scaled(fraction, Float.floatToRawIntBits(shifted) - ROUNDER_BITS);
  }

  /** In two steps, so that neither factor leaves the range of normal numbers. */
  private static float scaled(float fraction, int exponent) {
    int first = exponent >> 1;
    return fraction * powerOfTwo(first) * powerOfTwo(exponent - first);
  }

  private static float powerOfTwo(int exponent) {
    return Float.intBitsToFloat((exponent + EXPONENT_BIAS) << FRACTION_BITS);
  }
}

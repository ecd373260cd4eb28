package io.headroom.forecast.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against StrictMath in double precision, at every 997th float there is: 4.3 million of them. */
class FunctionsTest {
  private static final String FORMS = "io.headroom.forecast.serving.Forms#here";
  private static final int STRIDE = 997;

  @Test
  void shouldComputeTheHyperbolicTangentWithinFiveUnitsInTheLastPlace() {
    assertThat(worstUlps(Functions::tanh, StrictMath::tanh)).isLessThanOrEqualTo(5);
  }

  @Test
  void shouldComputeTheExponentialWithinTwoUnitsInTheLastPlace() {
    assertThat(worstUlps(Functions::exp, StrictMath::exp)).isLessThanOrEqualTo(2);
  }

  @Test
  void shouldComputeTheLogisticFunctionWithinTwoTenMillionths() {
    double worst = 0;
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      if (!Float.isNaN(x)) {
        worst = Math.max(worst, Math.abs(Functions.sigmoid(x) - Reference.sigmoid(x)));
      }
    }
    assertThat(worst).isLessThan(2e-7);
  }

  @Test
  void shouldStayWithinOneAndBeOdd() {
    for (long bits = 0; bits <= Float.floatToIntBits(Float.POSITIVE_INFINITY); bits += 97) {
      float x = Float.intBitsToFloat((int) bits);
      float y = Functions.tanh(x);
      if (y > 1 || y < 0 || Functions.tanh(-x) != -y) {
        throw new AssertionError("tanh(" + x + ")=" + y + ", tanh(-x)=" + Functions.tanh(-x));
      }
    }
  }

  @Test
  void shouldSayWhatInfinitiesAndNotANumberGive() {
    assertThat(Functions.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(Functions.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    assertThat(Functions.tanh(Float.NaN)).isNaN();
    assertThat(Functions.sigmoid(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(Functions.sigmoid(Float.NEGATIVE_INFINITY)).isEqualTo(0f);
    assertThat(Functions.sigmoid(Float.NaN)).isNaN();
    assertThat(Functions.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Functions.exp(89f)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Functions.exp(Float.NEGATIVE_INFINITY)).isEqualTo(0f);
    assertThat(Functions.exp(0f)).isEqualTo(1f);
    assertThat(Functions.exp(Float.NaN)).isNaN();
  }

  @ParameterizedTest
  @MethodSource(FORMS)
  void shouldGiveTheSameBitsForManyAtOnce(Form form) {
    Kernels kernels = form.kernels();
    float[] x = new float[1 << 12];
    float[] tanh = new float[x.length];
    float[] exp = new float[x.length];
    for (long bits = Integer.MIN_VALUE; bits < Integer.MAX_VALUE - (x.length << 9); ) {
      for (int i = 0; i < x.length; i++, bits += STRIDE) {
        x[i] = Float.intBitsToFloat((int) bits);
      }
      kernels.tanh(x, tanh, x.length - 3);
      kernels.exp(x, exp, x.length - 3);
      for (int i = 0; i < x.length - 3; i++) {
        requireSame(x[i], tanh[i], Functions.tanh(x[i]));
        requireSame(x[i], exp[i], Functions.exp(x[i]));
      }
    }
  }

  private static void requireSame(float x, float actual, float expected) {
    if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
      throw new AssertionError("of " + x + ": " + actual + ": expected " + expected);
    }
  }

  private static double worstUlps(UnaryOperator<Float> function, DoubleUnaryOperator exact) {
    double worst = 0;
    for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += STRIDE) {
      float x = Float.intBitsToFloat((int) bits);
      double expected = exact.applyAsDouble(x);
      float rounded = (float) expected;
      float actual = function.apply(x);
      if (!Float.isNaN(x) && rounded != actual) {
        worst = Math.max(worst, Math.abs(actual - expected) / Math.ulp(rounded));
      }
    }
    return worst;
  }
}

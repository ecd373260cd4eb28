package io.headroom.forecast.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Each measure of the returns 1, -2, 4, -1 by hand, and the constants by numerical integration. */
class ClosedFormsTest {
  private static final double[] RETURNS = {1, -2, 4, -1};
  private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

  @Test
  void shouldSumSquares() {
    assertThat(RealizedVariance.of(RETURNS)).isEqualTo(1 + 4 + 16 + 1);
    assertThat(RealizedVariance.of(new double[0])).isZero();
  }

  @Test
  void shouldTellTheVarianceOfRisesFromThatOfFalls() {
    assertThat(Semivariances.of(RETURNS)).isEqualTo(new Semivariances(1 + 16, 4 + 1));
  }

  @Test
  void shouldMultiplyNeighbours() {
    // 1*2 + 2*4 + 4*1 = 14, and n/(n-1) = 4/3
    double expected = Math.PI / 2 * 4 / 3 * 14;
    assertThat(BipowerVariation.of(RETURNS)).isEqualTo(expected, ROUNDING);
    assertThat(BipowerVariation.of(new double[] {1})).isNaN();
  }

  @Test
  void shouldTakeTheMedianOfThree() {
    // the medians of 1, 2, 4 and of 2, 4, 1 are both 2; n/(n-2) = 2
    double expected = (4 + 4) * 2 / integral(x -> x * x * medianDensity(x));
    assertThat(MedRv.of(RETURNS)).isEqualTo(expected, ROUNDING);
    assertThat(MedRv.of(new double[] {1, 2})).isNaN();
  }

  @Test
  void shouldTakeTheMedianInAnyOrder() {
    double[][] orders = {{1, 2, 3}, {1, 3, 2}, {2, 1, 3}, {2, 3, 1}, {3, 1, 2}, {3, 2, 1}};
    for (double[] order : orders) {
      assertThat(MedRv.medianSize(order, 1)).isEqualTo(2);
    }
    assertThat(MedRv.medianSize(new double[] {-5, 5, 0}, 1)).isEqualTo(5);
  }

  @Test
  void shouldMeasureTheQuarticity() {
    // 1 + 16 + 256 + 1 = 274, and the fourth moment of a standard normal is 3
    assertThat(RealizedQuarticity.of(RETURNS)).isEqualTo(4.0 / 3 * 274, ROUNDING);
    assertThat(RealizedQuarticity.of(new double[0])).isNaN();
  }

  @Test
  void shouldMeasureTheQuarticityByMedians() {
    // medians 2 and 2; n * n/(n-2) = 8; three times the median's fourth moment cancels below
    double fourth = integral(x -> x * x * x * x * medianDensity(x));
    assertThat(MedRq.of(RETURNS)).isEqualTo((16 + 16) * 8 / fourth, ROUNDING);
    assertThat(MedRq.of(new double[] {1, 2})).isNaN();
  }

  @Test
  void shouldMeasureTheQuarticityByProductsOfThree() {
    // both products are 8, and 8^(4/3) = 16
    double mu = integral(x -> 2 * Math.pow(x, 4.0 / 3) * density(x));
    assertThat(TripowerQuarticity.of(RETURNS))
        .isEqualTo((16 + 16) * 8 / (mu * mu * mu), Offset.offset(1e-6));
    assertThat(TripowerQuarticity.of(new double[] {1, 2})).isNaN();
  }

  @Test
  void shouldCompareTheVariancesWithAndWithoutJumps() {
    // given returns of which one is a jump: RV = 8 + 100, medians all 1, products 7 ones, two tens
    double[] jump = {1, 1, 1, 1, 10, 1, 1, 1, 1};
    double medRv = 9.0 / 7 * 7 / integral(x -> x * x * medianDensity(x));
    double medRq = 9.0 * 9 / 7 * 7 / integral(x -> x * x * x * x * medianDensity(x));
    double medianSpread = Math.max(1, medRq / (medRv * medRv));
    double bipower = Math.PI / 2 * 9 / 8 * (6 + 20);
    double mu = integral(x -> 2 * Math.pow(x, 4.0 / 3) * density(x));
    double tripower = 81.0 / 7 * (4 + 3 * Math.pow(10, 4.0 / 3)) / (mu * mu * mu);
    double spread = Math.max(1, tripower / (bipower * bipower));

    // then
    assertThat(JumpTest.median(jump))
        .isEqualTo((1 - medRv / 108) / Math.sqrt(0.96 / 9 * medianSpread), ROUNDING);
    assertThat(JumpTest.bipower(jump))
        .isEqualTo(
            (1 - bipower / 108) / Math.sqrt((Math.PI * Math.PI / 4 + Math.PI - 5) / 9 * spread),
            Offset.offset(1e-6));
  }

  @Test
  void shouldSayNothingOfJumpsWhereThePriceMostlyStoodStill() {
    double[] still = {0, 0, 0, 1, 0, 0, 0};
    assertThat(JumpTest.median(still)).isNaN();
    assertThat(JumpTest.bipower(still)).isNaN();
    assertThat(JumpTest.median(new double[7])).isNaN();
    assertThat(JumpTest.median(new double[] {1, 2})).isNaN();
    assertThat(JumpTest.bipower(new double[] {1, 2})).isNaN();
  }

  /** Of the median of three sizes of independent standard normals. */
  private static double medianDensity(double x) {
    double below = Erf.erf(x / Math.sqrt(2));
    return 6 * below * (1 - below) * 2 * density(x);
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /** From 0 to 12 by Simpson's rule. */
  private static double integral(DoubleUnaryOperator f) {
    int steps = 24_000;
    double h = 12.0 / steps;
    double sum = f.applyAsDouble(0) + f.applyAsDouble(12);
    for (int i = 1; i < steps; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * f.applyAsDouble(i * h);
    }
    return sum * h / 3;
  }
}

package io.headroom.forecast.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the measures find of an integrated variance that is known. The bounds on a bias are what
 * theory says of it, four standard errors of the simulation, and what is said to be left of a
 * finite sample; the bounds on root mean squares are asymptotic ones, 15 % either way.
 */
@Tag("slow")
class MeasuresOnSimulationsTest {
  private static final long SEED = 20_131_007;
  private static final int SESSIONS = 1_000;
  private static final int LARGEST_BANDWIDTH = 300;

  /** Variance of the noise over that of a session. */
  private static final double NOISE = 0.001;

  private static final double NOISE_DEVIATION = Math.sqrt(NOISE * 1e-4);
  private static final double VOLATILITY_OF_VOLATILITY = 0.015;

  private enum Measure {
    DENSE,
    VARIANCE,
    SEMIVARIANCE,
    BIPOWER,
    MEDIAN,
    KERNEL,
    QUARTICITY
  }

  @Test
  void shouldFindAConstantVariance() {
    // when
    Map<Measure, Errors> errors = errors("constant variance", new SimulatedSessions(0, 0, 0, 1));

    // then: of n returns RV varies by 2/n, on five grids by two thirds of it (Zhang, Mykland and
    // Ait-Sahalia 2005), the kernel by 4 * 0.269 H/n (H = 138 here)
    assertBias(errors, Measure.DENSE, 0, 0);
    assertBias(errors, Measure.VARIANCE, 0, 0);
    assertBias(errors, Measure.SEMIVARIANCE, 0, 0);
    assertBias(errors, Measure.BIPOWER, 0, 0.01);
    assertBias(errors, Measure.MEDIAN, 0, 0.01);
    assertBias(errors, Measure.KERNEL, 0, 0.005);
    assertBias(errors, Measure.QUARTICITY, 0, 0.01);
    assertRmse(errors, Measure.DENSE, Math.sqrt(2.0 / 23_400));
    assertRmse(errors, Measure.VARIANCE, Math.sqrt(2.0 / 78 * 2 / 3));
    assertRmse(errors, Measure.KERNEL, Math.sqrt(4 * 0.269 * 138 / 23_400));
  }

  @Test
  void shouldFindAVarianceThatVaries() {
    // when
    Map<Measure, Errors> errors =
        errors(
            "Heston's variance under a U-shape",
            new SimulatedSessions(VOLATILITY_OF_VOLATILITY, 0, 0, 1));

    // then: products and medians of returns whose variances differ fall short
    assertBias(errors, Measure.VARIANCE, 0, 0);
    assertBias(errors, Measure.SEMIVARIANCE, 0, 0.005);
    assertBias(errors, Measure.BIPOWER, -0.01, 0.01);
    assertBias(errors, Measure.MEDIAN, -0.02, 0.015);
    assertBias(errors, Measure.KERNEL, 0, 0.01);
    assertBias(errors, Measure.QUARTICITY, 0, 0.03);
    assertThat(errors.get(Measure.KERNEL).rmse())
        .isLessThan(0.75 * errors.get(Measure.VARIANCE).rmse());
  }

  @Test
  void shouldLeaveOutAJumpWhereTheMeasureIsRobust() {
    // given a jump whose square is a quarter of the variance, 4.4 standard deviations of a
    // five-minute return
    Map<Measure, Errors> errors = errors("one jump", new SimulatedSessions(0, 0.005, 0, 1));

    // then what the jump leaves in bipower variation is two products with its neighbours, pi/2 * 2
    // * 0.5 * sqrt(2/pi) / sqrt(78), less those it replaces, 2/78; in MedRV three terms which are
    // the square of the larger neighbour, (1 + 2/pi) in place of 0.704, at 1.42/78 each
    double inBipower = Math.PI / 2 * Math.sqrt(2 / Math.PI) / Math.sqrt(78) - 2.0 / 78;
    double inMedian = 3 * 1.42 / 78 * (1 + 2 / Math.PI - 0.704);
    assertBias(errors, Measure.VARIANCE, 0.25, 0);
    assertBias(errors, Measure.SEMIVARIANCE, 0.25, 0);
    assertBias(errors, Measure.KERNEL, 0.25, 0.01);
    assertBias(errors, Measure.BIPOWER, inBipower, 0.01);
    assertBias(errors, Measure.MEDIAN, inMedian, 0.01);
  }

  @Test
  void shouldLeaveOutNoiseInTheKernel() {
    // when
    Map<Measure, Errors> errors = errors("noise", new SimulatedSessions(0, 0, NOISE_DEVIATION, 1));

    // then each return carries twice the variance of the noise
    assertBias(errors, Measure.DENSE, 2 * 23_400 * NOISE, 0);
    assertBias(errors, Measure.VARIANCE, 2 * 78 * NOISE, 0.01);
    assertBias(errors, Measure.KERNEL, 0, 0.01);
    assertRmse(errors, Measure.KERNEL, Math.sqrt(4 * 0.269 * 155 / 23_400));
  }

  @Test
  void shouldFindAVarianceThatVariesUnderNoiseFromAFewPrices() {
    // when three seconds in ten have a price, 7,000 a session
    Map<Measure, Errors> errors =
        errors(
            "Heston's variance, noise, few prices",
            new SimulatedSessions(VOLATILITY_OF_VOLATILITY, 0, NOISE_DEVIATION, 0.3));

    // then
    assertThat(errors.get(Measure.DENSE).bias()).isGreaterThan(10);
    assertThat(errors.get(Measure.VARIANCE).bias()).isGreaterThan(0.15);
    assertBias(errors, Measure.KERNEL, 0, 0.015);
    assertThat(errors.get(Measure.KERNEL).rmse())
        .isLessThan(0.6 * errors.get(Measure.VARIANCE).rmse());
  }

  private static void assertBias(
      Map<Measure, Errors> errors, Measure measure, double expected, double allowance) {
    Errors found = errors.get(measure);
    assertThat(Math.abs(found.bias() - expected))
        .as("%s: bias %s, expected %s", measure, found.bias(), expected)
        .isLessThan(4 * found.standardError() + allowance);
  }

  private static void assertRmse(Map<Measure, Errors> errors, Measure measure, double expected) {
    assertThat(errors.get(measure).rmse())
        .as("%s: root mean square error", measure)
        .isBetween(0.85 * expected, 1.15 * expected);
  }

  private static Map<Measure, Errors> errors(String name, SimulatedSessions model) {
    Map<Measure, Errors> errors = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      errors.put(measure, new Errors());
    }
    model.simulate(
        SEED,
        SESSIONS,
        (variance, quarticity, observed, path) ->
            measure(errors, variance, quarticity, observed, path));
    System.out.printf("%s, %d sessions, seed %d: bias, rmse in %%%n", name, SESSIONS, SEED);
    errors.forEach((measure, found) -> System.out.printf("  %-12s %s%n", measure, found));
    return errors;
  }

  private static void measure(
      Map<Measure, Errors> errors,
      double variance,
      double quarticity,
      double[] observed,
      double[] path) {
    SubsampledMeasures five = SubsampledMeasures.of(path);
    double dense = RealizedVariance.of(GridReturns.of(observed, 1, 0));
    double kernel =
        KernelObservations.of(observed, LARGEST_BANDWIDTH)
            .kernelFor(KernelBandwidth.noiseToSignal(path));
    errors.get(Measure.DENSE).add(dense, variance);
    errors.get(Measure.VARIANCE).add(five.realizedVariance(), variance);
    errors.get(Measure.SEMIVARIANCE).add(2 * five.positiveSemivariance(), variance);
    errors.get(Measure.BIPOWER).add(five.bipowerVariation(), variance);
    errors.get(Measure.MEDIAN).add(five.medRv(), variance);
    errors.get(Measure.KERNEL).add(kernel, variance);
    errors.get(Measure.QUARTICITY).add(five.quarticity(), quarticity);
  }
}

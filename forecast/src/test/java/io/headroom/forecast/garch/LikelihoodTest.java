package io.headroom.forecast.garch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LikelihoodTest {
  private static final double STEP = 1e-5;
  private static final ReturnSeries RETURNS =
      SimulatedReturns.of(new GarchParameters(0.1, 0.1, 0.05, 0.1, 0.85, 6), 300, new Random(5));

  static Stream<GarchModel> models() {
    return Stream.of(GarchModel.garch(), GarchModel.gjr())
        .flatMap(model -> Stream.of(Errors.values()).map(model::withErrors))
        .flatMap(
            model ->
                List.of(
                        new VarianceStart.SampleBefore(),
                        new VarianceStart.SampleFirst(),
                        new VarianceStart.Before(1.5))
                    .stream()
                    .map(model::from));
  }

  private static double[] theta(GarchModel model) {
    double gamma = model.asymmetric() ? 0.07 : 0;
    double tail = model.errors() == Errors.STUDENT_T ? 0.18 : 0;
    return new double[] {0.03, 0.13, 0.09, gamma, 0.8, tail};
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldBeTheSumOfTheDensitiesLogarithms(GarchModel model) {
    // given the variances of the recursion and the densities of Commons Math
    GarchParameters parameters = Theta.parameters(theta(model));
    double[] variances = VariancePath.of(parameters, model.start(), RETURNS).conditionalVariances();
    double[] returns = RETURNS.values();

    // when
    double sum = 0;
    for (int i = 0; i < returns.length; i++) {
      sum += logDensity(parameters, returns[i] - parameters.mu(), variances[i]);
    }

    // then
    assertThat(new Likelihood(model, RETURNS).value(theta(model))).isCloseTo(sum, within(1e-9));
  }

  private static double logDensity(GarchParameters parameters, double shock, double variance) {
    if (Double.isInfinite(parameters.nu())) {
      return new NormalDistribution(0, Math.sqrt(variance)).logDensity(shock);
    }
    double nu = parameters.nu();
    double scale = Math.sqrt(variance * (nu - 2) / nu);
    return new TDistribution(nu).logDensity(shock / scale) - Math.log(scale);
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldHaveTheDerivativesThatDifferencesShow(GarchModel model) {
    Likelihood likelihood = new Likelihood(model, RETURNS);
    double[] theta = theta(model);
    Expansion expansion = likelihood.expand(theta);

    assertThat(expansion.value()).isEqualTo(likelihood.value(theta));
    for (int i = 0; i < free(model); i++) {
      double[] up = moved(theta, i, STEP);
      double[] down = moved(theta, i, -STEP);
      double slope = (likelihood.value(up) - likelihood.value(down)) / (2 * STEP);
      double scale = Math.sqrt(expansion.scoreProduct(i, i));
      assertThat(expansion.gradient()[i] / scale).isCloseTo(slope / scale, within(1e-6));
      double[] gradientUp = likelihood.expand(up).gradient();
      double[] gradientDown = likelihood.expand(down).gradient();
      for (int j = 0; j < free(model); j++) {
        double curvature = (gradientUp[j] - gradientDown[j]) / (2 * STEP);
        double both = scale * Math.sqrt(expansion.scoreProduct(j, j));
        assertThat(expansion.hessian(i, j) / both).isCloseTo(curvature / both, within(1e-6));
      }
    }
  }

  /** The tail stands last, and is held at 0 for normal errors. */
  private static int free(GarchModel model) {
    return model.errors() == Errors.STUDENT_T ? Theta.SIZE : Theta.SIZE - 1;
  }

  private static double[] moved(double[] theta, int parameter, double step) {
    double[] moved = theta.clone();
    moved[parameter] += step;
    return moved;
  }
}

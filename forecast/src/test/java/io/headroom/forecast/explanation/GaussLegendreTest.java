package io.headroom.forecast.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussLegendreTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 16, 31, 128})
  void shouldHaveTheNodesOfCommonsMath(int order) {
    GaussLegendre rule = new GaussLegendre(order);
    GaussIntegrator oracle = new GaussIntegratorFactory().legendre(order, 0, 1);

    for (int i = 0; i < order; i++) {
      assertThat(rule.node(i)).isCloseTo(oracle.getPoint(i), within(1e-15));
      assertThat(rule.weight(i)).isCloseTo(oracle.getWeight(i), within(1e-13));
    }
  }

  /** The integral of t^k over [0, 1] is 1 / (k + 1). */
  @Test
  void shouldIntegrateEveryPolynomialOfItsDegree() {
    GaussLegendre rule = new GaussLegendre(8);

    for (int degree = 0; degree <= 15; degree++) {
      assertThat(integral(rule, degree)).isCloseTo(1.0 / (degree + 1), within(1e-15));
    }
    assertThat(integral(rule, 16)).isNotCloseTo(1.0 / 17, within(1e-12));
  }

  private static double integral(GaussLegendre rule, int degree) {
    double sum = 0;
    for (int i = 0; i < rule.order(); i++) {
      sum += rule.weight(i) * StrictMath.pow(rule.node(i), degree);
    }
    return sum;
  }
}

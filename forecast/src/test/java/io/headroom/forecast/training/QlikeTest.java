package io.headroom.forecast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class QlikeTest {
  private final Qlike loss = new Qlike();
  private final ActivationIdentity identity = new ActivationIdentity();

  @Test
  void shouldGiveTheFormulasValues() {
    // y/f = 2, 1/2, 1: 2 - ln 2 - 1, 1/2 + ln 2 - 1, 0. Residuals 0.1, -0.2, 0.7.
    double[] residuals = {0.1, -0.2, 0.7};
    double[] labels = {0.1 + Math.log(2), -0.2 - Math.log(2), 0.7};

    INDArray each = loss.computeScoreArray(column(labels), column(residuals), identity, null);
    double mean = loss.computeScore(column(labels), column(residuals), identity, null, true);

    double low = 1 - Math.log(2);
    double high = Math.log(2) - 0.5;
    assertThat(each.getDouble(0)).isCloseTo(low, within(1e-12));
    assertThat(each.getDouble(1)).isCloseTo(high, within(1e-12));
    assertThat(each.getDouble(2)).isCloseTo(0, within(1e-12));
    assertThat(mean).isCloseTo((low + high) / 3, within(1e-12));
  }

  @Test
  void shouldGiveItsDerivative() {
    // 1 - y/f.
    double[] labels = {Math.log(2), -Math.log(2), 0};

    INDArray gradient = loss.computeGradient(column(labels), column(new double[3]), identity, null);

    assertThat(gradient.dup('c').data().asDouble())
        .containsExactly(new double[] {-1, 0.5, 0}, within(1e-12));
  }

  @Test
  void shouldRefuseAMask() {
    INDArray three = column(new double[3]);
    assertThatThrownBy(() -> loss.computeScore(three, three, identity, three, true))
        .hasMessageContaining("no mask");
  }

  private static INDArray column(double... values) {
    return Nd4j.createFromArray(values).reshape('c', values.length, 1);
  }
}

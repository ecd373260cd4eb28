package io.headroom.forecast.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private final Network network =
      new Network(
          Networks.STEPS, Networks.scaling(), List.of(Networks.member(0), Networks.member(1)));

  @Test
  void shouldGiveWhatTheFormulaGivesForOneUnitAndOneStep() {
    // Only the candidate's input weight is not zero: h = 1/2 tanh(1/2 tanh(w x)), r = 0.25 + 3 h.
    LstmWeights weights =
        new LstmWeights(
            new float[] {1.5f, 0, 0, 0},
            new float[] {7, 7, 7, 7},
            new float[4],
            new float[] {3},
            0.25f);
    Network small =
        new Network(1, new FeatureScaling(new double[] {1}, new double[] {2}), List.of(weights));

    double scaled = (2.2 - 1) / 2;
    double expected = 0.25 + 3 * 0.5 * Math.tanh(0.5 * Math.tanh(1.5 * scaled));
    assertThat(small.residual(new double[] {2.2})).isCloseTo(expected, within(1e-15));
  }

  @Test
  void shouldGiveWhatAnIndependentImplementationGives() {
    // NumPy 2.4, double precision: x W + h R + b, gates cut into four, states over three steps.
    double[] residuals = network.memberResiduals(Networks.window());

    assertThat(residuals[0]).isCloseTo(0.09949715380793979, within(1e-14));
    assertThat(residuals[1]).isCloseTo(0.3024451025705066, within(1e-14));
  }

  @Test
  void shouldAverageMembersInVariance() {
    // ln((exp(r0) + exp(r1)) / 2), NumPy as above; the mean of r0 and r1 would be 0.20097.
    assertThat(network.residual(Networks.window())).isCloseTo(0.20611080048511687, within(1e-14));
  }

  @Test
  void shouldGiveTheSameBitsFromAPrefixAsFromTheWholeWindow() {
    Random random = new Random(20_131_007);
    for (int run = 0; run < 1_000; run++) {
      double[] window = random.doubles(6, -5, 5).toArray();

      double whole = network.residual(window);
      Network.Prefix prefix = network.prefix(Arrays.copyOf(window, 4));
      network.residual(prefix, new double[] {9, 9});
      double continued = network.residual(prefix, Arrays.copyOfRange(window, 4, 6));

      assertThat(Double.doubleToRawLongBits(continued))
          .as("seed 20131007, run %d", run)
          .isEqualTo(Double.doubleToRawLongBits(whole));
    }
  }

  @Test
  void shouldStayWithinItsBoundForExtremeInput() {
    double bound = 3 * 9 / 16.0;
    double[] window = {1e300, -1e300, 1e300, 1e300, -1e300, 1e300};

    assertThat(Math.abs(network.residual(window))).isLessThanOrEqualTo(bound);
  }

  @Test
  void shouldGiveNoNumberForOneThatIsNone() {
    double[] window = Networks.window();
    window[3] = Double.NaN;

    assertThat(network.residual(window)).isNaN();
  }

  @Test
  void shouldSayWhatLengthsItTakes() {
    assertThatThrownBy(() -> network.residual(new double[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("window: length=5: expected 6, steps=3, features=2");
    assertThatThrownBy(() -> network.prefix(new double[6]))
        .hasMessage("prefix: length=6: expected 4, steps=3, features=2");
    assertThatThrownBy(
            () -> network.residual(network.prefix(new double[4]), new double[] {1, 2, 3}))
        .hasMessage("last step: length=3: expected 2, steps=3, features=2");
  }
}

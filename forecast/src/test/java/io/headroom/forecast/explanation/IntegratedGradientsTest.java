package io.headroom.forecast.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.serving.Activation;
import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.serving.Numbers;
import io.headroom.forecast.serving.TransformerParameters;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IntegratedGradientsTest {
  private static final RowShape PAIR = new RowShape(1, 1, 2);

  private record Given(
      int inputs, ToDoubleFunction<double[]> value, UnaryOperator<double[]> gradient)
      implements Differentiable {
    @Override
    public Slope at(double[] x) {
      return new Slope(value.applyAsDouble(x), gradient.apply(x));
    }
  }

  /**
   * f = x^2 y from (1, -1) to (3, 2). By hand with x = 1 + 2t, y = -1 + 3t: x is given the integral
   * of 2 * 2xy, 4 (-1 + t + 6 t^2), which is 6; y that of 3 x^2, 13; together 19 = 18 - (-1).
   */
  @Test
  void shouldShareOutWhatCanBeDoneByHand() {
    Differentiable function =
        new Given(2, x -> x[0] * x[0] * x[1], x -> new double[] {2 * x[0] * x[1], x[0] * x[0]});

    Attributions shares =
        IntegratedGradients.of(function, PAIR, new double[] {3, 2}, new double[] {1, -1});

    assertThat(shares.of(0, 0, 0)).isCloseTo(6, within(1e-13));
    assertThat(shares.of(0, 0, 1)).isCloseTo(13, within(1e-13));
    assertThat(shares.residual()).isEqualTo(18);
    assertThat(shares.baselineResidual()).isEqualTo(-1);
    assertThat(shares.quadrature()).isEqualTo(new Attributions.Quadrature(16, 1, true));
  }

  /**
   * Sundararajan, Taly and Yan (2017): f = 1 - ReLU(1 - x) changes by 1 from 0 to 2, all of it x's.
   */
  @Test
  void shouldCutTheLineAtAKink() {
    Differentiable function =
        new Given(
            2,
            x -> 1 - Math.max(0, 1 - x[0]) + x[1] * x[1],
            x -> new double[] {x[0] < 1 ? 1 : 0, 2 * x[1]});

    // from 0 to 2.2 the kink is at 1 / 2.2, which no cut in half ever meets
    Attributions shares =
        IntegratedGradients.of(function, PAIR, new double[] {2.2, 3}, new double[] {0, 0});

    assertThat(shares.of(0, 0, 0)).isCloseTo(1, within(1e-5));
    assertThat(shares.of(0, 0, 1)).isCloseTo(9, within(1e-12));
    assertThat(shares.completenessError()).isLessThanOrEqualTo(1e-6 * 10);
    assertThat(shares.quadrature().complete()).isTrue();
    assertThat(shares.quadrature().parts()).isBetween(10, 40);
  }

  /** A gradient that is not the function's can't add up, and that must show. */
  @Test
  void shouldSayThatItIsNotComplete() {
    Differentiable function = new Given(2, x -> x[0], x -> new double[] {1.001, 0});

    Attributions shares =
        IntegratedGradients.of(function, PAIR, new double[] {1, 1}, new double[] {0, 0});

    assertThat(shares.quadrature().complete()).isFalse();
    assertThat(shares.quadrature().parts()).isEqualTo(IntegratedGradients.MOST_PARTS);
    assertThat(shares.completenessError()).isCloseTo(0.001, within(1e-9));
  }

  @Test
  void shouldTakeADifferenceOfNothingAsComplete() {
    Differentiable function = new Given(2, x -> x[0] + x[1], x -> new double[] {1, 1});

    Attributions shares =
        IntegratedGradients.of(function, PAIR, new double[] {5, -5}, new double[] {0, 0});

    assertThat(shares.tolerance()).isEqualTo(1e-10);
    assertThat(shares.quadrature().complete()).isTrue();
    assertThat(shares.of(0, 0, 0)).isCloseTo(5, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void shouldBeCompleteForAnEnsembleOfAllKinds(Activation activation) {
    for (long seed = 1; seed <= 3; seed++) {
      Numbers numbers = new Numbers(seed);
      RowShape shape = new RowShape(3, 6, 4);
      PanelExplainer explainer = explainer(numbers, shape, activation);
      float[] row = numbers.array(shape.length(), 2f);
      float[] baseline = new float[shape.length()];

      Attributions shares = explainer.explain(row, baseline, 1);

      String description = "seed " + seed + " with " + activation + ": " + shares.quadrature();
      assertThat(shares.quadrature().complete()).as(description).isTrue();
      assertThat(shares.completenessError())
          .as(description)
          .isLessThanOrEqualTo(1e-6 * Math.abs(shares.residual() - shares.baselineResidual()));
      assertThat(shares.ofInstrument(0)).as("what the Transformer saw of it").isNotZero();
    }
  }

  @Test
  void shouldGiveTheSameBitsEachTime() {
    RowShape shape = new RowShape(2, 6, 4);
    float[] row = new Numbers(9).array(shape.length(), 1f);
    float[] baseline = new float[shape.length()];

    Attributions first =
        explainer(new Numbers(4), shape, Activation.RELU).explain(row, baseline, 0);
    Attributions second =
        explainer(new Numbers(4), shape, Activation.RELU).explain(row, baseline, 0);

    for (int instrument = 0; instrument < shape.instruments(); instrument++) {
      for (int step = 0; step < shape.steps(); step++) {
        for (int feature = 0; feature < shape.features(); feature++) {
          assertThat(second.of(instrument, step, feature))
              .isEqualTo(first.of(instrument, step, feature));
        }
      }
    }
  }

  @Test
  void shouldAddUpAlongEachSide() {
    RowShape shape = new RowShape(2, 6, 4);
    Attributions shares =
        explainer(new Numbers(4), shape, Activation.GELU)
            .explain(new Numbers(9).array(shape.length(), 1f), new float[shape.length()], 1);

    double instruments = shares.ofInstrument(0) + shares.ofInstrument(1);
    double steps = 0;
    for (int step = 0; step < shape.steps(); step++) {
      steps += shares.ofStep(step);
    }
    double features = 0;
    for (int feature = 0; feature < shape.features(); feature++) {
      features += shares.ofFeature(feature);
    }
    assertThat(instruments).isCloseTo(shares.sum(), within(1e-14));
    assertThat(steps).isCloseTo(shares.sum(), within(1e-14));
    assertThat(features).isCloseTo(shares.sum(), within(1e-14));
  }

  @Test
  void shouldNameWhatDoesNotFit() {
    Differentiable function = new Given(2, x -> x[0], x -> new double[] {1, 0});
    double[] pair = {1, 2};

    assertThatThrownBy(() -> IntegratedGradients.of(function, PAIR, new double[1], pair))
        .hasMessageContaining("input: length=1: expected 2");
    assertThatThrownBy(
            () -> IntegratedGradients.of(function, PAIR, pair, new double[] {Double.NaN, 0}))
        .hasMessageContaining("baseline: the network's residual is NaN");
  }

  private static PanelExplainer explainer(Numbers numbers, RowShape shape, Activation activation) {
    int features = shape.features();
    TransformerParameters transformer =
        numbers.transformer(
            features,
            shape.steps(),
            8,
            1,
            List.of(
                numbers.block(Axis.TIME, 8, 2, true, activation, 1e-5f),
                numbers.block(Axis.INSTRUMENTS, 8, 2, false, activation, 1e-5f)));
    return PanelExplainer.of(
        shape,
        List.of(
            ServedNetwork.of(numbers.lstm(features, 5, 1), shape.steps()),
            ServedNetwork.of(numbers.cnn(features, 6, 1, activation), shape.steps()),
            ServedNetwork.of(transformer)));
  }
}

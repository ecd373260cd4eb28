package io.headroom.forecast.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.explanation.AttentionWeights.Head;
import io.headroom.forecast.serving.Activation;
import io.headroom.forecast.serving.Attention;
import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.serving.LayerNorm;
import io.headroom.forecast.serving.Linear;
import io.headroom.forecast.serving.Matrix;
import io.headroom.forecast.serving.Numbers;
import io.headroom.forecast.serving.TransformerBlock;
import io.headroom.forecast.serving.TransformerParameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionWeightsTest {
  private static final List<String> INSTRUMENTS = List.of("SPY", "IBM");
  private static final List<String> STEPS = List.of("Monday", "Tuesday", "Wednesday");

  /**
   * The norm of (a, -a) is (1, -1) or (-1, 1) by a's sign. Queries are the first number, keys ln 3
   * times it and the width of the one head 2, of which the second number is 0: so a score is ln 3 /
   * sqrt(2) for two of the same sign, its negative else. With both signs once the weight of oneself
   * is 1 / (1 + 9^(-1 / sqrt 2)) = 0.82544 (by hand: 9^(-0.70711) = 0.21147).
   */
  @Test
  void shouldShowWeightsThatCanBeComputedByHand() {
    Linear first = new Linear(Matrix.of(2, 2, 1, 0, 0, 0), Matrix.row(0, 0));
    Linear scaled =
        new Linear(Matrix.of(2, 2, (float) StrictMath.log(3), 0, 0, 0), Matrix.row(0, 0));
    LayerNorm norm = new LayerNorm(Matrix.row(1, 1), Matrix.row(0, 0), 0f);
    Attention attention = new Attention(Axis.INSTRUMENTS, 1, false, first, scaled, first, first);
    TransformerParameters parameters =
        new TransformerParameters(
            new Linear(Matrix.row(1, -1), Matrix.row(0, 0)),
            Matrix.row(0, 0),
            List.of(new TransformerBlock(norm, attention, norm, first, Activation.IDENTITY, first)),
            norm,
            new Linear(Matrix.of(2, 1, 1, 1), Matrix.row(0)));

    AttentionWeights weights =
        AttentionWeights.of(parameters, new float[] {2, -3}, INSTRUMENTS, List.of("today"));

    assertThat(weights.heads()).hasSize(1);
    Head head = weights.heads().get(0);
    assertThat(weights.sequence(head)).isEqualTo("today");
    assertThat(weights.tokens(head.axis())).isEqualTo(INSTRUMENTS);
    assertThat(head.weights().at(0, 0)).isCloseTo(0.82544f, within(1e-5f));
    assertThat(head.weights().at(0, 1)).isCloseTo(0.17456f, within(1e-5f));
    assertThat(head.weights().at(1, 0)).isCloseTo(0.17456f, within(1e-5f));
  }

  @Test
  void shouldNameWhereEachHeadStands() {
    Numbers numbers = new Numbers(1);
    TransformerParameters parameters = numbers.axial(4, STEPS.size(), 8, 2);

    AttentionWeights weights =
        AttentionWeights.of(parameters, numbers.array(2 * 3 * 4, 1f), INSTRUMENTS, STEPS);

    // two blocks along time of two instruments, two along instruments of three steps, two heads
    assertThat(weights.heads()).hasSize(2 * (2 + 3) * 2);
    Head along = weights.heads().get(3);
    assertThat(along.axis()).isEqualTo(Axis.TIME);
    assertThat(along.number()).isEqualTo(1);
    assertThat(weights.sequence(along)).isEqualTo("IBM");
    assertThat(along.weights().rows()).isEqualTo(STEPS.size());
    assertThat(along.weights().at(0, 1)).as("the first block is causal").isZero();
    Head across = weights.heads().get(19);
    assertThat(across.block()).isEqualTo(3);
    assertThat(weights.sequence(across)).isEqualTo("Wednesday");
    for (Head head : weights.heads()) {
      for (int row = 0; row < head.weights().rows(); row++) {
        float sum = 0;
        for (int column = 0; column < head.weights().columns(); column++) {
          sum += head.weights().at(row, column);
        }
        assertThat(sum).isCloseTo(1f, within(1e-6f));
      }
    }
  }

  @Test
  void shouldNameWhatDoesNotFit() {
    TransformerParameters parameters = new Numbers(1).axial(4, STEPS.size(), 8, 2);

    assertThatThrownBy(
            () -> AttentionWeights.of(parameters, new float[24], INSTRUMENTS, List.of("today")))
        .hasMessage("names of steps: 1: the Transformer has steps=3");
    assertThatThrownBy(() -> AttentionWeights.of(parameters, new float[25], INSTRUMENTS, STEPS))
        .hasMessage("row: length=25: expected instruments=2 times steps=3 times features=4");
  }
}

package io.headroom.forecast.training.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.serving.NetworkParameters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapesTest {
  static List<NetworkShape> shapes() {
    return Panels.shapes();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldCountTheWeightsThatAreServed(NetworkShape shape) {
    Architecture architecture = Architecture.of(shape, Panels.ROW);
    int count = shape.weights(Panels.ROW);

    NetworkParameters parameters = architecture.parameters(new double[count]);

    assertThat(parameters.weights()).isEqualTo(count);
    assertThat(architecture.tensors().stream().mapToInt(Tensor::length).sum()).isEqualTo(count);
  }

  @Test
  void shouldCountWeightsAsTheyAreCountedByHand() {
    RowShape row = new RowShape(24, 10, 12);
    // 12 * 64 + 16 * 64 + 64 + 16 + 1.
    assertThat(new LstmShape(16).weights(row)).isEqualTo(1_873);
    // 24 * 16 + 16, 32 * 16 + 16 twice, 16 + 1.
    assertThat(
            new CausalCnnShape(
                    List.of(
                        new ConvolutionShape(2, 1, 16, false),
                        new ConvolutionShape(2, 2, 16, true),
                        new ConvolutionShape(2, 4, 16, true)))
                .weights(row))
        .isEqualTo(1_473);
    // 12 * 16 + 16 + 10 * 16; 2 blocks of 64 + 4 * 272 + 16 * 32 + 32 + 32 * 16 + 16; 32; 17.
    assertThat(new TransformerShape(16, 2, 32, List.of(Axis.TIME, Axis.INSTRUMENTS)).weights(row))
        .isEqualTo(4_865);
  }

  @Test
  void shouldNameWhatMakesNoSense() {
    assertThatThrownBy(() -> new LstmShape(0))
        .hasMessage("units of the LSTM: 0: expected at least 1");
    assertThatThrownBy(() -> new CausalCnnShape(List.of()))
        .hasMessage("layers of the CNN: []: expected at least one");
    assertThatThrownBy(() -> new TransformerShape(10, 4, 8, List.of()))
        .hasMessage("width of the Transformer: 10: expected a multiple of heads=4");
    assertThatThrownBy(
            () ->
                new CausalCnnShape(
                    List.of(
                        new ConvolutionShape(2, 1, 4, false), new ConvolutionShape(2, 1, 5, true))))
        .hasMessage(
            "channels of layer 1 of the CNN, which is residual: 5: expected as many as go in, 4");
  }

  @Test
  void shouldRefuseAFirstResidualOfOtherChannelsThanFeatures() {
    CausalCnnShape shape = new CausalCnnShape(List.of(new ConvolutionShape(2, 1, 4, true)));
    assertThatThrownBy(() -> Panels.task(shape, 1, 1))
        .hasMessage(
            "channels of layer 0 of the CNN, which is residual: 4: expected as many as go in, 2");
  }
}

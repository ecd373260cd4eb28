package io.headroom.forecast.training.panel;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Causal convolutions (van den Oord et al. 2016) over the steps of one instrument, and a linear
 * layer on the last step of what the last of them gives; all instruments share the weights.
 *
 * @param layers from the input on, one at least
 */
public record CausalCnnShape(List<ConvolutionShape> layers) implements NetworkShape {
  /**
   * Checks that residuals have as many channels as they are added to; the first layer's depend on
   * the features and are checked when training starts.
   *
   * @throws IllegalArgumentException that names the layer that does not fit
   */
  public CausalCnnShape {
    layers = List.copyOf(layers);
    Checks.require(!layers.isEmpty(), "layers of the CNN", layers, "at least one");
    for (int i = 1; i < layers.size(); i++) {
      checkResidual(i, layers.get(i), layers.get(i - 1).channels());
    }
  }

  @Override
  public int weights(RowShape row) {
    int inputs = row.features();
    checkResidual(0, layers.get(0), inputs);
    int weights = 0;
    for (ConvolutionShape layer : layers) {
      weights += (layer.kernel() * inputs + 1) * layer.channels();
      inputs = layer.channels();
    }
    return weights + inputs + 1;
  }

  @Override
  public String specification() {
    return layers.stream()
        .map(ConvolutionShape::specification)
        .collect(Collectors.joining(" ", "causal-cnn tanh layers=", ""));
  }

  private static void checkResidual(int number, ConvolutionShape layer, int inputs) {
    Checks.require(
        !layer.residual() || layer.channels() == inputs,
        "channels of layer " + number + " of the CNN, which is residual",
        layer.channels(),
        "as many as go in, " + inputs);
  }
}

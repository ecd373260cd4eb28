package io.headroom.forecast.serving;

import java.util.List;
import java.util.stream.Stream;

/**
 * The weights of a stack of causal convolutions and of the linear layer on the last step of what
 * the last of them gives.
 *
 * @param layers from the input on, one at least
 * @param head {@code [channels of the last layer][outputs]}
 */
public record CausalCnnParameters(List<Convolution> layers, Linear head)
    implements NetworkParameters {
  /** Checks that each layer takes what the one before gives. */
  public CausalCnnParameters {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("layers of the CNN: none: expected one or more");
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
        throw new IllegalArgumentException(
            "layer "
                + i
                + " of the CNN: inputs="
                + layers.get(i).inputs()
                + ": the layer before has outputs="
                + layers.get(i - 1).outputs());
      }
    }
    head.requireShape("the CNN's head", layers.get(layers.size() - 1).outputs(), head.outputs());
  }

  @Override
  public int features() {
    return layers.get(0).inputs();
  }

  /** How many steps the output depends on, the present one included. */
  public int receptiveField() {
    return 1 + layers.stream().mapToInt(layer -> (layer.kernel() - 1) * layer.dilation()).sum();
  }

  @Override
  public List<Matrix> matrices() {
    return Stream.concat(
            layers.stream().flatMap(layer -> layer.asLinear().matrices()), head.matrices())
        .toList();
  }
}

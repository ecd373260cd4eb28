package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.Axis;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A Transformer encoder, normalised first, over all steps and instruments of a date: a linear layer
 * on the features, an embedding of the step, blocks of attention along one axis and of two linear
 * layers with GELU between them, a layer norm, and a linear layer on each instrument's last step.
 *
 * @param width numbers of a token
 * @param heads of each attention; they share the width evenly
 * @param hidden numbers of a token between the two linear layers of a block
 * @param blocks along which axis tokens look at one another, block by block
 */
public record TransformerShape(int width, int heads, int hidden, List<Axis> blocks)
    implements NetworkShape {
  /** Query, key, value and output. */
  private static final int PROJECTIONS = 4;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException that names the number that makes no sense
   */
  public TransformerShape {
    blocks = List.copyOf(blocks);
    Checks.require(width >= 2, "width of the Transformer", width, "at least 2, to be normalised");
    Checks.positive("heads of the Transformer", heads);
    Checks.require(
        width % heads == 0, "width of the Transformer", width, "a multiple of heads=" + heads);
    Checks.positive("hidden numbers of the Transformer", hidden);
  }

  @Override
  public int weights(RowShape row) {
    int norm = 2 * width;
    int attention = PROJECTIONS * (width + 1) * width;
    int feedForward = (width + 1) * hidden + (hidden + 1) * width;
    return (row.features() + 1 + row.steps()) * width
        + blocks.size() * (2 * norm + attention + feedForward)
        + norm
        + width
        + 1;
  }

  @Override
  public String specification() {
    return "transformer gelu width="
        + width
        + " heads="
        + heads
        + " hidden="
        + hidden
        + " blocks="
        + blocks.stream()
            .map(axis -> axis.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(","));
  }
}

package io.headroom.forecast.serving;

import java.util.List;
import java.util.stream.Stream;

/**
 * The weights of a Transformer encoder over instruments and steps: a linear layer on each token's
 * features and an embedding of its step, blocks, a layer norm, and a linear layer on each
 * instrument's last step.
 *
 * <p>Of one instrument it is an encoder of a series, of one step an encoder of a cross-section;
 * with blocks along both axes an axial one (Ho et al. 2019). Instruments have no embedding, so
 * their order means nothing.
 *
 * @param input {@code [features][width]}
 * @param positions {@code [steps][width]}, added to the tokens of each step
 * @param blocks in their order
 * @param head {@code [width][outputs]}
 */
public record TransformerParameters(
    Linear input, Matrix positions, List<TransformerBlock> blocks, LayerNorm norm, Linear head)
    implements NetworkParameters {
  /** Checks that the shapes fit one another. */
  public TransformerParameters {
    int width = input.outputs();
    positions.requireShape("positions of the Transformer", positions.rows(), width);
    blocks = List.copyOf(blocks);
    for (int i = 0; i < blocks.size(); i++) {
      blocks.get(i).attention().query().requireShape("the query of block " + i, width, width);
    }
    norm.gain().requireShape("gain of the last layer norm", 1, width);
    head.requireShape("the Transformer's head", width, head.outputs());
  }

  @Override
  public int features() {
    return input.inputs();
  }

  /** Steps of a row. */
  public int steps() {
    return positions.rows();
  }

  /** Numbers of a token within. */
  public int width() {
    return input.outputs();
  }

  @Override
  public List<Matrix> matrices() {
    return Stream.of(
            input.matrices(),
            Stream.of(positions),
            blocks.stream().flatMap(TransformerBlock::matrices),
            norm.matrices(),
            head.matrices())
        .flatMap(part -> part)
        .toList();
  }
}

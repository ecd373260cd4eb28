package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.Axis;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Draws a Transformer and its loss in SameDiff.
 *
 * <p>All rows of a batch are computed at once: between attentions a token of any row, instrument
 * and step is a row of one matrix. Once no block looks along time any more, only the last steps are
 * computed, for the output depends on nothing else.
 */
final class TransformerGraph {
  /** {@code [rows * instruments * steps][features]}. */
  static final String TOKENS = "tokens";

  /** {@code [rows * instruments][1]}, something finite where there is none. */
  static final String LABELS = "labels";

  /** {@code [rows * instruments][1]}: 1 where there is a label, else 0. */
  static final String PRESENT = "present";

  /** {@code [rows * instruments][1]}. */
  static final String RESIDUAL = "residual";

  /** Sum of QLIKE over the labels. */
  static final String LOSS = "loss";

  /** A mask: of the first dimension everything. */
  private static final int ALL_ROWS = 1;

  private final TransformerShape shape;
  private final RowShape row;
  private final SameDiff graph;
  private int steps;

  private TransformerGraph(TransformerArchitecture architecture, SameDiff graph) {
    shape = architecture.shape();
    row = architecture.row();
    steps = row.steps();
    this.graph = graph;
  }

  /**
   * Draws it into a graph that holds the weights.
   *
   * @param precision that of the weights
   */
  static void draw(TransformerArchitecture architecture, SameDiff graph, DataType precision) {
    new TransformerGraph(architecture, graph).draw(precision);
  }

  private void draw(DataType precision) {
    SDVariable tokens = embed(graph.placeHolder(TOKENS, precision, -1, row.features()));
    List<Axis> blocks = shape.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (!blocks.subList(i, blocks.size()).contains(Axis.TIME)) {
        tokens = lastSteps(tokens);
      }
      tokens = block(tokens, TransformerArchitecture.block(i), blocks.get(i));
    }
    SDVariable last = norm(lastSteps(tokens), TransformerArchitecture.NORM);
    SDVariable residual = linear(last, TransformerArchitecture.HEAD).rename(RESIDUAL);
    SDVariable error = graph.placeHolder(LABELS, precision, -1, 1).sub(residual);
    SDVariable loss = graph.math.exp(error).sub(error).sub(1);
    loss.mul(graph.placeHolder(PRESENT, precision, -1, 1)).sum(LOSS);
    graph.setLossVariables(LOSS);
  }

  private SDVariable embed(SDVariable tokens) {
    SDVariable series =
        graph.reshape(
            linear(tokens, TransformerArchitecture.INPUT), -1, row.steps(), shape.width());
    SDVariable placed = series.add(graph.getVariable(TransformerArchitecture.POSITIONS));
    return graph.reshape(placed, -1, shape.width());
  }

  /** Of each instrument. */
  private SDVariable lastSteps(SDVariable tokens) {
    if (steps == 1) {
      return tokens;
    }
    int length = steps * shape.width();
    int from = length - shape.width();
    SDVariable series = graph.reshape(tokens, -1, length);
    steps = 1;
    return graph.stridedSlice(
        series,
        new long[] {0, from},
        new long[] {0, length},
        new long[] {1, 1},
        ALL_ROWS,
        ALL_ROWS,
        0,
        0,
        0);
  }

  private SDVariable block(SDVariable tokens, String name, Axis axis) {
    SDVariable normalised = norm(tokens, name + TransformerArchitecture.ATTENTION_NORM);
    SDVariable seen = tokens.add(attention(normalised, name, axis));
    SDVariable wide =
        linear(
            norm(seen, name + TransformerArchitecture.FEED_FORWARD_NORM),
            name + TransformerArchitecture.WIDEN);
    return seen.add(linear(graph.nn.gelu(wide), name + TransformerArchitecture.NARROW));
  }

  private SDVariable attention(SDVariable tokens, String name, Axis axis) {
    SDVariable query = heads(linear(tokens, name + TransformerArchitecture.QUERY), axis);
    SDVariable key = heads(linear(tokens, name + TransformerArchitecture.KEY), axis);
    SDVariable value = heads(linear(tokens, name + TransformerArchitecture.VALUE), axis);
    double scale = 1 / Math.sqrt((double) shape.width() / shape.heads());
    SDVariable scores = graph.mmul(query.mul(scale), graph.permute(key, 0, 2, 1));
    SDVariable mixed = graph.mmul(graph.nn.softmax(scores, -1), value);
    return linear(merged(mixed, axis), name + TransformerArchitecture.OUTPUT);
  }

  /** {@code [sequences * heads][length][width / heads]}: what looks at one another is together. */
  private SDVariable heads(SDVariable tokens, Axis axis) {
    int headWidth = shape.width() / shape.heads();
    if (axis == Axis.TIME) {
      SDVariable split = graph.reshape(tokens, -1, steps, shape.heads(), headWidth);
      return graph.reshape(graph.permute(split, 0, 2, 1, 3), -1, steps, headWidth);
    }
    int beside = steps * shape.heads();
    SDVariable split = graph.reshape(tokens, -1, row.instruments(), beside, headWidth);
    return graph.reshape(graph.permute(split, 0, 2, 1, 3), -1, row.instruments(), headWidth);
  }

  /** Tokens in their order again, their heads side by side. */
  private SDVariable merged(SDVariable mixed, Axis axis) {
    int headWidth = shape.width() / shape.heads();
    int length = axis == Axis.TIME ? steps : row.instruments();
    int beside = axis == Axis.TIME ? shape.heads() : steps * shape.heads();
    SDVariable split = graph.reshape(mixed, -1, beside, length, headWidth);
    return graph.reshape(graph.permute(split, 0, 2, 1, 3), -1, shape.width());
  }

  private SDVariable linear(SDVariable x, String name) {
    return x.mmul(graph.getVariable(name + TransformerArchitecture.WEIGHTS))
        .add(graph.getVariable(name + TransformerArchitecture.BIAS));
  }

  private SDVariable norm(SDVariable x, String name) {
    return graph.nn.layerNorm(
        x,
        graph.getVariable(name + TransformerArchitecture.WEIGHTS),
        graph.getVariable(name + TransformerArchitecture.BIAS),
        false,
        1);
  }
}

package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.Activation;
import io.headroom.forecast.serving.Attention;
import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.serving.LayerNorm;
import io.headroom.forecast.serving.Linear;
import io.headroom.forecast.serving.Matrix;
import io.headroom.forecast.serving.NetworkParameters;
import io.headroom.forecast.serving.TransformerBlock;
import io.headroom.forecast.serving.TransformerParameters;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** A Transformer as one SameDiff graph over a batch of rows. */
record TransformerArchitecture(TransformerShape shape, RowShape row) implements Architecture {
  static final String WEIGHTS = ".W";
  static final String BIAS = ".b";
  static final String INPUT = "input";
  static final String POSITIONS = "positions";
  static final String ATTENTION_NORM = ".attention-norm";
  static final String QUERY = ".query";
  static final String KEY = ".key";
  static final String VALUE = ".value";
  static final String OUTPUT = ".output";
  static final String FEED_FORWARD_NORM = ".feed-forward-norm";
  static final String WIDEN = ".widen";
  static final String NARROW = ".narrow";
  static final String NORM = "norm";
  static final String HEAD = "head";

  /** So little that at first a token is what it holds, wherever it stands (Devlin et al. 2019). */
  private static final double POSITION_DEVIATION = 0.02;

  /** As SameDiff's layer norm has none. */
  private static final float EPSILON = 0;

  /** What the names of a block's tensors begin with. */
  static String block(int number) {
    return "block" + number;
  }

  @Override
  public List<Tensor> tensors() {
    int width = shape.width();
    List<Tensor> tensors = new ArrayList<>();
    addLinear(tensors, INPUT, row.features(), width);
    tensors.add(new Tensor(POSITIONS, row.steps(), width, Start.normal(POSITION_DEVIATION), false));
    for (int i = 0; i < shape.blocks().size(); i++) {
      addBlock(tensors, block(i));
    }
    addNorm(tensors, NORM);
    tensors.add(Tensor.weights(HEAD + WEIGHTS, width, 1, Start.ZERO));
    tensors.add(Tensor.row(HEAD + BIAS, 1, Start.ZERO));
    return tensors;
  }

  private void addBlock(List<Tensor> tensors, String block) {
    int width = shape.width();
    addNorm(tensors, block + ATTENTION_NORM);
    for (String projection : List.of(QUERY, KEY, VALUE, OUTPUT)) {
      addLinear(tensors, block + projection, width, width);
    }
    addNorm(tensors, block + FEED_FORWARD_NORM);
    addLinear(tensors, block + WIDEN, width, shape.hidden());
    addLinear(tensors, block + NARROW, shape.hidden(), width);
  }

  private static void addLinear(List<Tensor> tensors, String name, int inputs, int outputs) {
    tensors.add(Tensor.weights(name + WEIGHTS, inputs, outputs, Start.glorot(inputs, outputs)));
    tensors.add(Tensor.row(name + BIAS, outputs, Start.ZERO));
  }

  private void addNorm(List<Tensor> tensors, String name) {
    tensors.add(Tensor.row(name + WEIGHTS, shape.width(), Start.ONE));
    tensors.add(Tensor.row(name + BIAS, shape.width(), Start.ZERO));
  }

  @Override
  public NetworkParameters parameters(double[] weights) {
    WeightReader in = new WeightReader(weights);
    int width = shape.width();
    Linear input = in.linear(row.features(), width);
    Matrix positions = in.matrix(row.steps(), width);
    List<TransformerBlock> blocks = shape.blocks().stream().map(axis -> block(in, axis)).toList();
    return new TransformerParameters(input, positions, blocks, norm(in), in.linear(width, 1));
  }

  private TransformerBlock block(WeightReader in, Axis axis) {
    int width = shape.width();
    return new TransformerBlock(
        norm(in),
        new Attention(
            axis,
            shape.heads(),
            false,
            in.linear(width, width),
            in.linear(width, width),
            in.linear(width, width),
            in.linear(width, width)),
        norm(in),
        in.linear(width, shape.hidden()),
        Activation.GELU,
        in.linear(shape.hidden(), width));
  }

  private LayerNorm norm(WeightReader in) {
    return new LayerNorm(in.matrix(1, shape.width()), in.matrix(1, shape.width()), EPSILON);
  }

  @Override
  public Differentiable network(DataType precision) {
    return new TransformerNetwork(this, precision);
  }
}

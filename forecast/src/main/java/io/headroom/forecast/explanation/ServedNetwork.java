package io.headroom.forecast.explanation;

import io.headroom.forecast.serving.CausalCnnParameters;
import io.headroom.forecast.serving.Linear;
import io.headroom.forecast.serving.LstmParameters;
import io.headroom.forecast.serving.TransformerBlock;
import io.headroom.forecast.serving.TransformerParameters;
import java.util.ArrayList;
import java.util.List;

/**
 * A network that is served in single precision, as an exact function of a row {@code
 * [instruments][steps][features]}: what its pass computes, in double precision and with a gradient.
 *
 * <p>An LSTM and a CNN see the steps of the instrument that is asked for, a Transformer those of
 * all. A network of fewer steps than the row sees the last ones. Its head has one output, the
 * residual.
 */
public abstract sealed class ServedNetwork {
  private final String name;
  private final int steps;
  private final int features;

  private ServedNetwork(String name, int steps, int features, Linear head) {
    this.name = name;
    this.steps = steps;
    this.features = features;
    if (head.outputs() != 1) {
      throw new IllegalArgumentException(
          name + ": the head has outputs=" + head.outputs() + ": expected 1, the residual");
    }
  }

  /**
   * An LSTM.
   *
   * @param steps that its pass is made for
   * @throws IllegalArgumentException if its head has more than one output
   */
  public static ServedNetwork of(LstmParameters parameters, int steps) {
    return new OfOne(
        "LSTM",
        steps,
        parameters.features(),
        parameters.head(),
        List.of(Recurrence.of(parameters)));
  }

  /**
   * A causal CNN.
   *
   * @param steps that its pass is made for
   * @throws IllegalArgumentException if its head has more than one output
   */
  public static ServedNetwork of(CausalCnnParameters parameters, int steps) {
    List<Layer> layers = new ArrayList<>();
    parameters.layers().forEach(layer -> layers.add(Convolving.of(layer)));
    layers.add(new Rows(steps - 1, 1));
    return new OfOne("CNN", steps, parameters.features(), parameters.head(), layers);
  }

  /**
   * A Transformer.
   *
   * @throws IllegalArgumentException if its head has more than one output
   */
  public static ServedNetwork of(TransformerParameters parameters) {
    return new OfAll(parameters);
  }

  /**
   * Its residual of one instrument as a function of a row.
   *
   * @throws IllegalArgumentException if the shape is none that it takes, or has no such instrument
   */
  public Differentiable residual(RowShape shape, int instrument) {
    if (shape.features() != features || shape.steps() < steps) {
      throw new IllegalArgumentException(
          name
              + ": features="
              + features
              + ", steps="
              + steps
              + ": expected as many features and no more steps than "
              + shape);
    }
    if (instrument < 0 || instrument >= shape.instruments()) {
      throw new IllegalArgumentException("instrument " + instrument + ": none of " + shape);
    }
    Layer layers = new Chain(layers(shape, instrument));
    return new LayeredNetwork(shape.instruments() * shape.steps(), features, layers);
  }

  /** From all tokens of a row to one number. */
  abstract List<Layer> layers(RowShape shape, int instrument);

  /** Sees one instrument. */
  private static final class OfOne extends ServedNetwork {
    private final int steps;
    private final List<Layer> body;
    private final Layer head;

    OfOne(String name, int steps, int features, Linear head, List<Layer> body) {
      super(name, steps, features, head);
      this.steps = steps;
      this.body = body;
      this.head = Dense.of(head);
    }

    @Override
    List<Layer> layers(RowShape shape, int instrument) {
      List<Layer> layers = new ArrayList<>();
      layers.add(new Rows((instrument + 1) * shape.steps() - steps, steps));
      layers.addAll(body);
      layers.add(head);
      return layers;
    }
  }

  /** Sees all instruments. */
  private static final class OfAll extends ServedNetwork {
    private final TransformerParameters parameters;

    OfAll(TransformerParameters parameters) {
      super("Transformer", parameters.steps(), parameters.features(), parameters.head());
      this.parameters = parameters;
    }

    @Override
    List<Layer> layers(RowShape shape, int instrument) {
      int steps = parameters.steps();
      List<Layer> layers = new ArrayList<>();
      layers.add(new LastSteps(shape.steps(), steps));
      layers.add(new Embedding(parameters.input(), parameters.positions()));
      for (TransformerBlock block : parameters.blocks()) {
        layers.add(attention(block, shape.instruments(), steps));
        layers.add(feedForward(block));
      }
      layers.add(new Rows((instrument + 1) * steps - 1, 1));
      layers.add(new Normalisation(parameters.norm()));
      layers.add(Dense.of(parameters.head()));
      return layers;
    }

    private static Layer attention(TransformerBlock block, int instruments, int steps) {
      Layer attending = new Attending(block.attention(), instruments, steps);
      return new Residual(new Chain(List.of(new Normalisation(block.attentionNorm()), attending)));
    }

    private static Layer feedForward(TransformerBlock block) {
      return new Residual(
          new Chain(
              List.of(
                  new Normalisation(block.feedForwardNorm()),
                  Dense.of(block.widen()),
                  new Elementwise(block.activation()),
                  Dense.of(block.narrow()))));
    }
  }
}

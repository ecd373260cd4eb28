package io.headroom.forecast.explanation;

import io.headroom.forecast.serving.AttentionObserver;
import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.serving.Matrix;
import io.headroom.forecast.serving.TransformerParameters;
import io.headroom.forecast.serving.TransformerPass;
import java.util.ArrayList;
import java.util.List;

/**
 * What the heads of a Transformer looked at while it computed a row: the weights of the pass that
 * is served, in single precision.
 *
 * <p>They are no explanation of a forecast. A weight says how much of a token a head took in, not
 * what came of it: other weights can give the same output (Jain and Wallace 2019), and what a later
 * block reads of a token is no longer that token alone. {@link PanelExplainer} explains.
 *
 * @param instruments names, in the order of the row
 * @param steps names, oldest first
 * @param heads block by block, in a block sequence by sequence, in a sequence head by head
 */
public record AttentionWeights(List<String> instruments, List<String> steps, List<Head> heads) {
  public AttentionWeights {
    instruments = List.copyOf(instruments);
    steps = List.copyOf(steps);
    heads = List.copyOf(heads);
  }

  /**
   * One head of one block for one sequence of tokens.
   *
   * @param block of the network, from 0
   * @param axis along time the tokens are the steps of an instrument, else the instruments of a
   *     step
   * @param sequence that instrument or that step, by its place
   * @param number of the head, from 0
   * @param weights {@code [tokens][tokens]}: a row for each token that looks, its weights summing
   *     to one
   */
  public record Head(int block, Axis axis, int sequence, int number, Matrix weights) {}

  /**
   * Runs the Transformer and notes what it looks at.
   *
   * @param row {@code [instruments][steps][features]}, finite
   * @param instruments a name for each
   * @param steps a name for each of the Transformer's steps, oldest first
   * @throws IllegalArgumentException if there are not as many names or numbers as it takes
   */
  public static AttentionWeights of(
      TransformerParameters parameters, float[] row, List<String> instruments, List<String> steps) {
    if (steps.size() != parameters.steps()) {
      throw new IllegalArgumentException(
          "names of steps: " + steps.size() + ": the Transformer has steps=" + parameters.steps());
    }
    TransformerPass pass = TransformerPass.of(parameters, instruments.size());
    if (row.length != pass.inputLength()) {
      throw new IllegalArgumentException(
          "row: length="
              + row.length
              + ": expected instruments="
              + instruments.size()
              + " times steps="
              + steps.size()
              + " times features="
              + parameters.features());
    }
    List<Head> heads = new ArrayList<>();
    AttentionObserver observer = (place, weights) -> heads.add(head(parameters, place, weights));
    pass.forward(row, 1, new float[pass.outputLength()], observer);
    return new AttentionWeights(instruments, steps, heads);
  }

  /** Names of the tokens that look at one another along an axis. */
  public List<String> tokens(Axis axis) {
    return axis == Axis.TIME ? steps : instruments;
  }

  /** The name of the instrument or step within which a head looks. */
  public String sequence(Head head) {
    return (head.axis() == Axis.TIME ? instruments : steps).get(head.sequence());
  }

  private static Head head(
      TransformerParameters parameters, AttentionObserver.Place place, float[] weights) {
    int tokens = place.tokens();
    float[] own = new float[tokens * tokens];
    for (int token = 0; token < tokens; token++) {
      System.arraycopy(weights, token * place.stride(), own, token * tokens, tokens);
    }
    Axis axis = parameters.blocks().get(place.block()).attention().axis();
    return new Head(
        place.block(), axis, place.sequence(), place.head(), Matrix.of(tokens, tokens, own));
  }
}

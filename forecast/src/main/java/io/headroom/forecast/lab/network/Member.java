package io.headroom.forecast.lab.network;

import io.headroom.forecast.serving.CausalCnnParameters;
import io.headroom.forecast.serving.CausalCnnPass;
import io.headroom.forecast.serving.ForwardPass;
import io.headroom.forecast.serving.LstmParameters;
import io.headroom.forecast.serving.LstmPass;
import io.headroom.forecast.serving.NetworkParameters;
import io.headroom.forecast.serving.TransformerParameters;
import io.headroom.forecast.serving.TransformerPass;

/**
 * One network of an ensemble.
 *
 * @param vector some instruments' inputs with Deeplearning4j's own outputs
 */
public record Member(NetworkParameters parameters, MemberVector vector) {
  /** The sort of network, as models are named. */
  public Kind kind() {
    if (parameters instanceof LstmParameters) {
      return Kind.LSTM;
    }
    return parameters instanceof CausalCnnParameters ? Kind.CAUSAL_CNN : Kind.TRANSFORMER;
  }

  /** Sorts of networks. */
  public enum Kind {
    LSTM("lstm"),
    CAUSAL_CNN("causal-cnn"),
    TRANSFORMER("transformer");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** As models are named. */
    public String text() {
      return text;
    }
  }

  /** Days that the network looks at. */
  public int steps() {
    if (parameters instanceof TransformerParameters transformer) {
      return transformer.steps();
    }
    return parameters instanceof CausalCnnParameters cnn
        ? cnn.receptiveField()
        : NetworkDesign.STEPS;
  }

  /**
   * What it makes of a date.
   *
   * @param window {@code [instruments][steps][features]}
   * @return a residual for each instrument
   */
  float[] residuals(float[] window, int instruments) {
    float[] residuals = new float[instruments];
    // A Transformer takes a date as one row, the others an instrument.
    int rows = parameters instanceof TransformerParameters ? 1 : instruments;
    pass(instruments).forward(window, rows, residuals);
    return residuals;
  }

  private ForwardPass pass(int instruments) {
    if (parameters instanceof LstmParameters lstm) {
      return LstmPass.of(lstm, steps());
    }
    return parameters instanceof CausalCnnParameters cnn
        ? CausalCnnPass.of(cnn, steps())
        : TransformerPass.of((TransformerParameters) parameters, instruments);
  }
}

package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.CrossSection;
import io.headroom.forecast.serving.CausalCnnParameters;
import io.headroom.forecast.serving.CausalCnnPass;
import io.headroom.forecast.serving.ForwardPass;
import io.headroom.forecast.serving.LstmParameters;
import io.headroom.forecast.serving.LstmPass;
import io.headroom.forecast.serving.NetworkParameters;
import io.headroom.forecast.serving.TransformerParameters;
import io.headroom.forecast.serving.TransformerPass;
import java.util.Arrays;

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
   * What it makes of a date. A Transformer, whose instruments look at one another, is shown the
   * pool, and each instrument outside beside the pool alone.
   *
   * @param window {@code [width][steps][features]}
   * @return a residual for each instrument
   */
  float[] residuals(float[] window, CrossSection section) {
    return parameters instanceof TransformerParameters
        ? residualsAcross(window, section)
        : residuals(window, section.width());
  }

  private float[] residualsAcross(float[] window, CrossSection section) {
    int width = section.width();
    int[] pool = section.pool();
    float[] residuals = new float[width];
    float[] pooled = residuals(Windows.of(pool, window, width), pool.length);
    for (int k = 0; k < pool.length; k++) {
      residuals[pool[k]] = pooled[k];
    }
    int[] beside = Arrays.copyOf(pool, pool.length + 1);
    for (int i = 0; i < width; i++) {
      if (!section.isPooled(i)) {
        beside[pool.length] = i;
        residuals[i] = residuals(Windows.of(beside, window, width), beside.length)[pool.length];
      }
    }
    return residuals;
  }

  /**
   * What it makes of a date on which there is nothing but these instruments.
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

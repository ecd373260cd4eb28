package io.headroom.forecast.serving;

import java.util.function.UnaryOperator;

/** Layers from their formulas, in double precision, as plainly as they can be written. */
final class Reference {
  private Reference() {}

  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /** b + x W. */
  static double[] linear(Linear layer, double[] x) {
    double[] y = new double[layer.outputs()];
    for (int j = 0; j < y.length; j++) {
      y[j] = layer.bias().at(0, j);
      for (int k = 0; k < x.length; k++) {
        y[j] += x[k] * layer.weights().at(k, j);
      }
    }
    return y;
  }

  /** The head's outputs for one row of steps. */
  static double[] lstm(LstmParameters lstm, double[][] steps) {
    int units = lstm.units();
    double[] h = new double[units];
    double[] c = new double[units];
    for (double[] x : steps) {
      double[] before = h.clone();
      for (int u = 0; u < units; u++) {
        double a = StrictMath.tanh(gate(lstm, 0, u, x, before));
        double f = sigmoid(gate(lstm, 1, u, x, before));
        double o = sigmoid(gate(lstm, 2, u, x, before));
        double i = sigmoid(gate(lstm, 3, u, x, before));
        c[u] = f * c[u] + i * a;
        h[u] = o * StrictMath.tanh(c[u]);
      }
    }
    return linear(lstm.head(), h);
  }

  private static double gate(LstmParameters lstm, int block, int unit, double[] x, double[] h) {
    int column = block * lstm.units() + unit;
    double sum = lstm.bias().at(0, column);
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * lstm.input().at(k, column);
    }
    for (int k = 0; k < h.length; k++) {
      sum += h[k] * lstm.recurrent().at(k, column);
    }
    return sum;
  }

  /** One row of a batch, as {@code [steps][features]}. */
  static double[][] row(float[] inputs, int row, int steps, int features) {
    double[][] x = new double[steps][features];
    for (int t = 0; t < steps; t++) {
      for (int k = 0; k < features; k++) {
        x[t][k] = inputs[(row * steps + t) * features + k];
      }
    }
    return x;
  }

  /** What a convolution makes of {@code [steps][inputs]}. */
  static double[][] convolution(Convolution layer, double[][] x) {
    double[][] y = new double[x.length][layer.outputs()];
    for (int t = 0; t < x.length; t++) {
      for (int j = 0; j < layer.outputs(); j++) {
        double sum = layer.bias().at(0, j);
        for (int tap = 0; tap < layer.kernel(); tap++) {
          int from = t - (layer.kernel() - 1 - tap) * layer.dilation();
          for (int k = 0; from >= 0 && k < layer.inputs(); k++) {
            sum += x[from][k] * layer.weights().at(tap * layer.inputs() + k, j);
          }
        }
        y[t][j] = activation(layer.activation(), sum) + (layer.residual() ? x[t][j] : 0);
      }
    }
    return y;
  }

  static double activation(Activation activation, double x) {
    return switch (activation) {
      case IDENTITY -> x;
      case RELU -> x > 0 ? x : 0;
      case TANH -> StrictMath.tanh(x);
      case GELU -> x * sigmoid(1.702 * x);
    };
  }

  static double[] layerNorm(LayerNorm norm, double[] x) {
    double mean = 0;
    for (double value : x) {
      mean += value / x.length;
    }
    double variance = 0;
    for (double value : x) {
      variance += (value - mean) * (value - mean) / x.length;
    }
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double standard = (x[i] - mean) / StrictMath.sqrt(variance + norm.epsilon());
      y[i] = standard * norm.gain().at(0, i) + norm.bias().at(0, i);
    }
    return y;
  }

  /** What attention makes of the tokens {@code x[instrument][step]}. */
  static double[][][] attention(Attention attention, double[][][] x) {
    double[][][] y = new double[x.length][x[0].length][];
    for (int n = 0; n < x.length; n++) {
      for (int t = 0; t < x[0].length; t++) {
        y[n][t] = linear(attention.output(), heads(attention, x, n, t));
      }
    }
    return y;
  }

  private static double[] heads(Attention attention, double[][][] x, int n, int t) {
    boolean time = attention.axis() == Axis.TIME;
    int seen = time ? (attention.causal() ? t + 1 : x[0].length) : x.length;
    int width = attention.width() / attention.heads();
    double[] mixed = new double[attention.width()];
    double[] query = linear(attention.query(), x[n][t]);
    for (int head = 0; head < attention.heads(); head++) {
      double[] weights = new double[seen];
      double total = 0;
      for (int j = 0; j < seen; j++) {
        double[] key = linear(attention.key(), time ? x[n][j] : x[j][t]);
        double score = 0;
        for (int i = head * width; i < (head + 1) * width; i++) {
          score += query[i] * key[i];
        }
        weights[j] = StrictMath.exp(score / StrictMath.sqrt(width));
        total += weights[j];
      }
      for (int j = 0; j < seen; j++) {
        double[] value = linear(attention.value(), time ? x[n][j] : x[j][t]);
        for (int i = head * width; i < (head + 1) * width; i++) {
          mixed[i] += weights[j] / total * value[i];
        }
      }
    }
    return mixed;
  }

  /** The head's outputs for each instrument of {@code x[instrument][step][feature]}. */
  static double[][] transformer(TransformerParameters network, double[][][] x) {
    double[][][] tokens = new double[x.length][x[0].length][];
    for (int n = 0; n < x.length; n++) {
      for (int t = 0; t < x[0].length; t++) {
        tokens[n][t] = linear(network.input(), x[n][t]);
        for (int i = 0; i < network.width(); i++) {
          tokens[n][t][i] += network.positions().at(t, i);
        }
      }
    }
    for (TransformerBlock block : network.blocks()) {
      double[][][] attended =
          attention(block.attention(), each(tokens, v -> layerNorm(block.attentionNorm(), v)));
      tokens = sum(tokens, attended);
      tokens = sum(tokens, each(tokens, v -> feedForward(block, v)));
    }
    double[][] outputs = new double[x.length][];
    for (int n = 0; n < x.length; n++) {
      double[] last = tokens[n][x[0].length - 1];
      outputs[n] = linear(network.head(), layerNorm(network.norm(), last));
    }
    return outputs;
  }

  private static double[] feedForward(TransformerBlock block, double[] token) {
    double[] hidden = linear(block.widen(), layerNorm(block.feedForwardNorm(), token));
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = activation(block.activation(), hidden[i]);
    }
    return linear(block.narrow(), hidden);
  }

  private static double[][][] each(double[][][] tokens, UnaryOperator<double[]> function) {
    double[][][] results = new double[tokens.length][tokens[0].length][];
    for (int n = 0; n < tokens.length; n++) {
      for (int t = 0; t < tokens[0].length; t++) {
        results[n][t] = function.apply(tokens[n][t]);
      }
    }
    return results;
  }

  private static double[][][] sum(double[][][] a, double[][][] b) {
    double[][][] sums = each(a, double[]::clone);
    for (int n = 0; n < a.length; n++) {
      for (int t = 0; t < a[0].length; t++) {
        for (int i = 0; i < a[n][t].length; i++) {
          sums[n][t][i] += b[n][t][i];
        }
      }
    }
    return sums;
  }
}

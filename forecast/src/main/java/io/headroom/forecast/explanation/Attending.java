package io.headroom.forecast.explanation;

import io.headroom.forecast.serving.Attention;
import io.headroom.forecast.serving.Axis;

/**
 * Multi-head scaled dot-product attention (Vaswani et al. 2017) over tokens that stand instrument
 * by instrument, step by step.
 */
final class Attending implements Layer {
  private final Attention attention;
  private final int instruments;
  private final int steps;
  private final Dense query;
  private final Dense key;
  private final Dense value;
  private final Dense output;

  Attending(Attention attention, int instruments, int steps) {
    this.attention = attention;
    this.instruments = instruments;
    this.steps = steps;
    query = Dense.of(attention.query());
    key = Dense.of(attention.key());
    value = Dense.of(attention.value());
    output = Dense.of(attention.output());
  }

  @Override
  public Pass apply(double[][] in) {
    Pass queries = query.apply(in);
    Pass keys = key.apply(in);
    Pass values = value.apply(in);
    Heads heads = new Heads(queries.out(), keys.out(), values.out());
    Pass merged = output.apply(heads.mixed());
    return new Pass(
        merged.out(),
        slopes -> {
          Heads.Slopes by = heads.back(merged.back(slopes));
          return Tables.sum(
              Tables.sum(queries.back(by.queries), keys.back(by.keys)), values.back(by.values));
        });
  }

  /** All heads' weights for one table of tokens. */
  private final class Heads {
    private final int width = attention.width() / attention.heads();
    private final double scale = 1 / Math.sqrt(width);
    private final double[][] queries;
    private final double[][] keys;
    private final double[][] values;

    /** {@code [heads][queries]}: a weight for each token that the query sees, in their order. */
    private final double[][][] weights;

    Heads(double[][] queries, double[][] keys, double[][] values) {
      this.queries = queries;
      this.keys = keys;
      this.values = values;
      weights = new double[attention.heads()][queries.length][];
      for (int head = 0; head < weights.length; head++) {
        for (int token = 0; token < queries.length; token++) {
          weights[head][token] = softmax(scores(head, token));
        }
      }
    }

    /** Derivatives by queries, keys and values. */
    private final class Slopes {
      private final double[][] queries = new double[tokens()][attention.width()];
      private final double[][] keys = new double[tokens()][attention.width()];
      private final double[][] values = new double[tokens()][attention.width()];
    }

    private int tokens() {
      return queries.length;
    }

    private double[] scores(int head, int token) {
      double[] scores = new double[seen(token)];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = scale * product(queries[token], keys[other(token, i)], head);
      }
      return scores;
    }

    private double[][] mixed() {
      double[][] mixed = new double[queries.length][attention.width()];
      for (int head = 0; head < weights.length; head++) {
        for (int token = 0; token < mixed.length; token++) {
          double[] row = weights[head][token];
          for (int i = 0; i < row.length; i++) {
            addScaled(row[i], values[other(token, i)], mixed[token], head);
          }
        }
      }
      return mixed;
    }

    private Slopes back(double[][] byMixed) {
      Slopes by = new Slopes();
      for (int head = 0; head < weights.length; head++) {
        for (int token = 0; token < tokens(); token++) {
          back(head, token, byMixed[token], by);
        }
      }
      return by;
    }

    private void back(int head, int token, double[] byMixed, Slopes by) {
      double[] row = weights[head][token];
      double[] byWeights = new double[row.length];
      double mean = 0;
      for (int i = 0; i < row.length; i++) {
        byWeights[i] = product(byMixed, values[other(token, i)], head);
        mean += row[i] * byWeights[i];
      }
      for (int i = 0; i < row.length; i++) {
        int other = other(token, i);
        double byScore = scale * row[i] * (byWeights[i] - mean);
        addScaled(row[i], byMixed, by.values[other], head);
        addScaled(byScore, keys[other], by.queries[token], head);
        addScaled(byScore, queries[token], by.keys[other], head);
      }
    }

    private double product(double[] a, double[] b, int head) {
      double sum = 0;
      for (int i = head * width; i < (head + 1) * width; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }

    private void addScaled(double factor, double[] row, double[] to, int head) {
      for (int i = head * width; i < (head + 1) * width; i++) {
        to[i] += factor * row[i];
      }
    }
  }

  /** How many tokens a token sees. */
  private int seen(int token) {
    if (attention.axis() == Axis.INSTRUMENTS) {
      return instruments;
    }
    return attention.causal() ? token % steps + 1 : steps;
  }

  /** Which token stands at a place of those that a token sees. */
  private int other(int token, int place) {
    return attention.axis() == Axis.TIME
        ? token - token % steps + place
        : place * steps + token % steps;
  }

  private static double[] softmax(double[] scores) {
    double largest = scores[0];
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double[] weights = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.exp(scores[i] - largest);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}

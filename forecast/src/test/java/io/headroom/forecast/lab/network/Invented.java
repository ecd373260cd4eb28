package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.network.FeatureScaling;
import io.headroom.forecast.serving.Activation;
import io.headroom.forecast.serving.Attention;
import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.serving.CausalCnnParameters;
import io.headroom.forecast.serving.Convolution;
import io.headroom.forecast.serving.LayerNorm;
import io.headroom.forecast.serving.Linear;
import io.headroom.forecast.serving.LstmParameters;
import io.headroom.forecast.serving.Matrix;
import io.headroom.forecast.serving.NetworkParameters;
import io.headroom.forecast.serving.TransformerBlock;
import io.headroom.forecast.serving.TransformerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Panels that nobody measured, and networks with random weights. */
final class Invented {
  static final List<String> NAMES = List.of(".SPX", ".DJI", ".FTSE", ".N225", ".GSPTSE");

  private static final int WIDTH = 4;

  private Invented() {}

  /** On the weekdays from 2019-01-01 on. */
  static Panel panel(List<String> names, double[][] variances) {
    int[] dates = new int[variances.length];
    LocalDate date = LocalDate.of(2019, 1, 1);
    for (int day = 0; day < dates.length; date = date.plusDays(1)) {
      if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
        dates[day++] = (int) date.toEpochDay();
      }
    }
    return Panel.of("made up", names, dates, variances);
  }

  /** What comes after a day, replaced. */
  static double[][] scrambledAfter(Random random, double[][] variances, int last) {
    double[][] scrambled = variances.clone();
    for (int day = last + 1; day < scrambled.length; day++) {
      scrambled[day] = random.doubles(scrambled[day].length, 1e-6, 1e-2).toArray();
    }
    return scrambled;
  }

  /** An ensemble as if it had been trained on these days: a function of them and the seed. */
  static PanelNetwork ensemble(long seed, Panel known, NetworkDesign design) {
    NetworkInputs inputs = new NetworkInputs(design, known);
    inputs.refit(known);
    return ensemble(seed, known, design, inputs.scaling());
  }

  static PanelNetwork ensemble(
      long seed, Panel known, NetworkDesign design, FeatureScaling scaling) {
    return PanelNetwork.of(parts(known, design, scaling, members(seed, known.width())));
  }

  static PanelNetworkParts parts(
      Panel known, NetworkDesign design, FeatureScaling scaling, List<Member> members) {
    return new PanelNetworkParts(
        "{\"note\":\"made up\"}",
        design.horizon(),
        known.days(),
        PanelHash.of(known),
        design.offset().name(),
        design.guide().name(),
        design.pool(),
        design.features(),
        scaling,
        members);
  }

  /** Two LSTMs, two causal CNNs and a Transformer, in turn. */
  static List<Member> members(long seed, int instruments) {
    Random random = new Random(seed);
    int features = PanelFeature.all().size();
    List<Member> members = new ArrayList<>();
    for (NetworkParameters parameters :
        List.of(
            lstm(random, features),
            cnn(random, features, 1),
            transformer(random, features),
            lstm(random, features),
            cnn(random, features, 2))) {
      members.add(tested(random, parameters, instruments));
    }
    return members;
  }

  /** With a test vector that is of its own pass. */
  private static Member tested(Random random, NetworkParameters parameters, int instruments) {
    Member untested = new Member(parameters, new MemberVector(new float[1], new float[1]));
    float[] inputs = values(random, instruments * untested.steps() * parameters.features(), 2);
    return new Member(
        parameters, new MemberVector(inputs, untested.residuals(inputs, instruments)));
  }

  private static LstmParameters lstm(Random random, int features) {
    return new LstmParameters(
        matrix(random, features, 4 * WIDTH),
        matrix(random, WIDTH, 4 * WIDTH),
        matrix(random, 1, 4 * WIDTH),
        linear(random, WIDTH, 1));
  }

  /** It sees one day more than it has layers. */
  private static CausalCnnParameters cnn(Random random, int features, int layers) {
    List<Convolution> convolutions = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      int inputs = layer == 0 ? features : WIDTH;
      convolutions.add(
          new Convolution(
              2,
              1,
              Activation.RELU,
              false,
              matrix(random, 2 * inputs, WIDTH),
              matrix(random, 1, WIDTH)));
    }
    return new CausalCnnParameters(convolutions, linear(random, WIDTH, 1));
  }

  /** A day's instruments look at one another. */
  private static TransformerParameters transformer(Random random, int features) {
    TransformerBlock block =
        new TransformerBlock(
            norm(random),
            new Attention(
                Axis.INSTRUMENTS,
                2,
                false,
                linear(random, WIDTH, WIDTH),
                linear(random, WIDTH, WIDTH),
                linear(random, WIDTH, WIDTH),
                linear(random, WIDTH, WIDTH)),
            norm(random),
            linear(random, WIDTH, 2 * WIDTH),
            Activation.GELU,
            linear(random, 2 * WIDTH, WIDTH));
    return new TransformerParameters(
        linear(random, features, WIDTH),
        matrix(random, 1, WIDTH),
        List.of(block),
        norm(random),
        linear(random, WIDTH, 1));
  }

  private static LayerNorm norm(Random random) {
    return new LayerNorm(matrix(random, 1, WIDTH), matrix(random, 1, WIDTH), 1e-5f);
  }

  private static Linear linear(Random random, int inputs, int outputs) {
    return new Linear(matrix(random, inputs, outputs), matrix(random, 1, outputs));
  }

  private static Matrix matrix(Random random, int rows, int columns) {
    return Matrix.of(rows, columns, values(random, rows * columns, 0.3f));
  }

  private static float[] values(Random random, int count, float bound) {
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = bound * (2 * random.nextFloat() - 1);
    }
    return values;
  }
}

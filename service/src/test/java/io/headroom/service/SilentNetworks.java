package io.headroom.service;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.Schedule;
import io.headroom.forecast.lab.Window;
import io.headroom.forecast.lab.network.Member;
import io.headroom.forecast.lab.network.MemberVector;
import io.headroom.forecast.lab.network.NetworkDesign;
import io.headroom.forecast.lab.network.PanelHash;
import io.headroom.forecast.lab.network.PanelNetwork;
import io.headroom.forecast.lab.network.PanelNetworkParts;
import io.headroom.forecast.network.FeatureScaling;
import io.headroom.forecast.serving.Activation;
import io.headroom.forecast.serving.CausalCnnParameters;
import io.headroom.forecast.serving.Convolution;
import io.headroom.forecast.serving.LayerNorm;
import io.headroom.forecast.serving.Linear;
import io.headroom.forecast.serving.LstmParameters;
import io.headroom.forecast.serving.Matrix;
import io.headroom.forecast.serving.NetworkParameters;
import io.headroom.forecast.serving.TransformerParameters;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Ensembles whose weights are all zero: they leave the linear model's forecast as it is. */
final class SilentNetworks {
  private SilentNetworks() {}

  /** Writes one for each day of a window that networks are estimated at. */
  static void write(Path folder, Panel panel, Window window, NetworkDesign design) {
    Schedule schedule = window.schedule(window.every(PanelEvaluation.SELDOM_TIMES));
    for (int number = 0; number < schedule.origins(); number++) {
      if (schedule.refitsAt(number)) {
        PanelNetworkFolder.write(folder, of(panel.upTo(schedule.origin(number) + 1), design));
      }
    }
  }

  /** One of each kind. */
  static PanelNetwork of(Panel known, NetworkDesign design) {
    int features = design.features().size();
    double[] deviations = new double[features];
    Arrays.fill(deviations, 1);
    return PanelNetwork.of(
        new PanelNetworkParts(
            "{}",
            design.horizon(),
            known.days(),
            PanelHash.of(known),
            design.offset().name(),
            design.guide().name(),
            design.pool(),
            design.features(),
            new FeatureScaling(new double[features], deviations),
            List.of(
                member(lstm(features), NetworkDesign.STEPS * features),
                member(cnn(features), 2 * features),
                member(transformer(features), features))));
  }

  private static Member member(NetworkParameters parameters, int inputs) {
    return new Member(parameters, new MemberVector(new float[2 * inputs], new float[2]));
  }

  private static LstmParameters lstm(int features) {
    return new LstmParameters(zeros(features, 4), zeros(1, 4), zeros(1, 4), linear(1, 1));
  }

  private static CausalCnnParameters cnn(int features) {
    Convolution layer =
        new Convolution(2, 1, Activation.RELU, false, zeros(2 * features, 1), zeros(1, 1));
    return new CausalCnnParameters(List.of(layer), linear(1, 1));
  }

  private static TransformerParameters transformer(int features) {
    return new TransformerParameters(
        linear(features, 2),
        zeros(1, 2),
        List.of(),
        new LayerNorm(zeros(1, 2), zeros(1, 2), 1e-5f),
        linear(2, 1));
  }

  private static Linear linear(int inputs, int outputs) {
    return new Linear(zeros(inputs, outputs), zeros(1, outputs));
  }

  private static Matrix zeros(int rows, int columns) {
    return Matrix.of(rows, columns, new float[rows * columns]);
  }
}

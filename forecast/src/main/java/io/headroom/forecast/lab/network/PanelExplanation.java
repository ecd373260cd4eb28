package io.headroom.forecast.lab.network;

import io.headroom.forecast.explanation.AttentionWeights;
import io.headroom.forecast.explanation.Attributions;
import io.headroom.forecast.explanation.PanelExplainer;
import io.headroom.forecast.explanation.RowShape;
import io.headroom.forecast.explanation.ServedNetwork;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.serving.CausalCnnParameters;
import io.headroom.forecast.serving.LstmParameters;
import io.headroom.forecast.serving.NetworkParameters;
import io.headroom.forecast.serving.TransformerParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Why an ensemble moved the linear model's forecast of an instrument on a day, by integrated
 * gradients against the point at which all features are at their means over the training.
 *
 * @param network the ensemble
 * @param linear variance that the linear model forecast
 * @param attributions of the logarithm of the factor by which it was moved, over the instruments,
 *     the last days and the features
 * @param attention what the heads of the first Transformer looked at; empty without one
 */
public record PanelExplanation(
    PanelNetwork network,
    double linear,
    Attributions attributions,
    List<AttentionWeights> attention) {
  /**
   * Explains the forecast that is made at the end of a panel's last known day, in double precision:
   * within 1e-5 of what is served.
   *
   * @param known has a date for the day after its last
   * @param network trained on the panel's first days
   * @param instrument its number in the panel
   * @throws IllegalArgumentException if the network was trained on other days or for another
   *     design, or the pool leaves instruments out: these are not shown to a Transformer
   */
  public static PanelExplanation of(
      Panel known, NetworkDesign design, PanelNetwork network, int instrument) {
    if (network.knownDays() > known.days()
        || !network.isFor(known.upTo(network.knownDays()), design)) {
      throw new IllegalArgumentException(
          "the ensemble " + network.name() + " was not trained on this panel's first days");
    }
    if (!design.pool().equals(known.instruments())) {
      throw new IllegalArgumentException(
          "the pool "
              + design.pool()
              + " leaves instruments of the panel out: expected all of them");
    }
    NetworkInputs inputs = new NetworkInputs(design, known);
    inputs.refit(known.upTo(network.knownDays()));
    float[] row = inputs.lastWindow(known, network.scaling(), NetworkDesign.STEPS);
    RowShape shape = new RowShape(known.width(), NetworkDesign.STEPS, network.features().size());
    PanelExplainer explainer =
        PanelExplainer.of(shape, network.members().stream().map(PanelExplanation::served).toList());
    return new PanelExplanation(
        network,
        StrictMath.exp(inputs.lastOffset(known)[instrument]),
        explainer.explain(row, new float[row.length], instrument),
        attention(known, network, inputs));
  }

  private static ServedNetwork served(Member member) {
    NetworkParameters parameters = member.parameters();
    if (parameters instanceof LstmParameters lstm) {
      return ServedNetwork.of(lstm, member.steps());
    }
    return parameters instanceof CausalCnnParameters cnn
        ? ServedNetwork.of(cnn, member.steps())
        : ServedNetwork.of((TransformerParameters) parameters);
  }

  private static List<AttentionWeights> attention(
      Panel known, PanelNetwork network, NetworkInputs inputs) {
    List<AttentionWeights> attention = new ArrayList<>();
    for (Member member : network.members()) {
      if (attention.isEmpty() && member.parameters() instanceof TransformerParameters parameters) {
        float[] row = inputs.lastWindow(known, network.scaling(), parameters.steps());
        attention.add(
            AttentionWeights.of(
                parameters, row, known.instruments(), days(known, parameters.steps())));
      }
    }
    return attention;
  }

  private static List<String> days(Panel known, int steps) {
    return IntStream.range(known.days() - steps, known.days())
        .mapToObj(day -> LocalDate.ofEpochDay(known.date(day)).toString())
        .toList();
  }

  /** The ensemble's forecast, decimal daily variance. */
  public double forecast() {
    return linear * StrictMath.exp(attributions.residual());
  }
}

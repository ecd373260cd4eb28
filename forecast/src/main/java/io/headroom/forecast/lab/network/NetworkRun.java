package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Networks at work on a panel. What all members say of a day is computed once and shared by the
 * models that average some of them, which are run one after another over the same days.
 */
public final class NetworkRun {
  private final NetworkDesign design;
  private final WeightSource source;
  private final NetworkInputs inputs;
  private final Map<Integer, Estimation> estimations = new TreeMap<>();
  private Optional<Estimation> seen = Optional.empty();

  /**
   * @param panel only its instruments and dates are looked at
   */
  public NetworkRun(Panel panel, NetworkDesign design, WeightSource source) {
    this.design = design;
    this.source = source;
    inputs = new NetworkInputs(design, panel);
  }

  /** What the networks are built on. */
  public NetworkDesign design() {
    return design;
  }

  /** Whether there are weights for these days. */
  boolean hasWeights(Panel known) {
    return source.find(known, design).isPresent();
  }

  /**
   * What members say.
   *
   * @param offset log forecasts of the linear model, one per instrument
   * @param residuals {@code [members][instruments]}
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Said(double[] offset, List<float[]> residuals) {}

  /** The ensemble that is estimated on these days. */
  Estimation estimated(Panel known) {
    return estimations.computeIfAbsent(known.days(), days -> new Estimation(known));
  }

  /** An ensemble and what it has said so far. */
  final class Estimation {
    private final PanelNetwork network;
    private final Panel estimatedOn;
    private final Map<Integer, Said> said = new TreeMap<>();

    private Estimation(Panel known) {
      estimatedOn = known;
      Optional<PanelNetwork> found = source.find(known, design);
      network =
          found.orElseThrow(
              () ->
                  new IllegalStateException(
                      known.source() + ": no weights for its first " + known.days() + " days"));
    }

    PanelNetwork network() {
      return network;
    }

    Said of(Panel known) {
      return said.computeIfAbsent(known.days(), day -> compute(known));
    }

    private Said compute(Panel known) {
      seeAsEstimated();
      List<float[]> residuals = new ArrayList<>();
      Map<Integer, float[]> windows = new TreeMap<>();
      for (Member member : network.members()) {
        float[] window =
            windows.computeIfAbsent(
                member.steps(), steps -> inputs.lastWindow(known, network.scaling(), steps));
        residuals.add(member.residuals(window, inputs.section()));
      }
      return new Said(inputs.lastOffset(known), residuals);
    }

    /** The inputs are shared too, and may be those of a model with other estimations. */
    private void seeAsEstimated() {
      if (seen.filter(this::equals).isEmpty()) {
        inputs.refit(estimatedOn);
        seen = Optional.of(this);
      }
    }
  }
}

package io.headroom.forecast.training.panel;

import io.headroom.forecast.lab.network.NetworkDesign;
import io.headroom.forecast.lab.network.NetworkDesigns;
import io.headroom.forecast.serving.Axis;
import java.util.ArrayList;
import java.util.List;

/**
 * How an ensemble is made: the networks that are averaged, and how each is trained.
 *
 * @param epochs passes; how many is chosen on the days before a test, as all else here is
 */
public record EnsembleRecipe(PanelSettings settings, int epochs, List<MemberRecipe> members) {
  private static final int UNITS = 16;
  private static final int HEADS = 2;

  /**
   * One network.
   *
   * @param steps days that it looks at
   */
  public record MemberRecipe(NetworkShape shape, int steps, long seed) {}

  public EnsembleRecipe {
    members = List.copyOf(members);
    Checks.require(!members.isEmpty(), "members", members, "at least one");
  }

  /** The one that is shipped for a horizon. */
  public static EnsembleRecipe of(int horizon) {
    int epochs = horizon == NetworkDesigns.DAY ? 6 : 4;
    PanelSettings settings =
        new PanelSettings(
            16,
            epochs,
            new LearningRate(1e-3, LearningRate.Decay.COSINE),
            1e-4,
            0,
            Double.POSITIVE_INFINITY,
            3);
    return new EnsembleRecipe(settings, epochs, shipped());
  }

  private static List<MemberRecipe> shipped() {
    List<MemberRecipe> members = new ArrayList<>();
    NetworkShape lstm = new LstmShape(UNITS);
    NetworkShape cnn = new CausalCnnShape(List.of(new ConvolutionShape(2, 1, UNITS, false)));
    NetworkShape transformer =
        new TransformerShape(UNITS, HEADS, 2 * UNITS, List.of(Axis.INSTRUMENTS));
    for (long seed = 1; seed <= 3; seed++) {
      members.add(new MemberRecipe(lstm, NetworkDesign.STEPS, seed));
    }
    for (long seed = 1; seed <= 4; seed++) {
      members.add(new MemberRecipe(cnn, 2, seed));
    }
    for (long seed = 1; seed <= 3; seed++) {
      members.add(new MemberRecipe(transformer, 1, seed));
    }
    return members;
  }
}

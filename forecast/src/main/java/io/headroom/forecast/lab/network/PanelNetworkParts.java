package io.headroom.forecast.lab.network;

import io.headroom.forecast.network.FeatureScaling;
import java.util.List;

/**
 * What an ensemble's file holds.
 *
 * @param manifest a JSON object with sorted keys
 * @param horizon rows whose mean variance is forecast
 * @param knownDays days that were known when it was trained
 * @param dataHash {@link PanelHash} of these
 * @param offset name of the linear model that it moves
 * @param guide name of the linear model whose errors it sees
 * @param pool names of the instruments that it was trained on
 * @param features names of the features
 */
public record PanelNetworkParts(
    String manifest,
    int horizon,
    int knownDays,
    String dataHash,
    String offset,
    String guide,
    List<String> pool,
    List<String> features,
    FeatureScaling scaling,
    List<Member> members) {
  /** Checks that the parts fit one another. */
  public PanelNetworkParts {
    pool = List.copyOf(pool);
    features = List.copyOf(features);
    members = List.copyOf(members);
    require(horizon >= 1, "horizon=" + horizon + ": expected at least 1");
    require(!members.isEmpty(), "members: none: expected at least one");
    require(
        scaling.features() == features.size(),
        "scaling of " + scaling.features() + " features: there are " + features.size());
    for (Member member : members) {
      require(
          member.parameters().features() == features.size(),
          "a member takes "
              + member.parameters().features()
              + " features: there are "
              + features.size());
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException("panel network: " + message);
    }
  }
}

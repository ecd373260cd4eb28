package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.PanelModel;
import java.util.List;

/**
 * What networks of a horizon are built on.
 *
 * @param horizon rows whose mean variance is forecast
 * @param guide linear model of the next row, whose errors networks see
 * @param offset linear model of the horizon, whose log forecast they move
 * @param pool names of the instruments that they learn from and that averages are taken over
 */
public record NetworkDesign(int horizon, PanelModel guide, PanelModel offset, List<String> pool) {
  /** Days in a window of the networks that look back. */
  public static final int STEPS = 5;

  public NetworkDesign {
    pool = List.copyOf(pool);
    if (horizon < 1 || pool.isEmpty()) {
      throw new IllegalArgumentException(
          "networks: horizon=" + horizon + ", pool=" + pool + ": expected at least one of each");
    }
  }

  /** Names of the features, in their order. */
  public List<String> features() {
    return PanelFeature.all().stream().map(PanelFeature::name).toList();
  }
}

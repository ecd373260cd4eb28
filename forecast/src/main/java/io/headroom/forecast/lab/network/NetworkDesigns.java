package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.CrossSection;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelModel;
import io.headroom.forecast.lab.PanelModels;
import java.util.List;
import java.util.Optional;

/**
 * What networks are built on, horizon by horizon: the linear model that was best there on the days
 * before the test.
 */
public final class NetworkDesigns {
  /** The next day. */
  public static final int DAY = 1;

  /** The next week. */
  public static final int WEEK = 5;

  private NetworkDesigns() {}

  /**
   * The design of a horizon; empty where networks had nothing to add to the linear model on the
   * days before the test, which was so for a month.
   */
  public static Optional<NetworkDesign> of(Panel panel, int horizon) {
    PanelModel guide = PanelModels.ridge();
    return switch (horizon) {
      case DAY -> Optional.of(new NetworkDesign(DAY, guide, guide, panel.instruments()));
      case WEEK ->
          Optional.of(new NetworkDesign(WEEK, guide, PanelModels.harXModel(), panel.instruments()));
      default -> Optional.empty();
    };
  }

  /**
   * The design for a pool: what it says of an instrument outside is made of that one's own past and
   * the pool's.
   *
   * @param pool names of instruments of the panel
   */
  public static NetworkDesign pooled(Panel panel, List<String> pool) {
    PanelModel linear = PanelModels.pooledHarX(new CrossSection(panel, pool));
    return new NetworkDesign(DAY, linear, linear, pool);
  }
}

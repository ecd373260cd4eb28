package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.Panel;
import java.util.Optional;

/** Where ensembles come from: files of an earlier training, or a training now. */
@FunctionalInterface
public interface WeightSource {
  /** The ensemble that was trained on just these days; empty if there is none. */
  Optional<PanelNetwork> find(Panel known, NetworkDesign design);
}

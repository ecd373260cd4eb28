package io.headroom.forecast.training.panel;

import java.util.Optional;

/** Finds nothing. */
record NoStore() implements TrainingStore {
  @Override
  public Optional<TrainedNetwork> find(String key) {
    return Optional.empty();
  }

  @Override
  public void keep(String key, TrainedNetwork network) {
    // Trained again when it is asked for again.
  }
}

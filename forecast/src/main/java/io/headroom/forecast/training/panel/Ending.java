package io.headroom.forecast.training.panel;

/** When a training is over and which pass's weights stay. */
public sealed interface Ending permits EarlyStopping, FixedEpochs {
  /** All of it in one line, the same for ever: results are stored under a hash of it. */
  String specification();
}

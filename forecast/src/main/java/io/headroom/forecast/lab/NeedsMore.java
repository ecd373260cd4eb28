package io.headroom.forecast.lab;

import java.util.Optional;

/**
 * A model that can't be estimated from variances alone, named so that nobody takes it for
 * forgotten.
 *
 * @param what it needs, as a sentence
 */
record NeedsMore(String name, String what) implements PanelModel {
  @Override
  public ModelKind kind() {
    return ModelKind.BASELINE;
  }

  @Override
  public Optional<String> notApplicable(Panel panel) {
    return Optional.of(what);
  }

  @Override
  public PanelForecaster forecaster(Panel panel, int horizon) {
    throw new IllegalStateException(name + ": " + what);
  }
}

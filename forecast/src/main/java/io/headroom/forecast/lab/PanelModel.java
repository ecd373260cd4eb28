package io.headroom.forecast.lab;

import java.util.Optional;

/** A way to forecast a panel's variances. */
public interface PanelModel {
  /** Its name, as in the literature. */
  String name();

  ModelKind kind();

  /**
   * What it lacks in a panel.
   *
   * @return a sentence; empty if the model can be used
   */
  Optional<String> notApplicable(Panel panel);

  /**
   * What it lacks in a panel to be estimated on the days of a schedule.
   *
   * @return a sentence; empty if the model can be used
   */
  default Optional<String> notApplicable(Panel panel, Schedule schedule) {
    return notApplicable(panel);
  }

  /**
   * A forecaster that has learnt nothing yet.
   *
   * @param panel only its instruments and dates are looked at
   * @param horizon rows whose mean variance is forecast
   */
  PanelForecaster forecaster(Panel panel, int horizon);
}

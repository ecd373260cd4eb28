package io.headroom.forecast.lab;

import java.util.function.IntConsumer;

/** Runs a model over a panel as it would have been used at the time. */
public final class PanelWalk {
  private PanelWalk() {}

  /**
   * The forecasts of a schedule.
   *
   * @param progress told of each origin that is done
   * @return {@code [origins][instruments]}, decimal daily variances; NaN where the model can't say
   */
  public static double[][] run(
      PanelModel model, Panel panel, Schedule schedule, IntConsumer progress) {
    PanelForecaster forecaster = model.forecaster(panel, schedule.horizon());
    double[][] forecasts = new double[schedule.origins()][];
    for (int number = 0; number < forecasts.length; number++) {
      Panel known = panel.upTo(schedule.origin(number) + 1);
      if (schedule.refitsAt(number)) {
        forecaster.refit(known);
      }
      forecasts[number] = forecaster.forecast(known);
      progress.accept(number + 1);
    }
    return forecasts;
  }
}

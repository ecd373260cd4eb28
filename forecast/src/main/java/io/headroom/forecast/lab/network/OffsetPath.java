package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelForecaster;
import io.headroom.forecast.lab.PanelModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Log forecasts of a linear model at the end of each day, each by an estimation of the day or
 * before, as it would have been used at the time.
 *
 * <p>In sample a linear model looks better than it is, so a network that learnt from such errors
 * would not know the ones that it is to correct. Before the day that the network is estimated at,
 * the linear model is estimated anew every {@value #EVERY} days, on average about as long ago as
 * when the network is used; from then on it is the one of that day.
 */
final class OffsetPath {
  /** The first day with an estimation, and a forecast. */
  static final int FIRST = 300;

  private static final int EVERY = 130;

  private final PanelModel model;
  private final int horizon;
  private final List<double[]> history = new ArrayList<>();
  private final PanelForecaster regular;
  private PanelForecaster current;
  private int estimated = Integer.MAX_VALUE;

  /**
   * @param panel only its instruments and dates are looked at
   */
  OffsetPath(PanelModel model, Panel panel, int horizon) {
    this.model = model;
    this.horizon = horizon;
    regular = model.forecaster(panel, horizon);
    current = regular;
  }

  /** Estimates the model on all days that are known, to be used from the last of them on. */
  void refit(Panel known) {
    current = model.forecaster(known, horizon);
    current.refit(known);
    estimated = known.days() - 1;
  }

  /**
   * The forecasts made at a day's end, one per instrument; NaN before the first estimation. Not to
   * be changed.
   */
  double[] at(int day, Panel known) {
    return day >= estimated
        ? logs(current.forecast(known.upTo(day + 1)))
        : historyUpTo(day, known).get(day);
  }

  private List<double[]> historyUpTo(int last, Panel known) {
    for (int day = history.size(); day <= last; day++) {
      Panel then = known.upTo(day + 1);
      if (day >= FIRST && (day - FIRST) % EVERY == 0) {
        regular.refit(then);
      }
      history.add(day < FIRST ? none(known.width()) : logs(regular.forecast(then)));
    }
    return history;
  }

  private static double[] none(int width) {
    double[] none = new double[width];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  private static double[] logs(double[] variances) {
    return Arrays.stream(variances).map(StrictMath::log).toArray();
  }
}

package io.headroom.forecast.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * HAR (Corsi 2009): least squares of the coming variance on the last day's, the last 5 days' and
 * the last 22 days' mean variances. A forecast below the smallest variance seen so far is raised to
 * it: the line may cross zero.
 */
record LevelHar(String name) implements PanelModel {
  private static final int[] LAGS = {1, 5, 22};

  @Override
  public ModelKind kind() {
    return ModelKind.BASELINE;
  }

  @Override
  public Optional<String> notApplicable(Panel panel) {
    return Optional.empty();
  }

  @Override
  public PanelForecaster forecaster(Panel panel, int horizon) {
    List<Instrument> instruments = new ArrayList<>();
    for (int i = 0; i < panel.width(); i++) {
      instruments.add(new Instrument(i, horizon));
    }
    return new PanelForecaster() {
      @Override
      public void refit(Panel known) {
        instruments.forEach(instrument -> instrument.refit(known));
      }

      @Override
      public double[] forecast(Panel known) {
        return instruments.stream().mapToDouble(i -> i.forecast(known)).toArray();
      }
    };
  }

  private static final class Instrument {
    private final int number;
    private final int horizon;
    private final RidgeSums sums = new RidgeSums(LAGS.length);
    private int next = LAGS[LAGS.length - 1] - 1;
    private int seen;
    private double smallest = Double.POSITIVE_INFINITY;
    private Optional<LinearFit> fit = Optional.empty();

    Instrument(int number, int horizon) {
      this.number = number;
      this.horizon = horizon;
    }

    void refit(Panel known) {
      for (; next + horizon < known.days(); next++) {
        double target = known.target(next, horizon, number);
        if (Double.isFinite(target)) {
          sums.add(row(known, next), target);
        }
      }
      for (; seen < known.days(); seen++) {
        // A missing one is NaN, which min would keep.
        double variance = known.variance(seen, number);
        smallest = variance < smallest ? variance : smallest;
      }
      fit = sums.fit(0);
    }

    double forecast(Panel known) {
      return fit.isEmpty()
          ? Double.NaN
          : Math.max(smallest, fit.get().at(row(known, known.days() - 1)));
    }

    private double[] row(Panel known, int origin) {
      double[] row = new double[LAGS.length];
      for (int k = 0; k < row.length; k++) {
        row[k] = StrictMath.exp(known.logMean(LAGS[k], origin, number));
      }
      return row;
    }
  }
}

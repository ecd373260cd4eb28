package io.headroom.forecast.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A linear model of the logarithm of the coming variance with one set of coefficients, on all rows
 * of a pool of instruments so far, with Duan's smearing factor as {@link LogLinear} has it.
 *
 * @param penalty of ridge regression; 0 for least squares
 */
record PooledLogLinear(String name, Design design, CrossSection pool, double penalty)
    implements PanelModel {
  @Override
  public ModelKind kind() {
    return ModelKind.LINEAR;
  }

  @Override
  public Optional<String> notApplicable(Panel panel) {
    return design.notApplicable(panel);
  }

  @Override
  public PanelForecaster forecaster(Panel panel, int horizon) {
    return new Forecaster(horizon, design.columns(panel));
  }

  private final class Forecaster implements PanelForecaster {
    private final int horizon;
    private final RidgeSums sums;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();
    private int next = design.burnIn();
    private Optional<LinearFit> fit = Optional.empty();

    Forecaster(int horizon, int columns) {
      this.horizon = horizon;
      sums = new RidgeSums(columns);
    }

    @Override
    public void refit(Panel known) {
      for (; next + horizon < known.days(); next++) {
        for (int i : pool.pool()) {
          add(known, i);
        }
      }
      fit = sums.fit(penalty).map(line -> line.raised(StrictMath.log(smearing(line))));
    }

    private void add(Panel known, int instrument) {
      double target = StrictMath.log(known.target(next, horizon, instrument));
      double[] row = row(known, next, instrument);
      if (Double.isFinite(target) && Values.areFinite(row)) {
        sums.add(row, target);
        rows.add(row);
        targets.add(target);
      }
    }

    @Override
    public double[] forecast(Panel known) {
      double[] forecasts = new double[known.width()];
      for (int i = 0; i < forecasts.length; i++) {
        forecasts[i] =
            fit.isEmpty()
                ? Double.NaN
                : StrictMath.exp(fit.get().at(row(known, known.days() - 1, i)));
      }
      return forecasts;
    }

    private double[] row(Panel known, int origin, int instrument) {
      double[] row = new double[design.columns(known)];
      design.fill(known, origin, instrument, row);
      return row;
    }

    private double smearing(LinearFit line) {
      double sum = 0;
      for (int k = 0; k < rows.size(); k++) {
        sum += StrictMath.exp(targets.get(k) - line.at(rows.get(k)));
      }
      return sum / rows.size();
    }
  }
}

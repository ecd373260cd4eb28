package io.headroom.forecast.lab;

import java.util.Optional;

/**
 * A linear model of the logarithm of the coming variance with one set of coefficients, on all rows
 * of a pool of instruments so far; Jensen's correction is {@link LogRegression}'s.
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
    private final LogRegression regression;
    private int next = design.burnIn();

    Forecaster(int horizon, int columns) {
      this.horizon = horizon;
      regression = new LogRegression(columns);
    }

    @Override
    public void refit(Panel known) {
      for (; next + horizon < known.days(); next++) {
        for (int i : pool.pool()) {
          regression.add(row(known, next, i), StrictMath.log(known.target(next, horizon, i)));
        }
      }
      regression.fit(penalty);
    }

    @Override
    public double[] forecast(Panel known) {
      double[] forecasts = new double[known.width()];
      for (int i = 0; i < forecasts.length; i++) {
        forecasts[i] = regression.forecast(row(known, known.days() - 1, i));
      }
      return forecasts;
    }

    private double[] row(Panel known, int origin, int instrument) {
      double[] row = new double[design.columns(known)];
      design.fill(known, origin, instrument, row);
      return row;
    }
  }
}

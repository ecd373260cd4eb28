package io.headroom.forecast.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A linear model of the logarithm of the coming variance, one per instrument, on all rows so far.
 *
 * <p>Jensen's correction is {@link LogRegression}'s.
 *
 * @param penalty of ridge regression; 0 for least squares
 */
record LogLinear(String name, ModelKind kind, Design design, double penalty) implements PanelModel {
  @Override
  public Optional<String> notApplicable(Panel panel) {
    return design.notApplicable(panel);
  }

  @Override
  public PanelForecaster forecaster(Panel panel, int horizon) {
    List<Instrument> instruments = new ArrayList<>();
    for (int i = 0; i < panel.width(); i++) {
      instruments.add(new Instrument(i, design.columns(panel), horizon));
    }
    return new Forecaster(instruments);
  }

  private record Forecaster(List<Instrument> instruments) implements PanelForecaster {
    @Override
    public void refit(Panel known) {
      instruments.forEach(instrument -> instrument.refit(known));
    }

    @Override
    public double[] forecast(Panel known) {
      return instruments.stream().mapToDouble(i -> i.forecast(known)).toArray();
    }
  }

  private final class Instrument {
    private final int number;
    private final int horizon;
    private final LogRegression regression;
    private int next = design.burnIn();

    Instrument(int number, int columns, int horizon) {
      this.number = number;
      this.horizon = horizon;
      regression = new LogRegression(columns);
    }

    void refit(Panel known) {
      // A target of several rows is learnt from once all of them are known.
      for (; next + horizon < known.days(); next++) {
        regression.add(row(known, next), StrictMath.log(known.target(next, horizon, number)));
      }
      regression.fit(penalty);
    }

    double forecast(Panel known) {
      return regression.forecast(row(known, known.days() - 1));
    }

    private double[] row(Panel known, int origin) {
      double[] row = new double[design.columns(known)];
      design.fill(known, origin, number, row);
      return row;
    }
  }
}

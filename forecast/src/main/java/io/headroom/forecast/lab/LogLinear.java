package io.headroom.forecast.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A linear model of the logarithm of the coming variance, one per instrument, on all rows so far.
 *
 * <p>Its forecast is exp of the line times the mean of exp(residual) over the rows it was fitted to
 * (Duan's smearing factor, 1983): Jensen's correction without the assumption that the residuals are
 * normal.
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
    private final RidgeSums sums;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> targets = new ArrayList<>();
    private int next = design.burnIn();
    private Optional<LinearFit> fit = Optional.empty();

    Instrument(int number, int columns, int horizon) {
      this.number = number;
      this.horizon = horizon;
      sums = new RidgeSums(columns);
    }

    void refit(Panel known) {
      // A target of several rows is learnt from once all of them are known.
      for (; next + horizon < known.days(); next++) {
        double target = StrictMath.log(known.target(next, horizon, number));
        double[] row = row(known, next);
        if (Double.isFinite(target) && Values.areFinite(row)) {
          sums.add(row, target);
          rows.add(row);
          targets.add(target);
        }
      }
      fit = sums.fit(penalty).map(line -> line.raised(StrictMath.log(smearing(line))));
    }

    double forecast(Panel known) {
      return fit.isEmpty()
          ? Double.NaN
          : StrictMath.exp(fit.get().at(row(known, known.days() - 1)));
    }

    private double[] row(Panel known, int origin) {
      double[] row = new double[design.columns(known)];
      design.fill(known, origin, number, row);
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

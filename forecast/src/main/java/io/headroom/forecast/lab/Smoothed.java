package io.headroom.forecast.lab;

import java.util.Optional;

/**
 * EWMA (RiskMetrics 1996): v = lambda v + (1 - lambda) x from the first variance on, a missing one
 * counting as the one before; with lambda zero the random walk. Nothing is estimated, and all
 * horizons have one forecast.
 */
record Smoothed(String name, double lambda) implements PanelModel {
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
    return new Forecaster(lambda, new double[panel.width()]);
  }

  private static final class Forecaster implements PanelForecaster {
    private final double lambda;
    private final double[] level;
    private int next;

    Forecaster(double lambda, double[] level) {
      this.lambda = lambda;
      this.level = level;
    }

    @Override
    public void refit(Panel known) {}

    @Override
    public double[] forecast(Panel known) {
      for (; next < known.days(); next++) {
        for (int i = 0; i < level.length; i++) {
          double variance = known.lastVariance(next, i);
          boolean begun = next > 0 && !Double.isNaN(level[i]);
          level[i] = begun ? lambda * level[i] + (1 - lambda) * variance : variance;
        }
      }
      return level.clone();
    }
  }
}

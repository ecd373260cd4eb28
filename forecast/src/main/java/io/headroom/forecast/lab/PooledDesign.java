package io.headroom.forecast.lab;

import io.headroom.forecast.lab.Regions.Region;
import java.util.Arrays;

/**
 * Regressors that mean the same for every instrument: its own levels over lags up to a year, for
 * how volatile it is in the long run has to come from somewhere, the pool's and regions' levels,
 * the calendar.
 */
final class PooledDesign implements Design {
  private static final int YEAR = 250;
  private static final int[] OWN = {1, 2, 5, 10, 22, 66, YEAR};
  private static final int[] POOL = {1, 5, 22};
  private static final Region[] REGIONS = {Region.UNITED_STATES, Region.EUROPE, Region.ASIA};

  private final CrossSection pool;
  private final double[] levels;

  PooledDesign(CrossSection pool) {
    this.pool = pool;
    levels = new double[pool.width()];
  }

  @Override
  public int columns(Panel panel) {
    return OWN.length + POOL.length * (1 + REGIONS.length) + TargetCalendar.COUNT;
  }

  @Override
  public int burnIn() {
    return YEAR - 1;
  }

  @Override
  public void fill(Panel known, int origin, int instrument, double[] row) {
    int at = 0;
    for (int lag : OWN) {
      row[at++] = known.logMean(lag, origin, instrument);
    }
    for (int lag : POOL) {
      Arrays.setAll(levels, i -> known.logMean(lag, origin, i));
      row[at++] = pool.mean(levels);
      for (Region region : REGIONS) {
        row[at++] = pool.mean(region, levels);
      }
    }
    TargetCalendar.fill(known, origin, row, at);
  }
}

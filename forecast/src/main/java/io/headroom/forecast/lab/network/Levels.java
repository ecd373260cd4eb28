package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.CrossSection;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.Regions.Region;
import java.util.EnumMap;
import java.util.Map;

/**
 * Logarithms of mean variances over some lags up to a day, of instruments, regions and the pool.
 */
final class Levels {
  private static final int LONGEST = 132;
  private static final int[] LAGS = {1, 2, 5, 10, 22, 66, LONGEST};

  private final double[][] own = new double[LONGEST + 1][];
  private final double[] market = new double[LONGEST + 1];
  private final Map<Region, double[]> regions = new EnumMap<>(Region.class);

  Levels(Panel known, CrossSection section, int day) {
    for (Region region : Region.values()) {
      regions.put(region, new double[LONGEST + 1]);
    }
    for (int lag : LAGS) {
      double[] levels = new double[section.width()];
      for (int i = 0; i < levels.length; i++) {
        levels[i] = known.logMean(lag, day, i);
      }
      own[lag] = levels;
      market[lag] = section.mean(levels);
      regions.forEach((region, means) -> means[lag] = section.mean(region, levels));
    }
  }

  double own(int lag, int instrument) {
    return own[lag][instrument];
  }

  double market(int lag) {
    return market[lag];
  }

  double region(Region region, int lag) {
    return regions.get(region)[lag];
  }
}

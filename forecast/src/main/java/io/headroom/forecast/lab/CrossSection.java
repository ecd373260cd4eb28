package io.headroom.forecast.lab;

import io.headroom.forecast.lab.Regions.Region;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which instruments of a panel averages are taken over: the pool that networks learn from. The
 * others are seen by themselves and by nobody else.
 */
public final class CrossSection {
  private final int width;
  private final int[] pool;
  private final Map<Region, int[]> regions = new EnumMap<>(Region.class);
  private final List<Optional<Region>> ownRegion;

  /**
   * The pool of a panel.
   *
   * @param pool names of instruments of the panel
   */
  public CrossSection(Panel panel, List<String> pool) {
    width = panel.width();
    this.pool =
        pool.stream().mapToInt(name -> panel.instruments().indexOf(name)).sorted().toArray();
    for (Region region : Region.values()) {
      regions.put(
          region, Arrays.stream(Regions.of(panel, region)).filter(i -> isPooled(i)).toArray());
    }
    ownRegion = panel.instruments().stream().map(Regions::of).toList();
  }

  /** Instruments of the panel. */
  public int width() {
    return width;
  }

  /** Numbers of the pool's instruments, ascending; not to be changed. */
  public int[] pool() {
    return pool;
  }

  /** Whether an instrument, by its number, belongs to the pool. */
  public boolean isPooled(int instrument) {
    return Arrays.binarySearch(pool, instrument) >= 0;
  }

  /** Whether an instrument is traded in a region. */
  public boolean isIn(Region region, int instrument) {
    return ownRegion.get(instrument).equals(Optional.of(region));
  }

  /** Mean over the pool. */
  public double mean(double[] values) {
    return mean(values, pool);
  }

  /** Mean over a region's part of the pool; over all of it where the region has none. */
  public double mean(Region region, double[] values) {
    int[] members = regions.get(region);
    return members.length == 0 ? mean(values) : mean(values, members);
  }

  /** Mean over an instrument's region. */
  public double ownRegionMean(int instrument, double[] values) {
    return ownRegion
        .get(instrument)
        .map(region -> mean(region, values))
        .orElseGet(() -> mean(values));
  }

  /** Standard deviation over the pool, of the population. */
  public double deviation(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (int i : pool) {
      sum += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(sum / pool.length);
  }

  /** Largest of the pool. */
  public double largest(double[] values) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i : pool) {
      largest = Math.max(largest, values[i]);
    }
    return largest;
  }

  private static double mean(double[] values, int[] members) {
    double sum = 0;
    for (int i : members) {
      sum += values[i];
    }
    return sum / members.length;
  }
}

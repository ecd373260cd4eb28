package io.headroom.forecast.har;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;

/** Realized measures, real and made up. */
final class RealizedData {
  private RealizedData() {}

  /**
   * The S&P 500 futures of Bollerslev, Patton and Quaedvlieg (2016), 4,096 days, percent squared;
   * the jumps are max(RV - BPV, 0), as the file's own column is rounded.
   */
  static RealizedSeries standardAndPoors() {
    List<String> lines = lines("realized/sp500rm.csv");
    return RealizedSeries.of("S&P 500", column(lines, "RV"))
        .with(Measure.QUARTICITY, column(lines, "RQ"))
        .with(Measure.BIPOWER, column(lines, "BPV"))
        .with(Measure.NEGATIVE_SEMIVARIANCE, column(lines, "RVn"))
        .with(Measure.POSITIVE_SEMIVARIANCE, column(lines, "RVp"))
        .withJumps();
  }

  private static double[] column(List<String> lines, String name) {
    int index = Arrays.asList(lines.get(0).split(",", -1)).indexOf('"' + name + '"');
    return lines.stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[index]))
        .toArray();
  }

  private static List<String> lines(String file) {
    String named = System.getenv("HEADROOM_DATA");
    if (named == null || !Files.isDirectory(Path.of(named))) {
      return Assumptions.abort("no real data: HEADROOM_DATA is " + named);
    }
    try {
      return Files.readAllLines(Path.of(named).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Days whose log variance is a random walk that comes back, with all measures. */
  static RealizedSeries random(int days, Random random) {
    Map<Measure, double[]> columns = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      columns.put(measure, new double[days]);
    }
    double log = 0;
    for (int day = 0; day < days; day++) {
      log = 0.95 * log + 0.3 * random.nextGaussian();
      double variance = Math.exp(log);
      double positive = variance * (0.3 + 0.4 * random.nextDouble());
      columns.get(Measure.VARIANCE)[day] = variance;
      columns.get(Measure.QUARTICITY)[day] = variance * variance * (1 + random.nextDouble());
      columns.get(Measure.BIPOWER)[day] = variance * (0.6 + 0.5 * random.nextDouble());
      columns.get(Measure.POSITIVE_SEMIVARIANCE)[day] = positive;
      columns.get(Measure.NEGATIVE_SEMIVARIANCE)[day] = variance - positive;
    }
    return of(columns);
  }

  /** Of columns for all measures, the jumps aside, which follow from others. */
  static RealizedSeries of(Map<Measure, double[]> columns) {
    RealizedSeries series = RealizedSeries.of("random", columns.get(Measure.VARIANCE));
    for (Measure measure : Measure.values()) {
      if (measure != Measure.JUMP) {
        series = series.with(measure, columns.get(measure));
      }
    }
    return series.withJumps();
  }
}

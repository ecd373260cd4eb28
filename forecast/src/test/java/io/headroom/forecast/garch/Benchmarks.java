package io.headroom.forecast.garch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Published series behind HEADROOM_DATA. */
final class Benchmarks {
  private Benchmarks() {}

  /** The Deutschmark against the pound, percent a day, Bollerslev and Ghysels (1996). */
  static ReturnSeries markPound() {
    Path file = folder().resolve("reference/dem2gbp.csv.gz");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      return ReturnSeries.of(
          "DEM/GBP", reader.lines().skip(1).mapToDouble(Double::parseDouble).toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The S&P 500's log returns from close to close, percent a day, 2000-01-04 to 2020-04-17. */
  static ReturnSeries standardAndPoors() {
    try {
      List<String> lines = Files.readAllLines(folder().resolve("daily/sp500-2000.csv"));
      double[] closes =
          lines.stream()
              .skip(1)
              .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[4]))
              .toArray();
      double[] returns = new double[closes.length - 1];
      for (int i = 0; i < returns.length; i++) {
        returns[i] = 100 * StrictMath.log(closes[i + 1] / closes[i]);
      }
      return ReturnSeries.of("S&P 500", returns);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    String named = System.getenv("HEADROOM_DATA");
    if (named == null || !Files.isDirectory(Path.of(named))) {
      return Assumptions.abort("no real data: HEADROOM_DATA is " + named);
    }
    return Path.of(named);
  }
}

package io.headroom.risk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;

/** LEAN's daily bars and factor files, read as plainly as possible. */
final class DailyFiles {
  record Bar(LocalDate date, long open, long high, long low, long close) {}

  record Factor(LocalDate through, String price, String split) {}

  private static final LocalDate FROM = LocalDate.of(2007, 1, 1);
  private static final LocalDate UNTIL = LocalDate.of(2013, 10, 4);

  private final Path folder;

  private DailyFiles(Path folder) {
    this.folder = folder;
  }

  /** The folder of the real data; without it the test reports itself skipped. */
  static DailyFiles open() {
    Optional<Path> data = Optional.ofNullable(System.getenv("HEADROOM_DATA")).map(Path::of);
    Path daily = data.orElse(Path.of("missing")).resolve("daily");
    if (!Files.isDirectory(daily)) {
      Assumptions.abort("needs the daily bars in HEADROOM_DATA/daily: " + daily);
    }
    return new DailyFiles(daily);
  }

  /** 2007 to 4 October 2013, prices in units of 10^-4. */
  List<Bar> bars(String symbol) throws IOException {
    List<Bar> bars = new ArrayList<>();
    Path file = folder.resolve("us-equity").resolve(symbol + ".zip");
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in, UTF_8)) {
      zip.getNextEntry();
      for (String line : new String(zip.readAllBytes(), UTF_8).lines().toList()) {
        String[] cells = line.split(",", -1);
        LocalDate date =
            LocalDate.parse(cells[0].substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
        if (!date.isBefore(FROM) && !date.isAfter(UNTIL)) {
          bars.add(
              new Bar(
                  date,
                  Long.parseLong(cells[1]),
                  Long.parseLong(cells[2]),
                  Long.parseLong(cells[3]),
                  Long.parseLong(cells[4])));
        }
      }
    }
    return bars;
  }

  List<Factor> factors(String symbol) throws IOException {
    List<Factor> factors = new ArrayList<>();
    Path file = folder.resolve("factor_files").resolve(symbol + ".csv");
    for (String line : Files.readAllLines(file, UTF_8)) {
      String[] cells = line.split(",", -1);
      LocalDate through = LocalDate.parse(cells[0], DateTimeFormatter.BASIC_ISO_DATE);
      factors.add(new Factor(through, cells[1], cells[2]));
    }
    return factors;
  }
}

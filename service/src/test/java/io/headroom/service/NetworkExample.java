package io.headroom.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;

/** The example with a daily history, so that a network has a window to look at. */
final class NetworkExample {
  private final Path folder;

  private NetworkExample(Path folder) {
    this.folder = folder;
  }

  /** Writes the histories of its two instruments to a folder. */
  static NetworkExample in(Path folder) throws Exception {
    NetworkExample example = new NetworkExample(folder);
    example.writeHistory("acme", 1);
    example.writeHistory("bolt", 2);
    return example;
  }

  /** The example's config with other fields of its model. */
  Path config(String name, String modelFields) throws Exception {
    String example = Files.readString(Locations.config("example.yaml"));
    String text =
        example.replace("champion: ewma", modelFields + "\n  min-history-days: 30")
            + """

            history:
              from: 2023-01-01
              until: 2024-05-31
              instruments: [ACME, BOLT]
              bars: %s/{symbol}.csv
            """
                .formatted(folder);
    return Files.writeString(folder.resolve(name), text);
  }

  /** Bars of a random walk near the prices that the example trades at. */
  private void writeHistory(String symbol, long seed) throws Exception {
    Random random = new Random(seed);
    StringBuilder bars = new StringBuilder();
    LocalDate until = LocalDate.of(2024, 5, 31);
    for (LocalDate date = until.minusDays(300); !date.isAfter(until); date = date.plusDays(1)) {
      if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
        bars.append(bar(date, random));
      }
    }
    Files.writeString(folder.resolve(symbol + ".csv"), bars);
  }

  private static String bar(LocalDate date, Random random) {
    double level = Math.exp(0.4 * random.nextGaussian());
    long open = 10_000 + Math.round(50 * level * random.nextGaussian());
    long close = open + Math.round(80 * level * random.nextGaussian());
    long high = Math.max(open, close) + Math.round(50 * level * random.nextDouble());
    long low = Math.min(open, close) - Math.round(50 * level * random.nextDouble());
    return String.format(
        Locale.ROOT,
        "%s 00:00,%d00,%d00,%d00,%d00,1000%n",
        date.format(DateTimeFormatter.BASIC_ISO_DATE),
        open,
        high,
        low,
        close);
  }

  /** Runs it to its end. */
  static ServeSummary serve(Path file, Path to, DriverKind driver) {
    Console console = new Console(System.out, System.err, false);
    try (Shutdown shutdown = Shutdown.install()) {
      return new Serve(
              new Serve.Options(file, to, Speed.parse("max"), driver, true, OptionalInt.empty()),
              console,
              shutdown)
          .run();
    }
  }
}

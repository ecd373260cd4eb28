package io.headroom.service;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Invented daily bars of two instruments, 2001-01-02 to 2001-12-31, and a config that reads them.
 */
final class DailyBarsFixture {
  private static final LocalDate FIRST = LocalDate.of(2001, 1, 2);
  private static final LocalDate LAST = LocalDate.of(2001, 12, 31);

  private DailyBarsFixture() {}

  /** Writes bars and config into the folder; gives the config's file. */
  static Path write(Path folder) throws IOException {
    bars(folder.resolve("acme.zip"), 1);
    bars(folder.resolve("bolt.zip"), 2);
    return Files.writeString(
        folder.resolve("daily.yaml"),
        """
        version: 1
        firm: {name: Example, currency: USD, desks: []}
        calendars:
          - {name: DAY, zone: America/New_York, open: 09:30, close: 16:00}
        instruments:
          - {id: 1, symbol: ACME, kind: equity, currency: USD, price-exponent: -4,
             tick-size: 0.01, calendar: DAY}
          - {id: 2, symbol: BOLT, kind: equity, currency: USD, price-exponent: -4,
             tick-size: 0.01, calendar: DAY}
        history:
          from: 2001-01-02
          until: 2001-12-31
          instruments: [ACME, BOLT]
          bars: FOLDER/{symbol}.zip
        model: {min-history-days: 60}
        """
            .replace("FOLDER", folder.toString()));
  }

  private static void bars(Path file, long seed) throws IOException {
    Random random = new Random(seed);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        Writer out = new OutputStreamWriter(zip, StandardCharsets.US_ASCII)) {
      zip.putNextEntry(new ZipEntry(file.getFileName().toString().replace(".zip", ".csv")));
      double close = 1_000_000;
      double sigma = 0.01;
      for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
        if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
          sigma = 0.01 + 0.9 * (sigma - 0.01) + 0.002 * Math.abs(random.nextGaussian());
          double open = close * (1 + 0.3 * sigma * random.nextGaussian());
          double next = open * (1 + sigma * random.nextGaussian());
          double high = Math.max(open, next) * (1 + 0.5 * sigma * random.nextDouble());
          double low = Math.min(open, next) * (1 - 0.5 * sigma * random.nextDouble());
          out.write(row(date, open, high, low, next));
          close = next;
        }
      }
      out.flush();
      zip.closeEntry();
    }
  }

  private static String row(LocalDate date, double open, double high, double low, double close) {
    return String.format(
        Locale.ROOT,
        "%s 00:00,%.0f,%.0f,%.0f,%.0f,1000%n",
        date.format(DateTimeFormatter.BASIC_ISO_DATE),
        open,
        high,
        low,
        close);
  }
}

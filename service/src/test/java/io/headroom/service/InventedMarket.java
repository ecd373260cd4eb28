package io.headroom.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Files of an invented market: three stocks, a year and a half of daily bars, and a day of trades,
 * calm until eleven and then wild for half an hour. The same files each time.
 */
final class InventedMarket {
  /** The day of the trades, a Monday. */
  static final LocalDate DAY = LocalDate.of(2024, 6, 3);

  private static final List<String> SYMBOLS = List.of("ACME", "BOLT", "CRUX");
  private static final int HISTORY_DAYS = 400;
  private static final int SECONDS_BETWEEN_TRADES = 10;
  private static final double DAILY_SIGMA = 0.01;

  private static final String CONFIG =
      """
      version: 1
      firm:
        name: Invented
        currency: USD
        limit: {owner: Head of Risk, level: 0.99, budget: 90_000}
        desks:
          - name: CALM
            limit: {owner: Head of Calm, level: 0.975, budget: 100_000}
            books:
              - {name: MAIN}
          - name: WILD
            limit: {owner: Head of Wild, level: 0.99, budget: 60_000}
            books:
              - {name: LONG, limit: {owner: Lead, level: 0.99, budget: 80_000}}
              - {name: SHORT}
      positions:
        - {desk: CALM, book: MAIN, instrument: ACME, quantity: 5_000}
        - {desk: WILD, book: LONG, instrument: BOLT, quantity: 20_000}
        - {desk: WILD, book: SHORT, instrument: CRUX, quantity: -5_000}
      calendars:
        - {name: DAY, zone: America/New_York, open: 09:30, close: 16:00}
      instruments:
        - {id: 1, symbol: ACME, kind: equity, currency: USD, price-exponent: -2,
           quantity-exponent: 0, tick-size: 0.01, calendar: DAY}
        - {id: 2, symbol: BOLT, kind: equity, currency: USD, price-exponent: -2,
           quantity-exponent: 0, tick-size: 0.01, calendar: DAY}
        - {id: 3, symbol: CRUX, kind: equity, currency: USD, price-exponent: -2,
           quantity-exponent: 0, tick-size: 0.01, calendar: DAY}
      history:
        from: 2022-01-01
        until: 2024-05-31
        instruments: [ACME, BOLT, CRUX]
        bars: FOLDER/{symbol}-daily.csv
      feeds:
        - name: trades
          format: csv
          zone: America/New_York
          instruments: [ACME, BOLT, CRUX]
          files: FOLDER/{symbol}-trades.csv
          csv:
            kind: trade
            header: true
            separator: ","
            time: time
            time-format: yyyy-MM-dd HH:mm:ss
            price: price
            size: size
      """;

  private InventedMarket() {}

  /** Writes the market's files and its config. */
  static Path write(Path folder) {
    try {
      for (int i = 0; i < SYMBOLS.size(); i++) {
        SplittableRandom random = new SplittableRandom(100 + i);
        String name = SYMBOLS.get(i).toLowerCase(Locale.ROOT);
        List<String> bars = new ArrayList<>();
        double close = bars(random, bars);
        Files.write(folder.resolve(name + "-daily.csv"), bars);
        Files.write(folder.resolve(name + "-trades.csv"), trades(random, close));
      }
      return Files.writeString(
          folder.resolve("market.yaml"), CONFIG.replace("FOLDER", folder.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double bars(SplittableRandom random, List<String> lines) {
    double price = 100;
    LocalDate date = DAY.minusDays(HISTORY_DAYS * 7L / 5);
    while (date.isBefore(DAY)) {
      if (date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY) {
        double open = price * Math.exp(DAILY_SIGMA / 3 * normal(random));
        double close = open * Math.exp(DAILY_SIGMA * normal(random));
        double high = Math.max(open, close) * Math.exp(DAILY_SIGMA / 3 * Math.abs(normal(random)));
        double low = Math.min(open, close) * Math.exp(-DAILY_SIGMA / 3 * Math.abs(normal(random)));
        lines.add(
            String.format(
                Locale.ROOT,
                "%s 00:00,%d,%d,%d,%d,1000",
                date.format(DateTimeFormatter.BASIC_ISO_DATE),
                Math.round(open * 1e4),
                Math.round(high * 1e4),
                Math.round(low * 1e4),
                Math.round(close * 1e4)));
        price = close;
      }
      date = date.plusDays(1);
    }
    return price;
  }

  private static List<String> trades(SplittableRandom random, double close) {
    List<String> lines = new ArrayList<>(List.of("time,price,size"));
    double price = close;
    LocalTime time = LocalTime.of(9, 30);
    while (time.isBefore(LocalTime.NOON)) {
      boolean wild = !time.isBefore(LocalTime.of(11, 0)) && time.isBefore(LocalTime.of(11, 30));
      price *= Math.exp((wild ? 30 : 3) * 1e-4 * normal(random));
      lines.add(
          String.format(
              Locale.ROOT,
              "%s %s:%02d,%.2f,100",
              DAY,
              time.toString().substring(0, 5),
              time.getSecond(),
              price));
      time = time.plusSeconds(SECONDS_BETWEEN_TRADES);
    }
    return lines;
  }

  /** About normal: the sum of twelve uniform numbers, less six. */
  private static double normal(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}

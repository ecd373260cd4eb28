package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.journal.Journal;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordLog;
import io.headroom.journal.RecordPrinter;
import io.headroom.replay.Replay;
import io.headroom.replay.ReplayReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;

/** The example with a daily history, to be served with networks, and what its journal holds. */
record NetworkExample(Path folder) {
  /** In an empty folder. */
  static NetworkExample in(Path folder) {
    NetworkExample example = new NetworkExample(folder);
    example.writeHistory("acme", 1);
    example.writeHistory("bolt", 2);
    return example;
  }

  Path journal() {
    return folder.resolve("journal");
  }

  /** Writes a config. */
  Path config(String name, String modelFields) {
    try {
      return write(name, modelFields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(String name, String modelFields) throws IOException {
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
  private void writeHistory(String symbol, long seed) {
    Random random = new Random(seed);
    StringBuilder bars = new StringBuilder();
    LocalDate until = LocalDate.of(2024, 5, 31);
    for (LocalDate date = until.minusDays(300); !date.isAfter(until); date = date.plusDays(1)) {
      if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
        bars.append(bar(date, random));
      }
    }
    try {
      Files.writeString(folder.resolve(symbol + ".csv"), bars);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  ServeSummary serve(Path file) {
    return serve(file, journal(), DriverKind.LOCK_STEP);
  }

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

  void assertReplays() {
    try (Journal served = Journal.openReadOnly(journal())) {
      ReplayReport report = Replay.of(served).run(fact -> {});
      assertThat(report.holds()).as(report.toString()).isTrue();
      assertThat(report.identical()).isPositive();
    }
  }

  /** The hashes of the networks put in force, in order. */
  List<String> activated() {
    return facts().stream()
        .filter(fact -> type(fact).equals("ModelActivated"))
        .map(fact -> fact.get("artifactHash").asText())
        .toList();
  }

  List<JsonNode> facts() {
    return facts(journal());
  }

  static List<JsonNode> facts(Path folder) {
    try (Journal from = Journal.openReadOnly(folder)) {
      return read(from.facts());
    }
  }

  List<JsonNode> decisions() {
    return decisions(journal());
  }

  static List<JsonNode> decisions(Path folder) {
    try (Journal from = Journal.openReadOnly(folder)) {
      return read(from.decisions());
    }
  }

  List<JsonNode> forecasts() {
    return decisions().stream()
        .filter(decision -> type(decision).equals("VolatilityForecast"))
        .toList();
  }

  private static List<JsonNode> read(RecordLog log) {
    List<JsonNode> found = new ArrayList<>();
    RecordPrinter printer = new RecordPrinter();
    try (RecordCursor records = new RecordCursor(log.reader(1))) {
      while (records.next()) {
        found.add(
            JsonText.parse(printer.print(records.buffer(), records.offset(), records.length())));
      }
    }
    return found;
  }

  static String type(JsonNode record) {
    return record.get("type").asText();
  }

  static String kind(JsonNode forecast) {
    return forecast.get("kind").asText();
  }
}

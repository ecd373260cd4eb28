package io.headroom.ingest;

import io.headroom.config.Instrument;
import io.headroom.journal.record.FaultRule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads one instrument's daily bars in LEAN's format, {@code yyyyMMdd
 * HH:mm,open*10000,high*10000,low*10000,close*10000,volume}, in the order of their dates. Reading
 * stops at the first date past the last one wanted; what lies behind it is unpacked to find damage,
 * and not looked at.
 */
final class DailyBars {
  /** Prices are in multiples of 10^-4, as the files have them. */
  private static final int PRICE_EXPONENT = -4;

  private static final String[] COLUMNS = {"date", "open", "high", "low", "close", "volume"};
  private static final int DATE_LENGTH = 8;
  private static final int DATE_TIME_LENGTH = 14;
  private static final int LOOK = 100;

  private final Instrument instrument;
  private final FeedFile file;
  private final int firstDay;
  private final int lastDay;
  private final Fields fields = new Fields();
  private final DecimalParser decimals = new DecimalParser();
  private final Row row = new Row();
  private final long[] values = new long[COLUMNS.length];
  private final List<DailyBar> bars = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private int latestDay = Integer.MIN_VALUE;
  private boolean anyDecodable;

  /** A row that is no bar. */
  record Fault(Instrument instrument, long row, FaultRule rule, String reason, DirectBuffer raw) {}

  private DailyBars(Instrument instrument, FeedFile file, LocalDate from, LocalDate until) {
    this.instrument = instrument;
    this.file = file;
    this.firstDay = Math.toIntExact(from.toEpochDay());
    this.lastDay = Math.toIntExact(until.toEpochDay());
  }

  /**
   * Reads the bars from one day to another, both included.
   *
   * @throws FeedException if the file cannot be read or does not hold daily bars
   */
  static DailyBars read(Instrument instrument, FeedFile file, LocalDate from, LocalDate until) {
    DailyBars bars = new DailyBars(instrument, file, from, until);
    try (LineReader lines = new LineReader(FileContent.open(file.path()))) {
      bars.read(lines);
      lines.drain();
      return bars;
    } catch (IOException problem) {
      throw FeedException.of(file.path(), problem);
    }
  }

  List<DailyBar> bars() {
    return bars;
  }

  List<Fault> faults() {
    return faults;
  }

  private void read(LineReader lines) throws IOException {
    long number = 0;
    while (lines.next()) {
      number++;
      if (lines.blank()) {
        continue;
      }
      if (!decode(lines)) {
        fault(lines, number);
      } else if (values[0] > lastDay) {
        return;
      } else {
        take();
      }
      if (!anyDecodable && number == LOOK) {
        throw notBars();
      }
    }
    if (!anyDecodable) {
      throw notBars();
    }
  }

  private boolean decode(LineReader lines) {
    byte[] bytes = lines.buffer();
    if (lines.tooLong()) {
      return row.fault(FaultRule.UNDECODABLE, "is too long");
    }
    fields.split(bytes, lines.start(), lines.end(), (byte) ',');
    if (fields.count() != COLUMNS.length) {
      return row.fault(
          FaultRule.COLUMN_COUNT,
          "has " + fields.count() + " columns, expected " + String.join(",", COLUMNS));
    }
    if (!date(bytes)) {
      return false;
    }
    anyDecodable = true;
    return values[0] > lastDay || (numbers(bytes) && inOrder());
  }

  private boolean date(byte[] bytes) {
    int start = fields.start(0);
    int end = fields.end(0);
    boolean length = end - start == DATE_LENGTH || end - start == DATE_TIME_LENGTH;
    if (length && decimals.parse(bytes, start, start + DATE_LENGTH, 0)) {
      int digits = (int) decimals.value();
      try {
        values[0] = LocalDate.of(digits / 10_000, digits / 100 % 100, digits % 100).toEpochDay();
        return true;
      } catch (DateTimeException noSuchDate) {
        return row.fault(FaultRule.OUT_OF_RANGE, COLUMNS[0], start, end, "a date of the calendar");
      }
    }
    return row.fault(FaultRule.UNDECODABLE, COLUMNS[0], start, end, "yyyyMMdd HH:mm");
  }

  private boolean numbers(byte[] bytes) {
    for (int i = 1; i < COLUMNS.length; i++) {
      int start = fields.start(i);
      int end = fields.end(i);
      if (!decimals.parse(bytes, start, end, 0)) {
        return Faults.number(row, decimals.fault(), COLUMNS[i], start, end, 0);
      }
      values[i] = decimals.value();
    }
    return true;
  }

  private boolean inOrder() {
    if (values[0] <= latestDay) {
      return row.fault(
          FaultRule.OUT_OF_RANGE,
          COLUMNS[0],
          fields.start(0),
          fields.end(0),
          "a date after " + LocalDate.ofEpochDay(latestDay));
    }
    latestDay = (int) values[0];
    return true;
  }

  private void take() {
    if (values[0] >= firstDay) {
      bars.add(
          new DailyBar(
              instrument,
              (int) values[0],
              PRICE_EXPONENT,
              values[1],
              values[2],
              values[3],
              values[4],
              values[5]));
    }
  }

  private void fault(LineReader lines, long number) {
    int end = Math.min(lines.end(), lines.start() + FactWriter.RAW_BYTES);
    DirectBuffer raw = new UnsafeBuffer(Arrays.copyOfRange(lines.buffer(), lines.start(), end));
    String reason = Faults.reason(file.name(), number, row, lines.buffer());
    faults.add(new Fault(instrument, number, row.rule, reason, raw));
  }

  private FeedException notBars() {
    String why = faults.isEmpty() ? "it has no rows" : faults.get(0).reason();
    return new FeedException(
        file.path()
            + ": does not hold LEAN daily bars ("
            + why
            + "); correct history.bars in the config");
  }
}

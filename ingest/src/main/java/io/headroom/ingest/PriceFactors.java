package io.headroom.ingest;

import io.headroom.config.ExactDecimal;
import io.headroom.config.Instrument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one instrument's factor file in LEAN's format, {@code yyyyMMdd,price factor,split
 * factor,reference price}: a row holds for the days after the previous row's date through its own.
 *
 * <p>A row that cannot be read is an error, not a fault: passing over it would invent a return.
 */
final class PriceFactors {
  private static final int LEAST_COLUMNS = 3;

  private PriceFactors() {}

  /**
   * A row.
   *
   * @param throughDay last day on which it holds, days since 1970-01-01
   */
  record Factor(
      Instrument instrument, int throughDay, ExactDecimal priceFactor, ExactDecimal splitFactor) {}

  /**
   * Reads the rows that hold on days up to {@code until} and the one that holds on the day after:
   * every row whose predecessor's date is not after {@code until}.
   *
   * @throws FeedException if the file cannot be read, or one of these rows cannot
   */
  static List<Factor> read(Instrument instrument, FeedFile file, LocalDate until) {
    try (LineReader lines = new LineReader(FileContent.open(file.path()))) {
      List<Factor> factors = new ArrayList<>();
      long number = 0;
      int previous = Integer.MIN_VALUE;
      while (previous <= until.toEpochDay() && lines.next()) {
        number++;
        if (!lines.blank()) {
          Factor factor = decode(instrument, file, number, text(lines));
          if (factor.throughDay() <= previous) {
            throw wrong(file, number, "its date is not after the one before");
          }
          previous = factor.throughDay();
          factors.add(factor);
        }
      }
      lines.drain();
      return factors;
    } catch (IOException problem) {
      throw FeedException.of(file.path(), problem);
    }
  }

  private static String text(LineReader lines) {
    int length = lines.end() - lines.start();
    return new String(lines.buffer(), lines.start(), length, StandardCharsets.ISO_8859_1);
  }

  private static Factor decode(Instrument instrument, FeedFile file, long row, String line) {
    String[] columns = line.split(",", -1);
    if (columns.length < LEAST_COLUMNS) {
      throw wrong(
          file, row, "expected date, price factor, split factor, reference price: '" + line + "'");
    }
    try {
      LocalDate date = LocalDate.parse(columns[0].trim(), DateTimeFormatter.BASIC_ISO_DATE);
      return new Factor(
          instrument, (int) date.toEpochDay(), factor(columns[1]), factor(columns[2]));
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException unreadable) {
      throw wrong(file, row, "'" + line + "' cannot be read: " + unreadable.getMessage());
    }
  }

  private static ExactDecimal factor(String text) {
    BigDecimal value = new BigDecimal(text.trim());
    if (value.signum() <= 0) {
      throw new IllegalArgumentException("a factor must be above 0");
    }
    return ExactDecimal.of(value);
  }

  private static FeedException wrong(FeedFile file, long row, String what) {
    return new FeedException(
        file.path()
            + ", row "
            + row
            + ": "
            + what
            + "; correct the factor file, or take history.factors out of the config if prices are"
            + " adjusted");
  }
}

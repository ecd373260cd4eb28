package io.headroom.ingest;

import io.headroom.config.ExactDecimal;
import io.headroom.config.Feed;
import io.headroom.config.Instrument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A look at a file before the first tick: can it be read, to its end, and are its first rows in the
 * format that the config says? If none of the first 100 rows can be decoded, they are not.
 */
final class FormatLook {
  private static final int ROWS = 100;
  private static final Pattern DAILY_BAR = Pattern.compile("\\d{8} \\d\\d:\\d\\d,.*");
  private static final Instrument ANY_INSTRUMENT =
      new Instrument(
          1, "any", Instrument.Kind.EQUITY, "USD", -9, -9, new ExactDecimal(1, -9), "any", ' ');

  private final Feed feed;
  private final FeedFile file;
  private final RowDecoder decoder;
  private final Row row = new Row();
  private String firstProblem = "";
  private byte[] firstRow = {};

  private FormatLook(Feed feed, FeedFile file, RowDecoder decoder) {
    this.feed = feed;
    this.file = file;
    this.decoder = decoder;
  }

  /**
   * Looks at a file.
   *
   * @param toTheEnd whether to unpack all of it, so that damage anywhere is found
   * @return the time of its first decodable row, ns since the epoch; empty if it has no rows
   * @throws FeedException if it cannot be read or its rows have another format
   */
  static OptionalLong at(Feed feed, FeedFile file, RowDecoder decoder, boolean toTheEnd) {
    return new FormatLook(feed, file, decoder).look(toTheEnd);
  }

  private OptionalLong look(boolean toTheEnd) {
    decoder.startFile(file);
    try (LineReader lines = new LineReader(FileContent.open(file.path()))) {
      OptionalLong first = firstTime(lines);
      if (toTheEnd) {
        lines.drain();
      }
      return first;
    } catch (IOException problem) {
      throw FeedException.of(file.path(), problem);
    }
  }

  private OptionalLong firstTime(LineReader lines) throws IOException {
    boolean any = decoder.hasHeader() && header(lines);
    int rows = 0;
    while (rows < ROWS && lines.next()) {
      if (!lines.blank()) {
        rows++;
        if (decode(lines, rows)) {
          return OptionalLong.of(row.time);
        }
      }
    }
    if (rows > 0) {
      throw wrongFormat(rows);
    }
    if (!any) {
      throw new FeedException(
          file.path() + ": holds no rows; fetch it again or take it out of the config");
    }
    return OptionalLong.empty();
  }

  private boolean header(LineReader lines) throws IOException {
    boolean found = lines.next();
    if (found) {
      decoder.header(lines.buffer(), lines.start(), lines.end());
    }
    return found;
  }

  private boolean decode(LineReader lines, int number) {
    if (!lines.tooLong() && decoder.decode(lines.buffer(), lines.start(), lines.end(), row)) {
      return true;
    }
    if (firstRow.length == 0) {
      firstRow = Arrays.copyOfRange(lines.buffer(), lines.start(), lines.end());
      firstProblem =
          lines.tooLong()
              ? "row " + number + " is longer than " + LineReader.LONGEST_LINE + " bytes"
              : Faults.reason("", number, row, lines.buffer()).substring(2);
    }
    return false;
  }

  private FeedException wrongFormat(int rows) {
    return new FeedException(
        file.path()
            + ": is not "
            + configName(feed.format())
            + ", "
            + (rows == 1 ? "its only row cannot be read: " : "none of its first " + rows + ": ")
            + firstProblem
            + "; "
            + advice());
  }

  private String advice() {
    if (DAILY_BAR.matcher(new String(firstRow, StandardCharsets.ISO_8859_1)).matches()) {
      return "it looks like LEAN daily bars, which belong under history";
    }
    for (Feed.Format format : List.of(Feed.Format.values())) {
      if (format != feed.format() && format != Feed.Format.CSV && decodes(format)) {
        return "it looks like "
            + configName(format)
            + ": set the feed's format to that, or name other files";
      }
    }
    return "its first row is '"
        + Faults.quote(firstRow, 0, firstRow.length)
        + "'; correct the feed's format or its files";
  }

  private boolean decodes(Feed.Format format) {
    Feed other = new Feed(feed.name(), format, ZoneOffset.UTC, List.of(), Optional.empty());
    return RowDecoder.of(other, ANY_INSTRUMENT).decode(firstRow, 0, firstRow.length, new Row());
  }

  /** A format as the config spells it. */
  private static String configName(Feed.Format format) {
    return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

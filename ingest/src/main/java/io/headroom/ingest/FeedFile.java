package io.headroom.ingest;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A file of a feed.
 *
 * @param path where it lies
 * @param name its path as the config has it, variables unexpanded: what the journal knows it by
 */
record FeedFile(Path path, String name) {
  private static final int DATE_LENGTH = 8;

  /**
   * The date that a LEAN file's name begins with.
   *
   * @throws FeedException if it begins with none
   */
  LocalDate date() {
    String file = String.valueOf(path.getFileName());
    int digits = 0;
    while (digits < file.length() && file.charAt(digits) >= '0' && file.charAt(digits) <= '9') {
      digits++;
    }
    if (digits != DATE_LENGTH) {
      throw undated(null);
    }
    try {
      return LocalDate.of(number(file, 0, 4), number(file, 4, 6), number(file, 6, DATE_LENGTH));
    } catch (DateTimeException noSuchDate) {
      throw undated(noSuchDate);
    }
  }

  private FeedException undated(Throwable cause) {
    return new FeedException(
        path
            + ": its name does not begin with a date; LEAN tick files are named yyyyMMdd_...,"
            + " such as 20131007_trade.zip; rename it, or take it out of the feed",
        cause);
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text.substring(start, end));
  }
}

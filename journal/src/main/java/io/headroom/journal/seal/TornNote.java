package io.headroom.journal.seal;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what a crash leaves of a checkpoint that was being written, the true beginning of a note of
 * this log or zeros behind it, from a note that was damaged later.
 */
final class TornNote {
  private static final int DIGITS_OF_A_LONG = 19;

  private final Pattern whole;
  private final long mostSize;

  /**
   * Of a log.
   *
   * @param origin of the log
   * @param mostSize of a checkpoint that may have been under way
   */
  TornNote(String origin, long mostSize) {
    this.mostSize = mostSize;
    String name = Pattern.quote(bytewise(origin));
    whole =
        Pattern.compile(
            name
                + "\n(0|[1-9][0-9]{0,18}+)\n[A-Za-z0-9+/]{43}=\n\n"
                + Pattern.quote(bytewise("— "))
                + name
                + " [A-Za-z0-9+/]{91}=\n");
  }

  /**
   * Whether the bytes are the beginning of a note, short of at least its last byte.
   *
   * @param bytes a character for each byte (ISO 8859-1)
   */
  boolean matches(String bytes) {
    String there = withoutZeros(bytes);
    Matcher matcher = whole.matcher(there);
    return there.isEmpty() || (!matcher.matches() && matcher.hitEnd() && sizeIsPossible(there));
  }

  private boolean sizeIsPossible(String there) {
    String[] lines = there.split("\n", -1);
    boolean sizeIsWhole = lines.length > 2;
    return !sizeIsWhole
        || (lines[1].length() < DIGITS_OF_A_LONG && Long.parseLong(lines[1]) <= mostSize);
  }

  private static String withoutZeros(String bytes) {
    int end = bytes.length();
    while (end > 0 && bytes.charAt(end - 1) == 0) {
      end--;
    }
    return bytes.substring(0, end);
  }

  private static String bytewise(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}

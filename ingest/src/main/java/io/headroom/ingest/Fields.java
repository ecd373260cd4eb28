package io.headroom.ingest;

import java.util.Arrays;

/** The fields of one row, as offsets into its bytes. Belongs to one thread. */
final class Fields {
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private int count;

  /** Splits at every separator; quotes mean nothing. */
  void split(byte[] bytes, int start, int end, byte separator) {
    int found = 0;
    int fieldStart = start;
    for (int at = start; at < end; at++) {
      if (bytes[at] == separator) {
        put(found++, fieldStart, at);
        fieldStart = at + 1;
      }
    }
    put(found++, fieldStart, end);
    count = found;
  }

  /**
   * Splits as RFC 4180 does, within one line: a field that begins with a quotation mark ends at its
   * closing one, and the marks are taken off. Spaces around a field are taken off as well.
   *
   * @return false if a quotation mark is not closed, or something stands behind it
   */
  boolean splitQuoted(byte[] bytes, int start, int end, byte separator) {
    count = 0;
    int at = start;
    while (true) {
      at = skipSpaces(bytes, at, end, separator);
      int fieldEnd = at < end && bytes[at] == '"' ? quoted(bytes, at, end) : -1;
      if (fieldEnd < 0 && at < end && bytes[at] == '"') {
        return false;
      }
      int next = indexOf(bytes, Math.max(at, fieldEnd), end, separator);
      if (fieldEnd >= 0) {
        if (skipSpaces(bytes, fieldEnd, next, separator) != next) {
          return false;
        }
        put(count++, at + 1, fieldEnd - 1);
      } else {
        put(count++, at, trimmedEnd(bytes, at, next));
      }
      if (next >= end) {
        return true;
      }
      at = next + 1;
    }
  }

  int count() {
    return count;
  }

  int start(int field) {
    return starts[field];
  }

  int end(int field) {
    return ends[field];
  }

  boolean isEmpty(int field) {
    return starts[field] == ends[field];
  }

  private void put(int field, int start, int end) {
    if (field == starts.length) {
      starts = Arrays.copyOf(starts, field * 2);
      ends = Arrays.copyOf(ends, field * 2);
    }
    starts[field] = start;
    ends[field] = end;
  }

  /** Where the quoted field that opens at an index ends, closing mark included; -1: nowhere. */
  private static int quoted(byte[] bytes, int open, int end) {
    int at = open + 1;
    while (at < end) {
      if (bytes[at] != '"') {
        at++;
      } else if (at + 1 < end && bytes[at + 1] == '"') {
        at += 2;
      } else {
        return at + 1;
      }
    }
    return -1;
  }

  private static int indexOf(byte[] bytes, int start, int end, byte separator) {
    int at = start;
    while (at < end && bytes[at] != separator) {
      at++;
    }
    return at;
  }

  private static int skipSpaces(byte[] bytes, int start, int end, byte separator) {
    int at = start;
    while (at < end && isSpace(bytes[at]) && bytes[at] != separator) {
      at++;
    }
    return at;
  }

  private static int trimmedEnd(byte[] bytes, int start, int end) {
    int at = end;
    while (at > start && isSpace(bytes[at - 1])) {
      at--;
    }
    return at;
  }

  private static boolean isSpace(byte value) {
    return value == ' ' || value == '\t';
  }
}

package io.headroom.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads lines as ranges of one reused buffer. A line ends at a line feed or at the end of the
 * stream; a carriage return before it and a byte order mark at the start belong to no line. Belongs
 * to one thread.
 */
final class LineReader implements Closeable {
  /** A longer line is cut off; {@link #tooLong()} says so. */
  static final int LONGEST_LINE = 1 << 16;

  private static final int CAPACITY = 1 << 18;
  private static final int KEPT_OF_LONG_LINE = 1_024;

  private final InputStream in;
  private final byte[] buffer = new byte[CAPACITY];
  private int position;
  private int limit;
  private int start;
  private int end;
  private boolean tooLong;
  private boolean atStart = true;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    tooLong = false;
    int at = position;
    while (true) {
      while (at < limit) {
        if (buffer[at] == '\n') {
          line(at, at + 1);
          return true;
        }
        at++;
      }
      if (limit - position > LONGEST_LINE) {
        cutOff();
        return true;
      }
      int scanned = at - position;
      if (!fill()) {
        return lastLine();
      }
      at = position + scanned;
    }
  }

  byte[] buffer() {
    return buffer;
  }

  /** Where the line begins in the buffer. */
  int start() {
    return start;
  }

  /** Where it ends, exclusive. */
  int end() {
    return end;
  }

  boolean blank() {
    for (int at = start; at < end; at++) {
      if (buffer[at] != ' ' && buffer[at] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Whether the line is longer than {@link #LONGEST_LINE}; only its beginning is there then. */
  boolean tooLong() {
    return tooLong;
  }

  /** Reads to the end, which makes a damaged file show itself. */
  void drain() throws IOException {
    position = 0;
    do {
      limit = in.read(buffer, 0, CAPACITY);
    } while (limit >= 0);
    limit = 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean lastLine() {
    if (position == limit) {
      return false;
    }
    line(limit, limit);
    return true;
  }

  private void line(int lineEnd, int next) {
    start = position;
    end = lineEnd > start && buffer[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
    position = next;
    if (lineEnd - start > LONGEST_LINE) {
      tooLong = true;
      end = start + KEPT_OF_LONG_LINE;
    }
    if (atStart) {
      atStart = false;
      skipByteOrderMark();
    }
  }

  private void skipByteOrderMark() {
    if (end - start >= 3
        && buffer[start] == (byte) 0xEF
        && buffer[start + 1] == (byte) 0xBB
        && buffer[start + 2] == (byte) 0xBF) {
      start += 3;
    }
  }

  /** Makes room behind what is unread and reads on; false at the end of the stream. */
  private boolean fill() throws IOException {
    int unread = limit - position;
    System.arraycopy(buffer, position, buffer, 0, unread);
    position = 0;
    limit = unread;
    int read = in.read(buffer, limit, CAPACITY - limit);
    if (read < 0) {
      return false;
    }
    limit += read;
    return true;
  }

  private void cutOff() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, KEPT_OF_LONG_LINE);
    boolean found = false;
    position = limit;
    while (!found) {
      int read = in.read(buffer, KEPT_OF_LONG_LINE, CAPACITY - KEPT_OF_LONG_LINE);
      if (read < 0) {
        position = KEPT_OF_LONG_LINE;
        limit = KEPT_OF_LONG_LINE;
        break;
      }
      position = KEPT_OF_LONG_LINE;
      limit = KEPT_OF_LONG_LINE + read;
      while (position < limit && !found) {
        found = buffer[position++] == '\n';
      }
    }
    tooLong = true;
    atStart = false;
    start = 0;
    end = KEPT_OF_LONG_LINE;
  }
}

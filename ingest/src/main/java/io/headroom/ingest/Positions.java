package io.headroom.ingest;

/**
 * A row's place in its stream: the ordinal of its file times 2^40 plus its row number, which counts
 * every line of the file from 1, a header left out.
 */
final class Positions {
  private static final int ROW_BITS = 40;

  private Positions() {}

  static long of(long fileOrdinal, long row) {
    return fileOrdinal << ROW_BITS | row;
  }

  static int fileOrdinal(long position) {
    return (int) (position >>> ROW_BITS);
  }

  static long row(long position) {
    return position & (1L << ROW_BITS) - 1;
  }
}

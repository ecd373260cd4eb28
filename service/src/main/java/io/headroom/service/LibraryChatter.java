package io.headroom.service;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what Deeplearning4j prints about itself off standard output, which is for results: SameDiff
 * prints a line for each operation that it differentiates. Whoever wrote to the stream before still
 * holds it.
 */
final class LibraryChatter {
  private final PrintStream before = System.out;

  private LibraryChatter() {}

  /** Silences it until this is closed. */
  static LibraryChatter silenced() {
    LibraryChatter chatter = new LibraryChatter();
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    return chatter;
  }

  /** Lets it speak again. */
  void close() {
    System.setOut(before);
  }
}

package io.headroom.service;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out for results, and nothing else
 * @param err for progress and messages
 * @param terminal whether err is a terminal
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {
  /** The process's own; the headroom script knows whether standard error is a terminal. */
  static Console system() {
    return new Console(System.out, System.err, Boolean.getBoolean("headroom.terminal"));
  }

  void result(String text) {
    out.println(text);
    out.flush();
  }

  /** One of many lines of results; {@link #isRead} comes now and then and after the last. */
  void line(String text) {
    out.println(text);
  }

  /** Writes out what waits; false if nobody reads it any more, as after {@code | head}. */
  boolean isRead() {
    return !out.checkError();
  }

  /** A line for the person who waits. */
  void note(String text) {
    err.println("headroom: " + text);
  }

  Progress progress() {
    return Progress.of(err, terminal, System::nanoTime);
  }
}

package io.headroom.service;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far long work has come: a bar that redraws itself on a terminal, a plain line every few
 * seconds elsewhere. Writes to standard error, so that standard output stays for results.
 */
final class Progress {
  private static final long REDRAW_NANOS = 200_000_000L;
  private static final long LINE_NANOS = 5_000_000_000L;
  private static final int BAR_WIDTH = 30;

  private final PrintStream out;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private final long started;
  private long shown;

  private Progress(PrintStream out, boolean terminal, LongSupplier nanoTime) {
    this.out = out;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
    this.shown = started;
  }

  /**
   * @param nanoTime a monotone clock in ns
   */
  static Progress of(PrintStream out, boolean terminal, LongSupplier nanoTime) {
    return new Progress(out, terminal, nanoTime);
  }

  /**
   * Shows the state of the work if enough time has passed since the last time.
   *
   * @param share of the work that is done, from 0 to 1
   * @param count things done so far
   * @param what they are, in the plural
   */
  void update(double share, long count, String what) {
    long now = nanoTime.getAsLong();
    if (now - shown >= (terminal ? REDRAW_NANOS : LINE_NANOS)) {
      shown = now;
      show(share, count, what, now);
    }
  }

  /** Leaves the line of the bar. */
  void done() {
    if (terminal && shown != started) {
      out.print("\r\033[K");
      out.flush();
    }
  }

  private void show(double share, long count, String what, long now) {
    double seconds = (now - started) / 1e9;
    double left = share > 0 ? seconds * (1 - share) / share : Double.NaN;
    String figures =
        String.format(
            Locale.ROOT,
            "%3.0f %%  %,d %s  %,.0f/s%s",
            100 * share,
            count,
            what,
            count / seconds,
            Double.isNaN(left) ? "" : String.format(Locale.ROOT, "  %.0f s left", left));
    if (terminal) {
      int filled = (int) Math.round(BAR_WIDTH * Math.min(1, share));
      out.print("\r\033[K" + "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled) + " " + figures);
      out.flush();
    } else {
      out.println(figures);
    }
  }
}

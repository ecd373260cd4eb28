package io.headroom.service;

import io.headroom.forecast.training.TrainingMonitor;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Shows each pass of a training: a line that redraws itself on a terminal, else a line each. */
final class TrainingProgress implements TrainingMonitor {
  private final Console console;
  private final Shutdown shutdown;
  private final LongSupplier nanoTime;
  private final long started;
  private long passes;

  /**
   * @param nanoTime a monotone clock in ns
   */
  TrainingProgress(Console console, Shutdown shutdown, LongSupplier nanoTime) {
    this.console = console;
    this.shutdown = shutdown;
    this.nanoTime = nanoTime;
    started = nanoTime.getAsLong();
  }

  @Override
  public void epoch(Epoch epoch) {
    passes++;
    String line = line(epoch);
    if (console.terminal()) {
      console.err().print("\r\033[K" + line);
      console.err().flush();
    } else {
      console.err().println(line);
    }
  }

  @Override
  public boolean cancelled() {
    return shutdown.requested();
  }

  /** Leaves the line. */
  void done() {
    if (console.terminal() && passes > 0) {
      console.err().print("\r\033[K");
      console.err().flush();
    }
  }

  private String line(Epoch epoch) {
    double secondsEach = (nanoTime.getAsLong() - started) / 1e9 / passes;
    int left = epoch.epochs() - epoch.epoch() + (epoch.members() - epoch.member()) * epoch.epochs();
    return String.format(
        Locale.ROOT,
        "member %d of %d  epoch %d  train %.4f  validation %.4f  best %.4f at epoch %d"
            + "  at most %.0f s left",
        epoch.member(),
        epoch.members(),
        epoch.epoch(),
        epoch.trainLoss(),
        epoch.validationLoss(),
        epoch.bestLoss(),
        epoch.bestEpoch(),
        secondsEach * left);
  }
}

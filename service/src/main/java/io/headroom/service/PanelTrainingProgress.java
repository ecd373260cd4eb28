package io.headroom.service;

import io.headroom.forecast.training.panel.JobMonitor;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Shows each pass of trainings that run side by side. */
final class PanelTrainingProgress implements JobMonitor {
  private final Console console;
  private final BooleanSupplier cancelled;

  PanelTrainingProgress(Console console, BooleanSupplier cancelled) {
    this.console = console;
    this.cancelled = cancelled;
  }

  @Override
  public void progress(Progress progress) {
    String line =
        String.format(
            Locale.ROOT,
            "network %d of %d  %s%s%s",
            Math.min(progress.done() + 1, progress.jobs()),
            progress.jobs(),
            progress.job(),
            progress
                .epoch()
                .map(
                    epoch ->
                        String.format(
                            Locale.ROOT,
                            "  pass %d of %d  loss %.4f",
                            epoch.epoch(),
                            epoch.epochs(),
                            epoch.trainingLoss()))
                .orElse("  done before"),
            progress.secondsLeft().isPresent()
                ? String.format(
                    Locale.ROOT,
                    "  %.0f s left of this ensemble",
                    progress.secondsLeft().getAsDouble())
                : "");
    if (console.terminal()) {
      console.err().print("\r\033[K" + line);
      console.err().flush();
    } else {
      console.err().println(line);
    }
  }

  @Override
  public boolean cancelled() {
    return cancelled.getAsBoolean();
  }
}

package io.headroom.service;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelCsv;
import io.headroom.forecast.lab.Window;
import io.headroom.journal.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Panels from files, and what of their days is the test. */
final class PanelFile {
  private PanelFile() {}

  /**
   * Reads a panel.
   *
   * @throws UnusableInputException in one line that names file and line
   */
  static PanelCsv.Read read(Path file, boolean squareRoots) {
    try {
      return PanelCsv.read(file.toString(), Files.readAllLines(file), squareRoots);
    } catch (IOException e) {
      throw new UnusableInputException(
          "--panel " + file + ": cannot be read: " + FileProblem.of(e));
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException("--panel " + e.getMessage());
    }
  }

  /**
   * The last days.
   *
   * @throws UnusableInputException if share or horizon make no sense, or the days are too few
   */
  static Window test(Panel panel, double share, int horizon) {
    if (horizon < 1) {
      throw new UnusableInputException(
          String.format(Locale.ROOT, "--horizon %d: expected 1 or more", horizon));
    }
    try {
      return Window.test(panel, share, horizon);
    } catch (IllegalArgumentException e) {
      throw new UnusableInputException("--panel " + e.getMessage());
    }
  }
}

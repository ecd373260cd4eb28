package io.headroom.service;

import io.headroom.forecast.lab.PanelCsv;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How commands are told which panel. */
abstract class PanelSource {
  @Option(
      names = "--panel",
      required = true,
      paramLabel = "FILE",
      description =
          "CSV of daily variances, decimal: a header with the instruments' names, then a row per"
              + " day, its date first; empty or 0 where missing.")
  Path file;

  @Option(names = "--sqrt", description = "The file holds square roots of the variances.")
  private boolean squareRoots;

  /**
   * Reads the panel.
   *
   * @throws UnusableInputException in one line that names file and line
   */
  PanelCsv.Read read() {
    return PanelFile.read(file, squareRoots);
  }
}

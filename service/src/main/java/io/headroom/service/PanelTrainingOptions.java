package io.headroom.service;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What {@code headroom train --panel} can be told. */
final class PanelTrainingOptions {
  @Option(
      names = "--panel",
      required = true,
      paramLabel = "FILE",
      description = "CSV of daily variances, as evaluate --panel reads it.")
  Path file;

  @Option(names = "--sqrt", description = "The file holds square roots of the variances.")
  boolean squareRoots;

  @Option(
      names = "--test-share",
      paramLabel = "SHARE",
      defaultValue = "0.3",
      description =
          "The last days, as a share of all, over which networks are walked; ${DEFAULT-VALUE}.")
  double testShare;

  @Option(
      names = "--horizon",
      paramLabel = "DAYS",
      description = "Rows whose mean variance is forecast, 1 or 5, 1 if not said; may be repeated.")
  List<Integer> horizons = List.of(1);

  @Option(
      names = "--leave-out",
      paramLabel = "NAME",
      split = ",",
      description = "Learn from the other instruments alone; may be repeated.")
  List<String> leftOut = List.of();

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where an interrupted training goes on; the system's temporary folder.")
  Path work = Path.of(System.getProperty("java.io.tmpdir"), "headroom-training");
}

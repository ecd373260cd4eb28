package io.headroom.service;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What {@code headroom evaluate --panel} can be told. */
final class PanelOptions {
  @Option(
      names = "--panel",
      required = true,
      paramLabel = "FILE",
      description =
          "CSV of daily variances, decimal: a header with the instruments' names, then a row per"
              + " day, its date first; empty or 0 where missing.")
  Path file;

  @Option(names = "--sqrt", description = "The file holds square roots of the variances.")
  boolean squareRoots;

  @Option(
      names = "--test-share",
      paramLabel = "SHARE",
      defaultValue = "0.3",
      description = "The last days, out of sample, as a share of all; ${DEFAULT-VALUE}.")
  double testShare;

  @Option(
      names = "--horizon",
      paramLabel = "DAYS",
      description = "Rows whose mean variance is forecast, 1; may be repeated.")
  List<Integer> horizons = List.of(1);

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a report with plots too, one file that needs no other.")
  Path html;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      description = "Where trained ensembles are; config/models/panel.")
  Path models = Program.root().resolve("config/models/panel");

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "With --retrain: where an interrupted training goes on; the system's temporary folder.")
  Path work = Path.of(System.getProperty("java.io.tmpdir"), "headroom-training");

  @Option(
      names = "--leave-out",
      paramLabel = "NAME",
      split = ",",
      description =
          "Judge networks on these instruments that were trained on the others; may be repeated.")
  List<String> leftOut = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the bootstraps; ${DEFAULT-VALUE}.")
  long seed;
}

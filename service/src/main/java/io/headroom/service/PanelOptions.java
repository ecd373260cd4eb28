package io.headroom.service;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What {@code headroom evaluate --panel} can be told. */
final class PanelOptions extends PanelWindows {
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
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the bootstraps; ${DEFAULT-VALUE}.")
  long seed;
}

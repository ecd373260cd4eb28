package io.headroom.service;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.Window;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/**
 * How commands are told over which days of a panel models are walked, and where they are trained.
 */
class PanelWindows extends PanelSource {
  @Option(
      names = "--test-share",
      paramLabel = "SHARE",
      defaultValue = "0.3",
      description = "The last days, out of sample, as a share of all; ${DEFAULT-VALUE}.")
  double testShare;

  @Option(
      names = "--horizon",
      paramLabel = "DAYS",
      description = "Rows whose mean variance is forecast, 1 if not said; may be repeated.")
  List<Integer> horizons = List.of(1);

  @Option(
      names = "--leave-out",
      paramLabel = "NAME",
      split = ",",
      description =
          "Networks learn from the other instruments alone, and are judged on these; may be repeated.")
  List<String> leftOut = List.of();

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "Where an interrupted training goes on; the system's temporary folder.")
  Path work = Path.of(System.getProperty("java.io.tmpdir"), "headroom-training");

  /**
   * The last days.
   *
   * @throws UnusableInputException if share or horizon make no sense, or the days are too few
   */
  Window test(Panel panel, int horizon) {
    return PanelFile.test(panel, testShare, horizon);
  }
}

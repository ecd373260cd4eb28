package io.headroom.forecast.lab;

import io.headroom.forecast.RealData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The 24 indices behind HEADROOM_DATA, and the days that published figures are of. */
final class RealPanel {
  /** The last 30 % of the days. */
  static final int TEST_DAYS = 1_027;

  private RealPanel() {}

  static Panel panel() {
    try {
      return PanelCsv.read(
              "rv5_sqrt_24.csv",
              Files.readAllLines(RealData.folder().resolve("realized/rv5_sqrt_24.csv")),
              true)
          .panel();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Schedule test(Panel panel, int every) {
    return new Schedule(panel.days() - TEST_DAYS, panel.days(), every, 1);
  }
}

package io.headroom.forecast.lab;

import java.util.Optional;

/** What a linear model regresses the logarithm of the coming variance on, besides a constant. */
interface Design {
  /** How many regressors there are in a panel. */
  int columns(Panel panel);

  /** How many first days have no row, because a lag reaches before the panel. */
  int burnIn();

  /**
   * Fills in the regressors of an instrument at an origin.
   *
   * @param known the origin is a known day of it, and the row after it has a date
   * @param row of {@link #columns}
   */
  void fill(Panel known, int origin, int instrument, double[] row);

  /** What the panel lacks, if anything. */
  default Optional<String> notApplicable(Panel panel) {
    return Optional.empty();
  }
}

package io.headroom.forecast.har;

/** Which days a model that forecasts from an origin is fitted to. */
public sealed interface EstimationWindow {
  /** The first origin whose row is used, for a forecast that is made at this one. */
  int first(HarDesign design, int origin);

  /** All days so far. */
  record Increasing() implements EstimationWindow {
    @Override
    public int first(HarDesign design, int origin) {
      return design.firstOrigin();
    }
  }

  /**
   * The last so many days, that of the forecast's origin the last: rows need the 22 days before
   * their target, so 1,000 days hold 978 rows of one day ahead.
   */
  record Rolling(int days) implements EstimationWindow {
    public Rolling {
      if (days <= HarModel.LONGEST) {
        throw new IllegalArgumentException(
            "a window of " + days + " days holds no row: expected more than " + HarModel.LONGEST);
      }
    }

    @Override
    public int first(HarDesign design, int origin) {
      return Math.max(design.firstOrigin(), origin - days + HarModel.LONGEST);
    }
  }
}

package io.headroom.forecast.har;

/**
 * Forecasts out of sample: at each origin from the rows whose targets ended by its close.
 *
 * @param window the days to fit
 * @param filter what becomes of a forecast out of range
 * @param refitEvery days between fits, 1 for each day anew
 */
public record WalkForward(EstimationWindow window, InsanityFilter filter, int refitEvery) {
  public WalkForward {
    if (refitEvery < 1) {
      throw new IllegalArgumentException(
          "a model is fitted again after at least a day, not " + refitEvery);
    }
  }

  /**
   * The forecasts made at the close of each day from the first to the last, both included.
   *
   * @return in the order of the days; element i is of the target of day first + i
   * @throws IllegalArgumentException if the days before the first are too few to fit, or the last
   *     is before the first
   * @throws IndexOutOfBoundsException if the last is not in the series
   */
  public double[] forecasts(HarDesign design, int first, int last) {
    if (last < first) {
      throw new IllegalArgumentException("there are no days from " + first + " to " + last);
    }
    double[] forecasts = new double[last - first + 1];
    HarFit fit = fit(design, first);
    for (int i = 0; i < forecasts.length; i++) {
      if (i > 0 && i % refitEvery == 0) {
        fit = fit(design, first + i);
      }
      forecasts[i] = fit.forecast(design.sharedRow(first + i), filter);
    }
    return forecasts;
  }

  /** The fit that a forecast at the close of a day may use. */
  public HarFit fit(HarDesign design, int origin) {
    return HarFit.of(design, window.first(design, origin), origin - design.horizon());
  }
}

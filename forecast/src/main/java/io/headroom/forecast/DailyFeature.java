package io.headroom.forecast;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a network is told of a day. None has a unit, so that instruments can share one network; each
 * is kept within 5 of zero, so that a misprint can't drive a network beyond what it was trained on.
 *
 * <p>In the formulas v is the day's variance, h what log-HAR had forecast for the day, h' what it
 * forecasts for the next one, r the day's close-to-close log return, and m5 and m22 are the means
 * of v over the last 5 and 22 days, the day included.
 */
enum DailyFeature {
  /** {@code ln v - ln h}. */
  SURPRISE("surprise"),

  /** {@code ln h' - ln h}. */
  LEVEL_CHANGE("level-change"),

  /** {@code r / sqrt(h)}: keeps the sign, so that a fall can weigh more than a rise. */
  STANDARDISED_RETURN("standardised-return"),

  /** {@code ln v - ln m5}. */
  DAY_TO_WEEK("day-to-week"),

  /** {@code ln m5 - ln m22}. */
  WEEK_TO_MONTH("week-to-month"),

  /** The squared overnight return over v, from 0 to 1. */
  OVERNIGHT_SHARE("overnight-share"),

  /** {@code ln m22} less the mean of ln v over all days so far. */
  MONTH_TO_LONG_RUN("month-to-long-run");

  private static final double LARGEST = 5;
  private static final List<DailyFeature> ALL = List.of(values());

  private final String written;

  DailyFeature(String written) {
    this.written = written;
  }

  /** Every feature there is. */
  static List<DailyFeature> all() {
    return ALL;
  }

  /** The name that an artifact carries. */
  String written() {
    return written;
  }

  /** Its value; NaN where the day lacks what it is made of. */
  double of(ObservedDay day) {
    return Math.max(-LARGEST, Math.min(LARGEST, raw(day)));
  }

  /**
   * Its value at the HAR point, where each day came out as log-HAR had forecast it and nothing else
   * is known: no surprise, no news for the next forecast, no move to either side, and a level that
   * has been the same for a day, a week, a month and longer. Of the night's share log-HAR says
   * nothing, so there it is the mean.
   *
   * @param mean of the feature on the days that the network was trained on
   */
  double harPoint(double mean) {
    return switch (this) {
      case SURPRISE,
          LEVEL_CHANGE,
          STANDARDISED_RETURN,
          DAY_TO_WEEK,
          WEEK_TO_MONTH,
          MONTH_TO_LONG_RUN ->
          0;
      case OVERNIGHT_SHARE -> mean;
    };
  }

  private double raw(ObservedDay day) {
    return switch (this) {
      case SURPRISE -> day.logVariance() - day.logForecast();
      case LEVEL_CHANGE -> day.logNextForecast() - day.logForecast();
      case STANDARDISED_RETURN -> day.standardisedReturn();
      case DAY_TO_WEEK -> day.logVariance() - day.logWeek();
      case WEEK_TO_MONTH -> day.logWeek() - day.logMonth();
      case OVERNIGHT_SHARE -> day.overnightShare();
      case MONTH_TO_LONG_RUN -> day.logMonth() - day.logLongRun();
    };
  }

  /**
   * The features of these names, in their order.
   *
   * @throws IllegalArgumentException if one is unknown or stands there twice
   */
  static List<DailyFeature> of(List<String> names) {
    List<DailyFeature> features = names.stream().map(DailyFeature::of).toList();
    if (features.stream().distinct().count() < features.size()) {
      throw new IllegalArgumentException("a feature stands twice in " + names);
    }
    return features;
  }

  private static DailyFeature of(String name) {
    return ALL.stream()
        .filter(feature -> feature.written.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown feature '" + name + "'; this release has: " + allNames()));
  }

  private static String allNames() {
    return ALL.stream().map(DailyFeature::written).collect(Collectors.joining(", "));
  }
}

package io.headroom.service.report;

/**
 * A model's row. A number that there is none of is NaN and shown as a dash.
 *
 * @param qlike mean loss
 * @param mse mean squared error, in whatever unit the page's settings name
 * @param ratio of its mean QLIKE to the baseline's
 * @param dieboldMariano statistic of its loss less the baseline's, below zero where it is better
 * @param pValue of the statistic
 * @param holmPValue the same, corrected for the number of models
 * @param sets in how many instruments' confidence sets it is
 * @param instruments of how many
 * @param calmQlike mean loss on calm days
 * @param turbulentQlike mean loss on turbulent days
 */
public record ModelResult(
    String model,
    double qlike,
    double mse,
    Interval ratio,
    double dieboldMariano,
    double pValue,
    double holmPValue,
    int sets,
    int instruments,
    double calmQlike,
    double turbulentQlike) {
  /** An estimate and where it may lie. */
  public record Interval(double lower, double estimate, double upper) {
    /** Whether all three are numbers. */
    boolean known() {
      return Double.isFinite(lower) && Double.isFinite(estimate) && Double.isFinite(upper);
    }
  }
}

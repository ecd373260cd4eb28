package io.headroom.forecast;

/**
 * One instrument's session up to an instant.
 *
 * @param asOf ns since the epoch
 * @param sessionDate days since 1970-01-01
 * @param last the close where complete
 * @param overnightReturn log; NaN without a previous close
 */
record Realized(
    long asOf,
    int sessionDate,
    boolean complete,
    double open,
    double last,
    double overnightReturn,
    SubsampledMeasures measures,
    long accepted,
    long unused,
    long rejected) {
  /** Log. */
  double openToLastReturn() {
    return StrictMath.log(last / open);
  }
}

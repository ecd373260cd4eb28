package io.headroom.forecast;

import io.headroom.forecast.measures.SubsampledMeasures;

/**
 * One instrument's session up to an instant.
 *
 * @param asOf ns since the epoch
 * @param sessionDate days since 1970-01-01
 * @param last the close where complete
 * @param overnightReturn log; NaN without a previous close
 * @param realizedKernel NaN in the first minutes
 * @param jumpStatistic of one grid of five-minute returns; NaN in the first minutes
 */
record Realized(
    long asOf,
    int sessionDate,
    boolean complete,
    double open,
    double last,
    double overnightReturn,
    SubsampledMeasures measures,
    double realizedKernel,
    double jumpStatistic,
    long accepted,
    long unused,
    long rejected) {
  /** Log. */
  double openToLastReturn() {
    return StrictMath.log(last / open);
  }
}

/**
 * Realized measures: what a path of prices says of its variance. Pure functions of returns, each
 * with its formula, unit and source, and {@link io.headroom.forecast.measures.KernelObservations},
 * which keeps of a session what a realized kernel needs.
 *
 * <p>Returns are of logarithms, decimal. A variance is that of the time which the returns cover; a
 * quarticity is the integral of the squared variance rate with that time as its unit, so that the
 * square of a variance has its unit. A measure of fewer returns than it needs is NaN.
 */
package io.headroom.forecast.measures;

package io.headroom.forecast.garch;

/**
 * Standard errors of {@link GarchParameters}, each in the unit of its parameter; NaN for one that
 * the model does not have, or that stands at a bound, where the normal approximation does not hold.
 */
public record StandardErrors(
    double mu, double omega, double alpha, double gamma, double beta, double nu) {}

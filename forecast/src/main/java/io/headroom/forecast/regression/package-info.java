/** Least squares, shared by the models of daily variance. */
package io.headroom.forecast.regression;

/**
 * The forecasting laboratory: models of the daily variances of many instruments, walked forward
 * over a {@link io.headroom.forecast.lab.Panel} as they would have been used at the time.
 *
 * <p>A model is handed what was known at a day's end and nothing else: {@link
 * io.headroom.forecast.lab.Panel#upTo}. Plain deterministic Java; the same panel gives the same
 * bits.
 */
package io.headroom.forecast.lab;

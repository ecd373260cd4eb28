/**
 * Which of two forecasts is better: losses on days that neither has seen, and whether the
 * difference is more than chance.
 */
package io.headroom.forecast.evaluation;

/**
 * The HAR family: least squares of a day's realized variance, or of its mean over some days, on
 * what the realized measures of the last 22 days say.
 *
 * <pre>{@code
 * RealizedSeries series =
 *     RealizedSeries.of("SPX", variances).with(Measure.QUARTICITY, quarticities);
 * HarDesign design = HarDesign.of(HarModel.HARQ, series, 1);
 * HarFit fit = HarFit.of(design, design.firstOrigin(), today - 1);
 * fit.forecast(design.row(today), InsanityFilter.RANGE);
 *
 * new WalkForward(new EstimationWindow.Rolling(1_000), InsanityFilter.RANGE, 1)
 *     .forecasts(design, 1_000, series.size() - 2);
 * }</pre>
 *
 * <p>A day is its index in the series, from 0. A row of day t holds values of days up to t and no
 * other, so a model that is fitted on rows whose targets ended by t forecasts without looking
 * ahead.
 */
package io.headroom.forecast.har;

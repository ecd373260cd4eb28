package io.headroom.forecast.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * What the tests of the R package HARModel 1.0 publish (tests/testthat/test_HARModel.R), on the
 * data of Bollerslev, Patton and Quaedvlieg (2016).
 */
class PublishedHarTest {
  private static final int FORECASTS = 3_096;
  private static final EstimationWindow ROLLING = new EstimationWindow.Rolling(1_000);
  private static final EstimationWindow INCREASING = new EstimationWindow.Increasing();

  private final RealizedSeries series = RealizedData.standardAndPoors();

  @Test
  void shouldReproduceCoefficients() {
    double[] coefficients = fit(HarModel.HAR).coefficients();

    assertThat(coefficients[0]).isCloseTo(0.1123142, within(5e-8));
    assertThat(coefficients[1]).isCloseTo(0.2273436, within(5e-8));
    assertThat(coefficients[2]).isCloseTo(0.4903494, within(5e-8));
    assertThat(coefficients[3]).isCloseTo(0.1863766, within(5e-8));
  }

  @Test
  void shouldReproduceErrorsInSample() {
    double har = fit(HarModel.HAR).meanSquaredError();

    assertThat(fit(HarModel.HARQ).meanSquaredError()).isCloseTo(2.35696246, within(5e-9));
    assertThat(fit(HarModel.HARQ_FULL).meanSquaredError()).isCloseTo(2.35455696, within(5e-9));
    assertThat(fit(HarModel.HARJ).meanSquaredError() / har).isCloseTo(0.96833979, within(5e-9));
  }

  @Test
  void shouldReproduceQlikeInSample() {
    assertThat(qlikeInSample(HarModel.HARQ)).isCloseTo(0.13577366, within(5e-9));
    assertThat(qlikeInSample(HarModel.HARQ_FULL)).isCloseTo(0.13801195, within(5e-9));
  }

  private double qlikeInSample(HarModel model) {
    HarDesign design = HarDesign.of(model, series, 1);
    HarFit fit = fit(model);
    double sum = 0;
    for (int day = design.firstOrigin(); day <= design.lastOriginWithTarget(); day++) {
      double fitted = fit.forecast(design.row(day), InsanityFilter.ZERO_TO_LARGEST);
      double ratio = design.target(day) / fitted;
      sum += ratio - Math.log(ratio) - 1;
    }
    return sum / fit.rows();
  }

  private HarFit fit(HarModel model) {
    HarDesign design = HarDesign.of(model, series, 1);
    return HarFit.of(design, design.firstOrigin(), design.lastOriginWithTarget());
  }

  @Test
  void shouldReproduceForecastsFromAnIncreasingWindow() {
    Losses har = losses(HarModel.HAR, INCREASING, InsanityFilter.NONE);
    Losses harq = losses(HarModel.HARQ, INCREASING, InsanityFilter.ZERO_TO_LARGEST);

    assertThat(harq.squared() / har.squared()).isCloseTo(0.89439887, within(5e-9));
    assertThat(harq.qlike() / har.qlike()).isCloseTo(0.88091626, within(5e-9));
    // No forecast is out of range, so the filter of the literature gives the same.
    assertThat(losses(HarModel.HARQ, INCREASING, InsanityFilter.RANGE)).isEqualTo(harq);
  }

  @Test
  void shouldReproduceForecastsFromARollingWindow() {
    Losses har = losses(HarModel.HAR, ROLLING, InsanityFilter.NONE);
    Losses harj = published(HarModel.HARJ);
    Losses chr = published(HarModel.CHAR);
    Losses full = published(HarModel.HARQ_FULL);

    assertThat(harj.squared() / har.squared()).isCloseTo(0.91751679, within(5e-9));
    assertThat(harj.qlike() / har.qlike()).isCloseTo(1.01151469, within(5e-9));
    assertThat(chr.squared() / har.squared()).isCloseTo(0.95830776, within(5e-9));
    // Ends in 7 here as in NumPy 2.4; the package's test allows 1.5e-8.
    assertThat(chr.qlike() / har.qlike()).isCloseTo(1.02005358, within(1e-8));
    assertThat(full.squared() / har.squared()).isCloseTo(0.792906786, within(5e-10));
  }

  @Test
  void shouldSayWhatTheRollingRatiosAreWithoutLookingAhead() {
    Losses har = losses(HarModel.HAR, ROLLING, InsanityFilter.NONE);
    Losses harj = losses(HarModel.HARJ, ROLLING, InsanityFilter.ZERO_TO_LARGEST);
    Losses full = losses(HarModel.HARQ_FULL, ROLLING, InsanityFilter.ZERO_TO_LARGEST);
    Losses range = losses(HarModel.HARQ_FULL, ROLLING, InsanityFilter.RANGE);
    Losses shar = losses(HarModel.SHAR, ROLLING, InsanityFilter.RANGE);

    // NumPy 2.4, least squares by singular values, on the same rows.
    assertThat(harj.squared() / har.squared()).isCloseTo(0.91752583, within(5e-9));
    assertThat(full.squared() / har.squared()).isCloseTo(0.79302964, within(5e-9));
    assertThat(range.squared() / har.squared()).isCloseTo(0.79507558, within(5e-9));
    assertThat(range.qlike() / har.qlike()).isCloseTo(1.292232, within(1e-6));
    assertThat(shar.squared() / har.squared()).isCloseTo(0.8375383, within(5e-9));
    assertThat(shar.qlike() / har.qlike()).isCloseTo(0.93977503, within(2e-8));
  }

  @Test
  void shouldFitSemivariancesAsAnIndependentCalculationDoes() {
    // NumPy 2.4.
    HarFit fit = fit(HarModel.SHAR);

    double[] expected = {
      0.06924656835079766,
      -0.37337698506823375,
      1.1282129578671838,
      0.4176261253864014,
      0.15303324536878982
    };
    assertThat(fit.coefficients()).containsExactly(expected, within(1e-11));
    assertThat(fit.meanSquaredError()).isCloseTo(2.2886954625246863, within(1e-12));
  }

  /** Mean losses of the forecasts. */
  private record Losses(double squared, double qlike) {}

  private Losses losses(HarModel model, EstimationWindow window, InsanityFilter filter) {
    HarDesign design = HarDesign.of(model, series, 1);
    int first = design.lastOriginWithTarget() - FORECASTS + 1;
    WalkForward walk = new WalkForward(window, filter, 1);
    return losses(walk.forecasts(design, first, design.lastOriginWithTarget()));
  }

  /**
   * As the package filters rolling forecasts: by the largest and the mean of the window's targets
   * with that of the day that is forecast among them, which looks ahead.
   */
  private Losses published(HarModel model) {
    HarDesign design = HarDesign.of(model, series, 1);
    int first = design.lastOriginWithTarget() - FORECASTS + 1;
    WalkForward walk = new WalkForward(ROLLING, InsanityFilter.NONE, 1);
    double[] forecasts = walk.forecasts(design, first, design.lastOriginWithTarget());
    for (int i = 0; i < FORECASTS; i++) {
      HarFit fit = walk.fit(design, first + i);
      double target = design.target(first + i);
      double largest = Math.max(fit.largestTarget(), target);
      if (forecasts[i] < 0 || forecasts[i] > largest) {
        forecasts[i] = (fit.meanTarget() * fit.rows() + target) / (fit.rows() + 1);
      }
    }
    return losses(forecasts);
  }

  private Losses losses(double[] forecasts) {
    double squared = 0;
    double qlike = 0;
    for (int i = 0; i < FORECASTS; i++) {
      double variance = series.value(Measure.VARIANCE, series.size() - FORECASTS + i);
      double ratio = variance / forecasts[i];
      squared += (variance - forecasts[i]) * (variance - forecasts[i]);
      qlike += ratio - Math.log(ratio) - 1;
    }
    return new Losses(squared / FORECASTS, qlike / FORECASTS);
  }
}

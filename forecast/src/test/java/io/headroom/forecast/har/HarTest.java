package io.headroom.forecast.har;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HarTest {
  private static final int DAYS = 400;
  private static final RealizedSeries SERIES = RealizedData.random(DAYS, new Random(3));

  @ParameterizedTest
  @EnumSource(HarModel.class)
  void shouldAgreeWithCommonsMathsRegression(HarModel model) {
    // given targets of five days and a decomposition of another kind (QR)
    HarDesign design = HarDesign.of(model, SERIES, 5);
    int first = design.firstOrigin();
    int rows = design.lastOriginWithTarget() - first + 1;
    double[][] regressors = new double[rows][];
    double[] targets = new double[rows];
    for (int i = 0; i < rows; i++) {
      double[] row = design.row(first + i);
      regressors[i] = Arrays.copyOfRange(row, 1, row.length);
      targets[i] = design.target(first + i);
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(targets, regressors);

    HarFit fit = HarFit.of(design, first, design.lastOriginWithTarget());

    assertThat(fit.rows()).isEqualTo(DAYS - 21 - 5);
    assertThat(fit.coefficients())
        .containsExactly(regression.estimateRegressionParameters(), within(1e-9));
    assertThat(fit.meanSquaredError())
        .isCloseTo(regression.calculateResidualSumOfSquares() / rows, within(1e-11));
  }

  @ParameterizedTest
  @EnumSource(HarModel.class)
  void shouldForecastTheSameFromDecimalsAsFromPercent(HarModel model) {
    // given variances of about 1e-4 and quarticities of about 1e-8, by powers of two, which round
    // nothing
    Map<Measure, double[]> columns = columns();
    columns.forEach(
        (measure, column) -> {
          int exponent = measure == Measure.QUARTICITY ? -26 : -13;
          Arrays.setAll(column, day -> Math.scalb(column[day], exponent));
        });
    WalkForward walk = new WalkForward(new EstimationWindow.Rolling(250), InsanityFilter.RANGE, 10);

    double[] small =
        walk.forecasts(HarDesign.of(model, RealizedData.of(columns), 1), 300, DAYS - 1);
    double[] large = walk.forecasts(HarDesign.of(model, SERIES, 1), 300, DAYS - 1);

    assertThat(Arrays.stream(small).map(value -> Math.scalb(value, 13)).toArray())
        .containsExactly(large);
  }

  @ParameterizedTest
  @EnumSource(HarModel.class)
  void shouldKnowNothingOfTheDaysAfter(HarModel model) {
    // given a series of which all after day 330 is something else
    int last = 330;
    Map<Measure, double[]> scrambled = columns();
    Random random = new Random(8);
    for (double[] column : scrambled.values()) {
      for (int day = last + 1; day < DAYS; day++) {
        column[day] = 1e3 * random.nextDouble() + 1e-6;
      }
    }

    // then the forecasts to that of its close are the same, bit for bit
    EstimationWindow[] windows = {
      new EstimationWindow.Increasing(), new EstimationWindow.Rolling(200)
    };
    for (EstimationWindow window : windows) {
      for (int horizon : new int[] {1, 5}) {
        WalkForward walk = new WalkForward(window, InsanityFilter.RANGE, 1);
        HarDesign design = HarDesign.of(model, SERIES, horizon);
        HarDesign other = HarDesign.of(model, RealizedData.of(scrambled), horizon);

        assertThat(other.row(last)).containsExactly(design.row(last));
        assertThat(walk.forecasts(other, 300, last))
            .containsExactly(walk.forecasts(design, 300, last));
        assertThat(walk.forecasts(other, 300, last + 10))
            .isNotEqualTo(walk.forecasts(design, 300, last + 10));
      }
    }
  }

  /** The made-up series, to change. */
  private static Map<Measure, double[]> columns() {
    Map<Measure, double[]> columns = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      double[] column = new double[DAYS];
      Arrays.setAll(column, day -> SERIES.value(measure, day));
      columns.put(measure, column);
    }
    return columns;
  }

  @Test
  void shouldLayOutRowsAsThePapersDo() {
    // given variances 1, 2, ... and quarticities that are their squares
    double[] variances = new double[30];
    Arrays.setAll(variances, day -> day + 1);
    RealizedSeries series =
        RealizedSeries.of("steps", variances)
            .with(Measure.QUARTICITY, Arrays.stream(variances).map(v -> v * v).toArray());
    HarDesign design = HarDesign.of(HarModel.HARQ_FULL, series, 3);

    // then the 22nd day's row has means of 22, of 18 to 22 and of 1 to 22; the mean squares are
    // (324 + 361 + 400 + 441 + 484) / 5 = 402 and 23 * 45 / 6 = 172.5
    assertThat(design.firstOrigin()).isEqualTo(21);
    assertThat(design.row(21))
        .containsExactly(
            new double[] {1, 22, 20, 11.5, 22 * 22, 20 * Math.sqrt(402), 11.5 * Math.sqrt(172.5)},
            within(1e-12));
    // and its target is the mean of 23, 24 and 25; the last with one is the 27th's
    assertThat(design.target(21)).isEqualTo(24);
    assertThat(design.lastOriginWithTarget()).isEqualTo(26);
    assertThat(design.row(29)[1]).isEqualTo(30);
  }

  @Test
  void shouldPutTheMeanInPlaceOfAForecastOutOfRange() {
    HarDesign design = HarDesign.of(HarModel.HAR, SERIES, 1);
    HarFit fit = HarFit.of(design, 21, 300);
    double[] huge = {1, 1e6, 1e6, 1e6};
    double[] low = {1, -1, -1, -1};

    assertThat(fit.forecast(huge, InsanityFilter.NONE)).isGreaterThan(fit.largestTarget());
    assertThat(fit.forecast(huge, InsanityFilter.RANGE)).isEqualTo(fit.meanTarget());
    assertThat(fit.forecast(huge, InsanityFilter.ZERO_TO_LARGEST)).isEqualTo(fit.meanTarget());
    assertThat(fit.forecast(low, InsanityFilter.NONE)).isLessThan(fit.smallestTarget());
    assertThat(fit.forecast(low, InsanityFilter.RANGE)).isEqualTo(fit.meanTarget());
  }

  @Test
  void shouldFitAgainOnlyWhenItIsTime() {
    HarDesign design = HarDesign.of(HarModel.HAR, SERIES, 1);
    EstimationWindow window = new EstimationWindow.Increasing();
    WalkForward weekly = new WalkForward(window, InsanityFilter.NONE, 5);

    double[] forecasts = weekly.forecasts(design, 200, 209);

    HarFit early = weekly.fit(design, 200);
    HarFit late = weekly.fit(design, 205);
    assertThat(early.rows()).isEqualTo(200 - 21);
    assertThat(forecasts[4]).isEqualTo(early.forecast(design.row(204), InsanityFilter.NONE));
    assertThat(forecasts[5]).isEqualTo(late.forecast(design.row(205), InsanityFilter.NONE));
    assertThat(forecasts[9]).isEqualTo(late.forecast(design.row(209), InsanityFilter.NONE));
  }

  @Test
  void shouldRefuseWhatCannotBeFitted() {
    HarDesign design = HarDesign.of(HarModel.HAR, SERIES, 1);
    double[] constant = new double[100];
    Arrays.fill(constant, 2);
    HarDesign collinear = HarDesign.of(HarModel.HAR, RealizedSeries.of("flat", constant), 1);

    assertThatThrownBy(() -> HarFit.of(design, 21, 28))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "random: HAR cannot be fitted to the 8 days 21 to 28: they are too few for its 4"
                + " coefficients, or its regressors move as one");
    assertThatThrownBy(() -> HarFit.of(collinear, 21, 90))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("flat: HAR cannot be fitted");
    assertThatThrownBy(() -> design.row(20))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("random: day 20 is none of 21 to 399");
    assertThatThrownBy(() -> design.target(399)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new EstimationWindow.Rolling(22))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseMeasuresThatAreNone() {
    RealizedSeries series = RealizedSeries.of("SPX", 1, 2, 3);

    assertThatThrownBy(() -> RealizedSeries.of("SPX", 1, 0, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SPX: the realized variance of day 2 of 3 is 0.0: expected a finite number above zero;"
                + " leave the day out");
    assertThatThrownBy(() -> series.with(Measure.BIPOWER, 1, 2, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("SPX: the bipower variation of day 3 of 3 is NaN");
    assertThatThrownBy(() -> series.with(Measure.BIPOWER, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SPX: 2 values of bipower variation for 3 days: expected one for each day");
    assertThatThrownBy(() -> HarDesign.of(HarModel.HARQ, series, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SPX has no realized quarticity, which HARQ needs");
  }
}

package io.headroom.forecast.garch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class GarchFitterTest {
  private static final GarchParameters TRUTH = new GarchParameters(0.05, 0.05, 0.04, 0.1, 0.87, 7);
  private static final GarchModel MODEL = GarchModel.gjr().withErrors(Errors.STUDENT_T);

  @Test
  void shouldEstimateWhatASimulationWasMadeWith() {
    // given fits to thirty series of 2,000 days
    long seed = 20261124;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    GarchFit[] fits = new GarchFit[30];
    for (int i = 0; i < fits.length; i++) {
      fits[i] = GarchFitter.fit(MODEL, SimulatedReturns.of(TRUTH, 2_000, random));
    }

    // then their means are within four of their standard errors of the truth, and no further off
    // than a small part of it: omega and nu are skewed upwards in finite samples
    check(fits, GarchParameters::mu, 0.01);
    check(fits, GarchParameters::omega, 0.01);
    check(fits, GarchParameters::alpha, 0.01);
    check(fits, GarchParameters::gamma, 0.01);
    check(fits, GarchParameters::beta, 0.02);
    check(fits, parameters -> 1 / parameters.nu(), 0.01);

    // and the standard errors are about the estimates' spread
    double[] betas = values(fits, fit -> fit.parameters().beta());
    double claimed = mean(values(fits, fit -> fit.standardErrors().beta()));
    double robust = mean(values(fits, fit -> fit.robustStandardErrors().beta()));
    assertThat(claimed / spread(betas)).isBetween(0.7, 1.4);
    assertThat(robust / spread(betas)).isBetween(0.7, 1.4);
  }

  private static void check(
      GarchFit[] fits, ToDoubleFunction<GarchParameters> parameter, double most) {
    double[] estimates = values(fits, fit -> parameter.applyAsDouble(fit.parameters()));
    double truth = parameter.applyAsDouble(TRUTH);
    double error = spread(estimates) / Math.sqrt(fits.length);
    assertThat(mean(estimates)).isCloseTo(truth, within(Math.min(most, 4 * error)));
  }

  private static double[] values(GarchFit[] fits, ToDoubleFunction<GarchFit> value) {
    return Arrays.stream(fits).mapToDouble(value).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double spread(double[] values) {
    double mean = mean(values);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length);
  }

  @Test
  void shouldGiveTheSameBitsAgain() {
    ReturnSeries returns = SimulatedReturns.of(TRUTH, 1_000, new Random(2));

    GarchFit once = GarchFitter.fit(MODEL, returns);
    GarchFit again = GarchFitter.fit(MODEL, returns);

    assertThat(again.parameters()).isEqualTo(once.parameters());
    assertThat(again.standardErrors()).isEqualTo(once.standardErrors());
    assertThat(again.robustStandardErrors()).isEqualTo(once.robustStandardErrors());
    assertThat(again.convergence()).isEqualTo(once.convergence());
    assertThat(again.forecast()).isEqualTo(once.forecast());
  }

  @Test
  void shouldNotDependOnTheUnitOfTheReturns() {
    // given percent and decimals
    ReturnSeries percent = SimulatedReturns.of(TRUTH, 1_000, new Random(3));
    double[] decimals = Arrays.stream(percent.values()).map(r -> r / 100).toArray();

    GarchFit first = GarchFitter.fit(MODEL, percent);
    GarchFit second = GarchFitter.fit(MODEL, ReturnSeries.of("decimal", decimals));

    assertThat(100 * second.parameters().mu()).isCloseTo(first.parameters().mu(), within(1e-7));
    assertThat(1e4 * second.parameters().omega())
        .isCloseTo(first.parameters().omega(), within(1e-7));
    assertThat(second.parameters().beta()).isCloseTo(first.parameters().beta(), within(1e-7));
    assertThat(second.parameters().nu()).isCloseTo(first.parameters().nu(), within(1e-5));
    assertThat(100 * second.standardErrors().mu())
        .isCloseTo(first.standardErrors().mu(), within(1e-7));
    assertThat(second.logLikelihood())
        .isCloseTo(first.logLikelihood() + 1_000 * Math.log(100), within(1e-8));
  }

  @Test
  void shouldReachTheSameMaximumFromEstimatesNearby() {
    ReturnSeries returns = SimulatedReturns.of(TRUTH, 1_500, new Random(4));

    GarchFit fit = GarchFitter.fit(MODEL, returns);
    GarchFit near = GarchFitter.fitNear(TRUTH, MODEL, returns);

    assertThat(near.logLikelihood()).isCloseTo(fit.logLikelihood(), within(1e-8));
    assertThat(near.parameters().beta()).isCloseTo(fit.parameters().beta(), within(1e-7));
    assertThat(near.parameters().nu()).isCloseTo(fit.parameters().nu(), within(1e-4));
  }

  @Test
  void shouldTellWhatStandsAtItsBound() {
    // given errors that are normal, so that Student's t has no finite degrees of freedom to find
    GarchParameters normal = new GarchParameters(0, 0.05, 0.1, 0, 0.85, Double.POSITIVE_INFINITY);
    ReturnSeries returns = SimulatedReturns.of(normal, 1_500, new Random(6));

    GarchFit fit = GarchFitter.fit(GarchModel.garch().withErrors(Errors.STUDENT_T), returns);

    assertThat(fit.convergence().isInside()).isFalse();
    assertThat(fit.convergence().bounds()).containsExactly("nu = 500");
    assertThat(fit.parameters().nu()).isCloseTo(500, within(1e-9));
    assertThat(fit.standardErrors().nu()).isNaN();
    assertThat(fit.standardErrors().beta()).isPositive();
  }

  @Test
  void shouldFindAMaximumOrSayThatThereIsNone() {
    // given returns of constant variance, where omega and beta can hardly be told apart
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      double[] returns = random.doubles(250, -1, 1).toArray();
      for (GarchModel model : new GarchModel[] {GarchModel.garch(), MODEL}) {
        try {
          GarchFit fit = GarchFitter.fit(model, ReturnSeries.of("flat", returns));
          assertThat(fit.convergence().distance()).isLessThan(1e-7);
          assertThat(fit.logLikelihood()).isFinite();
        } catch (NoMaximumException none) {
          assertThat(none).hasMessageContaining("flat").hasMessageContaining("250 returns");
        }
      }
    }
  }

  @Test
  void shouldNameTheSeriesThatHasNoMaximum() {
    // given returns that are all but zero until a last one: the flatter the variance, the fatter
    // the
    // tail and the likelier the rest, with no end
    List<String> messages = new ArrayList<>();
    for (int seed = 0; seed < 10; seed++) {
      double[] returns = new Random(seed).doubles(300, -1e-12, 1e-12).toArray();
      returns[299] = 1;
      try {
        GarchFit fit = GarchFitter.fit(MODEL, ReturnSeries.of("XYZ", returns));
        assertThat(fit.convergence().bounds()).contains("nu = 2.05", "omega near 0");
      } catch (NoMaximumException none) {
        messages.add(none.getMessage());
      }
    }

    assertThat(messages)
        .isNotEmpty()
        .allMatch(
            message ->
                message.startsWith(
                    "XYZ: no maximum of the likelihood of GJR-GARCH(1,1) with Student-t errors"
                        + " found for its 300 returns"));
  }

  @Test
  void shouldRefuseTooFewReturns() {
    double[] returns = new Random(1).doubles(99).toArray();

    assertThatThrownBy(() -> GarchFitter.fit(MODEL, ReturnSeries.of("SPY", returns)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SPY: 99 returns are too few for GJR-GARCH(1,1) with Student-t errors: expected at"
                + " least 100");
  }

  @Test
  void shouldRefuseReturnsTooSmallToSquare() {
    double[] returns = new Random(1).doubles(200, -1e-180, 1e-180).toArray();

    assertThatThrownBy(() -> GarchFitter.fit(MODEL, ReturnSeries.of("SPY", returns)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SPY: the returns' variance comes out as 0.0: expected decimals or percent");
  }

  @Test
  void shouldRefuseWhatIsNoReturn() {
    double[] returns = new Random(1).doubles(1_200).toArray();
    returns[1_016] = Double.NaN;

    assertThatThrownBy(() -> ReturnSeries.of("SPY", returns))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SPY: return 1,017 of 1,200 is NaN: expected a finite number; leave the day out");
  }

  @Test
  void shouldRefuseReturnsThatDoNotVary() {
    assertThatThrownBy(() -> ReturnSeries.of("SPY", new double[500]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "SPY: all 500 returns are 0.0: there is no variance to model; check the prices");
    assertThatThrownBy(() -> ReturnSeries.of("SPY"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SPY: there are no returns");
  }
}

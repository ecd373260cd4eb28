package io.headroom.forecast.garch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedGarchTest {
  @Test
  void shouldReproduceTheBenchmarkOfFiorentiniCalzolariAndPanattoni() {
    GarchFit fit = GarchFitter.fit(GarchModel.garch(), Benchmarks.markPound());

    // Their paper of 1996, which McCullough and Renfro (1998) made the benchmark; each digit of it.
    // Omega alone ends in 4 here, in 3 there: the next test says which is the maximum.
    GarchParameters estimates = fit.parameters();
    assertThat(estimates.mu()).isCloseTo(-0.00619041, within(5e-9));
    assertThat(estimates.omega()).isCloseTo(0.0107613, within(1e-7));
    assertThat(estimates.alpha()).isCloseTo(0.153134, within(5e-7));
    assertThat(estimates.beta()).isCloseTo(0.805974, within(5e-7));
    StandardErrors errors = fit.standardErrors();
    assertThat(errors.mu()).isCloseTo(0.00846212, within(5e-9));
    assertThat(errors.omega()).isCloseTo(0.00285271, within(5e-9));
    assertThat(errors.alpha()).isCloseTo(0.0265228, within(5.1e-8));
    assertThat(errors.beta()).isCloseTo(0.0335527, within(5e-8));
    assertThat(fit.logLikelihood()).isCloseTo(-1106.608, within(5e-4));
    assertThat(fit.convergence().isInside()).isTrue();
    assertThat(fit.convergence().distance()).isLessThan(1e-7);
    assertThat(errors.gamma()).isNaN();
    assertThat(errors.nu()).isNaN();
  }

  @Test
  void shouldBeNoLessLikelyThanThePublishedEstimates() {
    ReturnSeries returns = Benchmarks.markPound();
    Likelihood likelihood = new Likelihood(GarchModel.garch(), returns);
    GarchFit fit = GarchFitter.fit(GarchModel.garch(), returns);

    double[] published = {-0.00619041, 0.0107613, 0.153134, 0, 0.805974, 0};
    double[] lastDigitOfOmega = published.clone();
    lastDigitOfOmega[Theta.OMEGA] = 0.0107614;

    assertThat(fit.logLikelihood()).isGreaterThan(likelihood.value(lastDigitOfOmega));
    assertThat(likelihood.value(lastDigitOfOmega)).isGreaterThan(likelihood.value(published));
  }

  @Test
  void shouldAgreeWithArchOnTheStandardAndPoors() {
    // Python's arch 8.0.0: arch_model(r, mean="Constant", vol="GARCH", p=1, o=0 or 1, q=1, dist,
    // rescale=False).fit(backcast=1.574677391406748, tol=1e-14), r in percent, NumPy 2.4.
    check(
        GarchModel.garch(),
        new GarchParameters(
            0.05936250854215204,
            0.022075102205751856,
            0.12396852768105393,
            0,
            0.8608398359022891,
            Double.POSITIVE_INFINITY),
        -6988.503891921982);
    check(
        GarchModel.garch().withErrors(Errors.STUDENT_T),
        new GarchParameters(
            0.07043672369537642,
            0.01256302605938516,
            0.12195054095922743,
            0,
            0.8770382443824979,
            6.186856126187078),
        -6873.543954825761);
    check(
        GarchModel.gjr(),
        new GarchParameters(
            0.017944403931784703,
            0.023582878078704485,
            0,
            0.20972463676015266,
            0.8740185261238667,
            Double.POSITIVE_INFINITY),
        -6866.991741729242);
    check(
        GarchModel.gjr().withErrors(Errors.STUDENT_T),
        new GarchParameters(
            0.0401049432527996,
            0.017228973184858942,
            5.018335405212797e-16,
            0.21689383933508224,
            0.8779932566225219,
            7.162707803722887),
        -6779.026965826941);
  }

  /** Arch stops at about six digits; the likelihood, flat there, at twelve. */
  private static void check(GarchModel model, GarchParameters arch, double logLikelihood) {
    VarianceStart start = new VarianceStart.Before(1.574677391406748);
    GarchFit fit = GarchFitter.fit(model.from(start), Benchmarks.standardAndPoors());

    GarchParameters own = fit.parameters();
    assertThat(own.mu()).isCloseTo(arch.mu(), within(1e-7));
    assertThat(own.omega()).isCloseTo(arch.omega(), within(2e-8));
    assertThat(own.alpha()).isCloseTo(arch.alpha(), within(1e-7));
    assertThat(own.gamma()).isCloseTo(arch.gamma(), within(1e-7));
    assertThat(own.beta()).isCloseTo(arch.beta(), within(1e-7));
    assertThat(1 / own.nu()).isCloseTo(1 / arch.nu(), within(1e-6));
    assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-9));
    assertThat(fit.convergence().bounds())
        .containsExactlyElementsOf(model.asymmetric() ? List.of("alpha = 0") : List.of());
  }

  @Test
  void shouldAgreeWithArchOnStandardErrors() {
    // As above with cov_type "classic" and "robust"; arch differentiates numerically.
    VarianceStart start = new VarianceStart.Before(1.574677391406748);
    GarchModel model = GarchModel.garch().withErrors(Errors.STUDENT_T).from(start);
    GarchFit fit = GarchFitter.fit(model, Benchmarks.standardAndPoors());

    check(
        fit.standardErrors(),
        new StandardErrors(
            0.01008496293788825,
            0.002918308925040229,
            0.011749714673306133,
            Double.NaN,
            0.010940238136230305,
            0.5491994025255813));
    check(
        fit.robustStandardErrors(),
        new StandardErrors(
            0.00995052787951195,
            0.0032192767332993133,
            0.012907787457759015,
            Double.NaN,
            0.012206143802217923,
            0.5557227326957725));
  }

  @Test
  void shouldAgreeWithArchOnTheStandardErrorOfGamma() {
    // As above on DEM/GBP with o=1, normal errors and the sample variance as backcast.
    VarianceStart start = new VarianceStart.Before(0.2210178273047202);
    GarchFit fit = GarchFitter.fit(GarchModel.gjr().from(start), Benchmarks.markPound());

    assertThat(fit.logLikelihood()).isCloseTo(-1106.1015036454833, within(1e-8));
    assertThat(fit.parameters().gamma()).isCloseTo(0.02834046780548429, within(1e-6));
    check(
        fit.standardErrors(),
        new StandardErrors(
            0.008632885815237688,
            0.0030185583252532425,
            0.027771575610937082,
            0.02896680385913915,
            0.03485766979183368,
            Double.NaN));
    check(
        fit.robustStandardErrors(),
        new StandardErrors(
            0.008907218859328285,
            0.007070701138024129,
            0.04956407348665816,
            0.043504782877834235,
            0.0770812438052829,
            Double.NaN));
  }

  private static void check(StandardErrors own, StandardErrors arch) {
    assertThat(own.mu() / arch.mu()).isCloseTo(1, within(3e-4));
    assertThat(own.omega() / arch.omega()).isCloseTo(1, within(3e-4));
    assertThat(own.alpha() / arch.alpha()).isCloseTo(1, within(3e-4));
    assertThat(own.beta() / arch.beta()).isCloseTo(1, within(3e-4));
    checkOptional(own.gamma(), arch.gamma());
    checkOptional(own.nu(), arch.nu());
  }

  private static void checkOptional(double own, double arch) {
    if (Double.isNaN(arch)) {
      assertThat(own).isNaN();
    } else {
      assertThat(own / arch).isCloseTo(1, within(3e-4));
    }
  }
}

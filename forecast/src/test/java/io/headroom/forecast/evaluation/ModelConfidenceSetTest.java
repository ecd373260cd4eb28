package io.headroom.forecast.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.evaluation.ModelConfidenceSet.Statistic;
import io.headroom.forecast.evaluation.ModelConfidenceSet.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelConfidenceSetTest {
  private static final BootstrapPlan PLAN = new BootstrapPlan(500, 5, 1);

  // The next two: arch 8.0.0, arch.bootstrap.MCS on the same losses and the same drawn days, see
  // src/test/reference/evaluation_statistics.py. Shares of 500 replications.
  @Test
  void shouldAgreeWithArchOnTheMaximum() {
    ModelConfidenceSet set = sameDaysAsArch(Statistic.MAXIMUM);

    assertThat(set.steps()).extracting(Step::model).containsExactly(5, 3, 4, 2, 1, 0);
    assertThat(set.steps())
        .extracting(Step::pValue)
        .containsExactly(0.0, 0.134, 0.154, 0.172, 0.258, 1.0);
  }

  @Test
  void shouldAgreeWithArchOnTheRange() {
    ModelConfidenceSet set = sameDaysAsArch(Statistic.RANGE);

    assertThat(set.steps()).extracting(Step::model).containsExactly(5, 3, 4, 2, 1, 0);
    assertThat(set.steps())
        .extracting(Step::pValue)
        .containsExactly(0.0, 0.01, 0.114, 0.114, 0.258, 1.0);
  }

  @Test
  void shouldAgreeWithArchOnDrawsOfItsOwn() {
    // arch 8.0.0, circular blocks of five days, 20,000 replications, seed 1. The standard error of
    // the difference of two such shares is at most 0.0042 here.
    BootstrapPlan plan = new BootstrapPlan(20_000, 5, 1);
    ModelConfidenceSet maximum = ModelConfidenceSet.of(Lcg.losses(), Statistic.MAXIMUM, plan);
    ModelConfidenceSet range = ModelConfidenceSet.of(Lcg.losses(), Statistic.RANGE, plan);

    double[] byMaximum = {1, 0.22085, 0.22085, 0.1668, 0.22085, 0.00195};
    double[] byRange = {1, 0.21215, 0.1423, 0.01245, 0.1423, 0.00015};
    for (int model = 0; model < byMaximum.length; model++) {
      assertThat(maximum.pValue(model)).isCloseTo(byMaximum[model], within(4 * 0.0042));
      assertThat(range.pValue(model)).isCloseTo(byRange[model], within(4 * 0.0042));
    }
  }

  @Test
  void shouldHoldTheModelsWhosePValueReachesWhatIsLeftOfTheLevel() {
    ModelConfidenceSet set = sameDaysAsArch(Statistic.RANGE);

    assertThat(set.members(ModelConfidenceSet.LEVEL)).containsExactly(0, 1, 2, 4);
    assertThat(set.members(0.8)).containsExactly(0, 1);
    // 1 - 0.886 is 0.114, the p-value of two, of which the paper says that they are in.
    assertThat(set.members(0.886)).containsExactly(0, 1, 2, 4);
    assertThat(set.contains(3, 0.99)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Statistic.class)
  void shouldComeOutTheSameEachTime(Statistic statistic) {
    assertThat(ModelConfidenceSet.of(Lcg.losses(), statistic, PLAN))
        .isEqualTo(ModelConfidenceSet.of(Lcg.losses(), statistic, PLAN));
  }

  @ParameterizedTest
  @EnumSource(Statistic.class)
  void shouldKeepCopiesOfTheBestModel(Statistic statistic) {
    double[][] losses = new double[Lcg.DAYS][];
    double[][] single = Lcg.losses();
    for (int day = 0; day < losses.length; day++) {
      double best = single[day][0];
      losses[day] = new double[] {best, best, best + 10 + single[day][5], best};
    }

    ModelConfidenceSet set = ModelConfidenceSet.of(losses, statistic, PLAN);

    assertThat(set.members(0.9)).containsExactly(0, 1, 3);
    assertThat(set.pValue(0)).isEqualTo(1);
    assertThat(set.pValue(2)).isZero();
  }

  @ParameterizedTest
  @EnumSource(Statistic.class)
  void shouldLeaveOutWhatIsWorseByTheSameOnAllDays(Statistic statistic) {
    double[][] losses = new double[Lcg.DAYS][];
    double[][] single = Lcg.losses();
    for (int day = 0; day < losses.length; day++) {
      losses[day] = new double[] {single[day][0] + 0.5, single[day][0]};
    }

    assertThat(ModelConfidenceSet.of(losses, statistic, PLAN).members(0.9)).containsExactly(1);
  }

  @Test
  void shouldHoldTheOnlyModel() {
    ModelConfidenceSet set =
        ModelConfidenceSet.of(new double[][] {{1}, {2}}, Statistic.MAXIMUM, PLAN);

    assertThat(set.steps()).containsExactly(new Step(0, 1, 1));
  }

  @Test
  void shouldRefuseLossesThatCannotBeCompared() {
    assertThatThrownBy(() -> of(new double[0][])).hasMessageContaining("no days");
    assertThatThrownBy(() -> of(new double[][] {{1, 2}, {1}}))
        .hasMessageContaining("day 1 has 1 losses, the first has 2");
    assertThatThrownBy(() -> of(new double[][] {{1, Double.NaN}}))
        .hasMessageContaining("day 0 is NaN");
    assertThatThrownBy(() -> of(new double[][] {{1, 2}}).pValue(7))
        .hasMessageContaining("no model 7");
  }

  private static ModelConfidenceSet of(double[][] losses) {
    return ModelConfidenceSet.of(losses, Statistic.RANGE, PLAN);
  }

  private static ModelConfidenceSet sameDaysAsArch(Statistic statistic) {
    return ModelConfidenceSet.of(Lcg.losses(), statistic, Lcg.REPLICATIONS, Lcg.blocks());
  }
}

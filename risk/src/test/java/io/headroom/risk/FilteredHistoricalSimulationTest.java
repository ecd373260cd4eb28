package io.headroom.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.headroom.journal.record.AssessmentStatus;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * VaR and expected shortfall of real positions on real history against figures computed outside, in
 * Python, from the same files: {@code service/src/test/resources/reference/fhs-2013-10-04.csv}.
 */
class FilteredHistoricalSimulationTest {
  /** What two orders of summation may differ by, in percent. */
  private static final double ROUNDING = 1e-7;

  @ParameterizedTest
  @CsvSource({
    "1000, firm, 31690.508487258525, 39745.11162034405, 40121.147481375185, 46427.47543329418",
    "1000, desk/SPY, 24272.649226450376, 31780.19714318657, 30788.59026693708, 38255.26820617932",
    "1000, desk/BAC, 6377.883262949497, 8334.556360323657, 8467.414834623833, 9802.4004225631",
    "1000, desk/AIG, 5718.131083429136, 7777.185759685031, 7464.1071643806745, 9811.755358869359",
    "1000, desk/IBM, 9652.338777768842, 14660.200438373662, 11901.870608964775, 20491.9997727107",
    "750, firm, 31341.810084538116, 39662.40724519514, 39883.57744424162, 46643.89994470333",
    "750, desk/SPY, 24228.711662690243, 31395.30606942716, 30763.01215276508, 38433.47045841994",
    "750, desk/BAC, 6637.5558816067705, 8564.801399779326, 8740.796176860826, 9891.757603183929",
    "750, desk/AIG, 5828.352655146162, 7614.355211410889, 7352.67872766604, 9427.463071027985",
    "750, desk/IBM, 9405.21471120257, 14651.04992935351, 12346.387064097498, 20904.606503949766"
  })
  void shouldAgreeWithFiguresComputedOutside(
      int scenarios, String scope, double var975, double es975, double var99, double es99)
      throws IOException {
    Journal journal = RealWeek.journal(scenarios);

    Decided.Assessed assessed = journal.decided.assessed(scope);
    assertThat(assessed.status()).isEqualTo(AssessmentStatus.COMPLETE);
    assertThat(assessed.scenarios()).isEqualTo(scenarios);
    assertThat(assessed.var975()).isCloseTo(var975, withPercentage(ROUNDING));
    assertThat(assessed.es975()).isCloseTo(es975, withPercentage(ROUNDING));
    assertThat(assessed.var99()).isCloseTo(var99, withPercentage(ROUNDING));
    assertThat(assessed.es99()).isCloseTo(es99, withPercentage(ROUNDING));
  }

  @Test
  void shouldDecideTheSameFromTheSameFacts() throws IOException {
    Decided first = RealWeek.journal(1000, "25_000").decided;
    Decided second = RealWeek.journal(1000, "25_000").decided;

    assertThat(first.assessed).isEqualTo(second.assessed).isNotEmpty();
    assertThat(first.limits).isEqualTo(second.limits).isNotEmpty();
  }

  @Test
  void shouldEndTheFirmsHeadroomWhereItsVarMeetsTheBudget() throws IOException {
    Journal journal = RealWeek.journal(1000);
    Decided.Room spy = journal.decided.limit("firm").rooms().get(0);
    double mark = journal.decided.assessed("desk/SPY").holdings().get(0).mark();
    long shares = (long) Math.floor(spy.buy() / mark);

    journal.position("desk/SPY/book/ALL", 1, Long.toString(10_000 + shares));
    assertThat(journal.decided.assessed("firm").var99()).isBetween(99_990.0, 100_000.0);
    journal.position("desk/SPY/book/ALL", 1, Long.toString(10_000 + shares + 1));

    assertThat(journal.decided.assessed("firm").var99()).isGreaterThan(100_000.0);
  }

  @Test
  void shouldBringTheFirmWithinBudgetByTheRestoringTrade() throws IOException {
    Journal journal = RealWeek.journal(1000, "25_000");
    Decided.Room spy = journal.decided.limit("firm").rooms().get(0);
    double mark = journal.decided.assessed("desk/SPY").holdings().get(0).mark();
    assertThat(spy.restore()).isNegative();
    long shares = (long) Math.ceil(-spy.restore() / mark);

    journal.position("desk/SPY/book/ALL", 1, Long.toString(10_000 - shares + 1));
    assertThat(journal.decided.assessed("firm").var99()).isGreaterThan(25_000.0);
    journal.position("desk/SPY/book/ALL", 1, Long.toString(10_000 - shares));

    assertThat(journal.decided.assessed("firm").var99()).isBetween(24_990.0, 25_000.0);
  }
}

package io.headroom.risk;

import static io.headroom.risk.Configs.BAC;
import static io.headroom.risk.Configs.SPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.headroom.journal.record.AssessmentStatus;
import io.headroom.journal.record.AssessmentTrigger;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import io.headroom.journal.record.LimitState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Risk over ten days of history in which SPY and BAC move alike, by 1 % up and down in turn, with a
 * forecast sigma of 1 % throughout. Every z is then 1 or -1 times the same number, its mean square
 * is one, and a scenario return is expm1(0.01) or expm1(-0.01), to rounding: figures are by hand.
 */
class RiskProjectionTest {
  private static final String EQ = "desk/EQ/book/INDEX";
  private static final String FI = "desk/FI/book/HEDGE";
  private static final double DOWN = -StrictMath.expm1(-0.01);
  private static final double UP = StrictMath.expm1(0.01);
  private static final double VARIANCE = 1e-4;
  private static final int DAYS = 11;

  private Journal journal;

  @BeforeEach
  void newJournal() {
    journal = new Journal();
  }

  private Journal history(String config) {
    journal.config(config);
    int last = Journal.day("2013-10-04");
    for (int d = 0; d < DAYS; d++) {
      int date = last - DAYS + 1 + d;
      double move = d % 2 == 0 ? 1 : StrictMath.exp(0.01);
      for (int id : new int[] {SPY, BAC}) {
        long price = id == SPY ? 1_000_000_000L : 100_000_000L;
        journal.forecast(id, ForecastKind.HISTORY, date, VARIANCE);
        journal.bar(id, date, Math.round(price * move));
      }
    }
    return journal.time("2013-10-07T08:00");
  }

  /** SPY's last bar: 100,000. BAC's: 10,000. */
  private Journal positions(String spy, String bac) {
    journal.position(EQ, SPY, spy);
    journal.position(FI, BAC, bac);
    return journal;
  }

  @Test
  void shouldAssessNothingBeforeThereIsAPosition() {
    history(Configs.twoDesks("0.99 1000", "", "")).time("2013-10-07T10:00").trade(SPY, 1_000_000);

    assertThat(journal.decided.order).isEmpty();
  }

  @Test
  void shouldAssessABookAndAllAboveItParentsFirst() {
    history(Configs.twoDesks("0.99 100000", "0.975 100000", "")).position(EQ, SPY, "10");

    assertThat(journal.decided.order)
        .containsExactly(
            "assessed firm",
            "limit firm",
            "changed firm",
            "assessed desk/EQ",
            "limit desk/EQ",
            "changed desk/EQ",
            "assessed " + EQ);
    assertThat(journal.decided.assessed(EQ).trigger()).isEqualTo(AssessmentTrigger.POSITION);
    assertThat(journal.decided.assessed(EQ).status()).isEqualTo(AssessmentStatus.COMPLETE);
    assertThat(journal.decided.assessed(EQ).scenarios()).isEqualTo(DAYS - 1);
  }

  @Test
  void shouldAssessPositionsThatAreSetTogetherOnceAfterTheLast() {
    history(Configs.twoDesks("0.99 100000", "", ""));

    journal.position(EQ, SPY, "10", BooleanType.YES);
    assertThat(journal.decided.order).isEmpty();
    journal.position(FI, BAC, "-10", BooleanType.NO);

    assertThat(journal.decided.order)
        .filteredOn(decision -> decision.equals("assessed firm"))
        .hasSize(1);
    assertThat(journal.decided.order).contains("assessed " + EQ, "assessed " + FI);
  }

  @Test
  void shouldScaleTheResidualsByTheCurrentForecast() {
    history(Configs.twoDesks("", "", "")).position(EQ, SPY, "10");
    // Long 10 at 100,000 with returns of +-1 %: the worst loss is 1,000,000 (1 - e^-0.01).
    assertThat(journal.decided.assessed(EQ).var99()).isCloseTo(1e6 * DOWN, within(0.01));

    journal.forecast(SPY, ForecastKind.INTRADAY, 0, 4 * VARIANCE);
    journal.timer();

    assertThat(journal.decided.assessed(EQ).trigger()).isEqualTo(AssessmentTrigger.FORECAST);
    assertThat(journal.decided.assessed(EQ).var99())
        .isCloseTo(-1e6 * StrictMath.expm1(-0.02), within(0.01));
  }

  @Test
  void shouldLoseOnTheOtherSideWhenShort() {
    history(Configs.twoDesks("", "", "")).position(EQ, SPY, "-10");

    assertThat(journal.decided.assessed(EQ).var99()).isCloseTo(1e6 * UP, within(0.01));
    assertThat(journal.decided.assessed(EQ).gross()).isEqualTo(1e6);
    assertThat(journal.decided.assessed(EQ).net()).isEqualTo(-1e6);
  }

  @Test
  void shouldSumScenarioVectorsAndNeverVars() {
    history(Configs.twoDesks("", "", ""));
    // Both instruments move alike: 10 SPY against 100 BAC leaves nothing.
    positions("10", "-100");

    double desks =
        journal.decided.assessed("desk/EQ").var99() + journal.decided.assessed("desk/FI").var99();
    assertThat(journal.decided.assessed("firm").var99()).isCloseTo(0, within(0.01));
    assertThat(desks).isCloseTo(1e6 * (UP + DOWN), within(0.02));
  }

  @Test
  void shouldNetQuantitiesExactlyAcrossDesks() {
    history(Configs.twoDesks("", "", ""));
    journal.position(EQ, SPY, "9007199254740993");
    journal.position(FI, SPY, "-9007199254740992");

    Decided.Holding firm = journal.decided.assessed("firm").holdings().get(0);
    assertThat(firm.mantissa()).isEqualTo(1);
    assertThat(firm.exponent()).isZero();
  }

  @Test
  void shouldGiveNoFigureForASumThatDoesNotFit() {
    history(Configs.twoDesks("0.99 1000", "", ""));
    journal.position(EQ, SPY, Long.toString(Long.MAX_VALUE));
    journal.position(FI, SPY, "1");

    assertThat(journal.decided.assessed("firm").status()).isEqualTo(AssessmentStatus.NO_PRICE);
    assertThat(journal.decided.assessed("firm").var99()).isNaN();
    assertThat(journal.decided.limit("firm").state()).isEqualTo(LimitState.UNASSESSED);
    assertThat(journal.decided.assessed("desk/FI").status()).isEqualTo(AssessmentStatus.COMPLETE);
  }

  @Test
  void shouldGiveNoFigureForAnUnknownInstrumentOrAFractionOfAUnit() {
    history(Configs.twoDesks("", "", ""));
    journal.position(EQ, 99, "1");
    journal.position(FI, SPY, "0.5");

    assertThat(journal.decided.assessed(EQ).status()).isEqualTo(AssessmentStatus.NO_PRICE);
    assertThat(journal.decided.assessed(FI).status()).isEqualTo(AssessmentStatus.NO_PRICE);
    assertThat(journal.decided.assessed(FI).net()).isNaN();
  }

  @Test
  void shouldKeepAPositionOfAnUnknownBookForAConfigThatHasIt() {
    history(Configs.twoDesks("", "", "").replace("HEDGE", "OTHER"));
    journal.position(FI, BAC, "5");
    assertThat(journal.decided.order).isEmpty();
    assertThat(journal.risk.summary().unplacedPositions()).isEqualTo(1);

    journal.config(Configs.twoDesks("", "", ""));

    assertThat(journal.decided.assessed(FI).trigger()).isEqualTo(AssessmentTrigger.CONFIG);
    assertThat(journal.decided.assessed(FI).holdings()).hasSize(1);
    assertThat(journal.risk.summary().unplacedPositions()).isZero();
  }

  @Test
  void shouldAssessAgainExactlyAtFiveBasisPoints() {
    history(Configs.twoDesks("", "", ""));
    journal.time("2013-10-07T10:00").trade(SPY, 1_000_000);
    positions("10", "0");
    journal.decided.forget();

    // The mid of 100 and 100.0999 is 4.995 basis points up, that of 100.0999 and 100.0001 five.
    journal.trade(SPY, 1_000_999);
    assertThat(journal.decided.order).isEmpty();
    long trigger = journal.trade(SPY, 1_000_001);

    assertThat(journal.decided.assessed)
        .extracting(Decided.Assessed::scope)
        .containsExactly("firm", "desk/EQ", EQ);
    assertThat(journal.decided.assessed(EQ).trigger()).isEqualTo(AssessmentTrigger.PRICE_MOVE);
    assertThat(journal.decided.assessed(EQ).cause()).isEqualTo(trigger);
    assertThat(journal.decided.assessed(EQ).holdings().get(0).mark()).isEqualTo(100.05);
  }

  @Test
  void shouldMeasureTheMoveFromEachScopesOwnLastAssessment() {
    history(Configs.twoDesks("", "", ""));
    journal.time("2013-10-07T10:00").trade(SPY, 1_000_000);
    journal.position(EQ, SPY, "10");
    journal.trade(SPY, 1_000_800);
    journal.position(FI, SPY, "10");
    journal.decided.forget();

    // 100.05 is 5 basis points from EQ's 100, and 1 from the 100.04 at which FI was assessed.
    journal.trade(SPY, 1_000_200);

    assertThat(journal.decided.assessed)
        .extracting(Decided.Assessed::scope)
        .containsExactly("firm", "desk/EQ", EQ);
  }

  @Test
  void shouldPassOverTicksThatWereSetAside() {
    history(Configs.twoDesks("", "", ""));
    positions("10", "0");
    journal.decided.forget();

    journal.time("2013-10-07T10:00").unused(SPY).trade(SPY, 900_000_000);
    assertThat(journal.decided.order).isEmpty();
    journal.trade(SPY, 900_000_000);

    assertThat(journal.decided.assessed(EQ).holdings().get(0).mark()).isEqualTo(90_000);
  }

  @Test
  void shouldJoinTheSidesOfThePrimaryExchangeOnly() {
    history(Configs.twoDesks("", "", ""));
    positions("10", "0");
    journal.decided.forget();

    journal.time("2013-10-07T10:00").quote(SPY, 1_000_000, 1_000_200, 'Z');
    assertThat(journal.decided.order).isEmpty();
    journal.quote(SPY, 1_000_000, 1_000_200, 'P');

    assertThat(journal.decided.assessed(EQ).holdings().get(0).mark()).isEqualTo(100.01);
  }

  @Test
  void shouldFlagAStalePriceAndStillAssess() {
    history(Configs.twoDesks("", "", ""));
    journal.time("2013-10-07T10:00").trade(SPY, 1_000_000);
    journal.trade(BAC, 100_000);
    positions("10", "10");

    journal.time("2013-10-07T10:05:01").trade(BAC, 100_000);
    journal.forecast(SPY, ForecastKind.INTRADAY, 0, VARIANCE);
    journal.timer();

    assertThat(journal.decided.assessed(EQ).status()).isEqualTo(AssessmentStatus.STALE_PRICE);
    assertThat(journal.decided.assessed(EQ).holdings().get(0).stale()).isTrue();
    assertThat(journal.decided.assessed(EQ).var99()).isPositive();
    assertThat(journal.decided.assessed("firm").holdings().get(1).stale()).isFalse();
  }

  @Test
  void shouldRaiseABreachOnceAndClearItBelowTheHysteresis() {
    history(Configs.twoDesks("", "0.99 10000", ""));
    journal.position(EQ, SPY, "11");
    long raised = journal.decided.raised.get(0).number();
    assertThat(journal.decided.limit("desk/EQ").state()).isEqualTo(LimitState.BREACH);

    journal.position(EQ, SPY, "10");
    assertThat(journal.decided.limit("desk/EQ").utilisation()).isBetween(0.99, 1.0);
    assertThat(journal.decided.limit("desk/EQ").state()).isEqualTo(LimitState.BREACH);
    journal.position(EQ, SPY, "9");

    assertThat(journal.decided.raised).hasSize(1);
    assertThat(journal.decided.cleared).containsExactly(new Decided.Cleared(raised, "desk/EQ"));
    assertThat(journal.decided.limit("desk/EQ").state()).isEqualTo(LimitState.WARNING);
    RiskSummary summary = journal.risk.summary();
    assertThat(summary.breachesRaised()).isEqualTo(1);
    assertThat(summary.breachesCleared()).isEqualTo(1);
    assertThat(summary.assessments()).isEqualTo(9);
    assertThat(summary.limitSets()).isEqualTo(3);
  }

  @Test
  void shouldKeepABreachOpenWhileItCannotBeAssessed() {
    history(Configs.twoDesks("", "0.99 10000", ""));
    journal.position(EQ, SPY, "11");
    journal.forecast(SPY, ForecastKind.INTRADAY, 0, Double.NaN);
    journal.timer();
    assertThat(journal.decided.assessed("desk/EQ").status())
        .isEqualTo(AssessmentStatus.NO_FORECAST);
    assertThat(journal.decided.limit("desk/EQ").state()).isEqualTo(LimitState.UNASSESSED);
    assertThat(journal.decided.limit("desk/EQ").rooms()).isEmpty();

    journal.forecast(SPY, ForecastKind.INTRADAY, 0, VARIANCE);
    journal.timer();

    assertThat(journal.decided.limit("desk/EQ").state()).isEqualTo(LimitState.BREACH);
    assertThat(journal.decided.raised).hasSize(1);
    assertThat(journal.decided.cleared).isEmpty();
  }

  @Test
  void shouldSetHeadroomOverEveryLimitUpToTheFirm() {
    history(Configs.twoDesks("0.99 20000", "0.99 15000", ""));
    journal.position(EQ, SPY, "1");
    journal.position(FI, BAC, "10");
    // The firm is long 200,000 of what moves alike, the desk 100,000.
    double firmBuys = 20000 / DOWN - 200_000;
    double deskBuys = 15000 / DOWN - 100_000;
    assertThat(journal.decided.limit("firm").rooms().get(0).buy())
        .isCloseTo(firmBuys, within(1e-2));
    journal.forecast(SPY, ForecastKind.INTRADAY, 0, VARIANCE);
    journal.timer();

    Decided.Limited desk = journal.decided.limit("desk/EQ");
    assertThat(desk.path()).containsExactly("desk/EQ", "firm");
    assertThat(desk.rooms()).extracting(Decided.Room::id).containsExactly(SPY, BAC);
    assertThat(desk.rooms().get(0).buy()).isCloseTo(Math.min(firmBuys, deskBuys), within(1e-2));
    assertThat(desk.rooms().get(0).buyBinding()).isEqualTo(deskBuys < firmBuys ? 0 : 1);
    // Selling first takes the position off, then loses on the way up.
    assertThat(desk.rooms().get(0).sell()).isCloseTo(15000 / UP + 100_000, within(1e-2));
    assertThat(desk.rooms().get(0).restore()).isZero();
    assertThat(desk.bindingScope()).isEqualTo("firm");
  }

  @Test
  void shouldOfferTheRestoringTradeWhereAnAncestorIsOverItsBudget() {
    history(Configs.twoDesks("0.99 5000", "0.99 50000", ""));
    journal.position(EQ, SPY, "10");

    Decided.Room room = journal.decided.limit("desk/EQ").rooms().get(0);
    assertThat(room.buy()).isZero();
    assertThat(room.sell()).isZero();
    assertThat(room.buyBinding()).isEqualTo(1);
    assertThat(room.restore()).isCloseTo(-(1e6 - 5000 / DOWN), within(0.1));
  }

  @Test
  void shouldKeepTheHeadroomOfAFlatDeskCurrent() {
    history(Configs.twoDesks("", "0.99 1000", "0.99 1000"));
    journal.position(EQ, SPY, "1");
    journal.decided.forget();

    journal.forecast(SPY, ForecastKind.INTRADAY, 0, 4 * VARIANCE);
    journal.timer();

    assertThat(journal.decided.limit("desk/FI").rooms().get(0).buy())
        .isCloseTo(-1000 / StrictMath.expm1(-0.02), within(1e-2));
  }

  @Test
  void shouldNameWhatADecisionWasComputedFrom() {
    history(Configs.twoDesks("0.99 100000", "0.99 100000", ""));
    long forecast = journal.forecast(SPY, ForecastKind.INTRADAY, 0, VARIANCE);
    journal.timer();
    long first = journal.time("2013-10-07T10:00").trade(SPY, 1_000_000);
    long second = journal.trade(SPY, 1_000_100);
    long position = journal.position(EQ, SPY, "1");

    Decided.Assessed desk = journal.decided.assessed("desk/EQ");
    assertThat(desk.inputs())
        .contains(
            new Decided.Input(InputLog.FACTS, InputRole.CONFIG, 1, 1),
            new Decided.Input(InputLog.FACTS, InputRole.POSITION, position, position),
            new Decided.Input(InputLog.DECISIONS, InputRole.FORECAST, forecast, forecast),
            new Decided.Input(InputLog.FACTS, InputRole.PRICE, first, second));
    assertThat(desk.inputs())
        .filteredOn(input -> input.role() == InputRole.SCENARIOS)
        .extracting(Decided.Input::log)
        .containsExactly(InputLog.FACTS, InputLog.DECISIONS);
    assertThat(journal.decided.limit("desk/EQ").inputs())
        .filteredOn(input -> input.role() == InputRole.ASSESSMENT)
        .extracting(Decided.Input::first)
        .containsExactly(desk.number(), journal.decided.assessed("firm").number());
    assertThat(journal.decided.changes.get(1).inputs())
        .extracting(Decided.Input::role)
        .containsExactly(InputRole.ASSESSMENT, InputRole.LIMIT);
  }

  @Test
  void shouldAddASessionToTheScenariosWhenAllInstrumentsHaveIt() {
    history(Configs.twoDesks("", "", "")).position(EQ, SPY, "10");
    int monday = Journal.day("2013-10-07");
    journal.time("2013-10-07T16:05");
    journal.measures(SPY, monday, 0.01, 0.02, 103_000);
    journal.forecast(SPY, ForecastKind.SESSION_END, monday, VARIANCE);
    journal.timer();
    assertThat(journal.decided.assessed(EQ).scenarios()).isEqualTo(DAYS - 1);

    journal.measures(BAC, monday, 0.0, 0.01, 10_100);
    journal.forecast(BAC, ForecastKind.SESSION_END, monday, VARIANCE);
    journal.forecast(SPY, ForecastKind.SESSION_END, monday, VARIANCE);
    journal.timer();

    assertThat(journal.decided.assessed(EQ).scenarios()).isEqualTo(DAYS);
    // Ten residuals of 1 and one of 3: divided by sqrt(19 / 11), by hand.
    assertThat(journal.decided.assessed(EQ).var99())
        .isCloseTo(-1e6 * StrictMath.expm1(-0.01 / Math.sqrt(19.0 / 11)), within(0.05));
  }

  @Test
  void shouldTakeANetworksFirstForecastAsTheLastClosesOwn() {
    // given
    history(Configs.twoDesks("", "", ""));
    int friday = Journal.day("2013-10-04");
    journal.forecast(SPY, ForecastKind.MODEL_ACTIVATED, friday, 4 * VARIANCE);
    journal.timer();
    assertThat(journal.decided.order).isEmpty();

    // when, then it sets the limits
    journal.position(EQ, SPY, "10");
    assertThat(journal.decided.assessed(EQ).var99())
        .isCloseTo(-1e6 * StrictMath.expm1(-0.02), within(0.01));
    journal.forecast(SPY, ForecastKind.MODEL_ACTIVATED, friday, VARIANCE);
    journal.forecast(SPY, ForecastKind.MODEL_ACTIVATED, friday, 4 * VARIANCE);
    journal.timer();
    assertThat(journal.decided.assessed(EQ).trigger()).isEqualTo(AssessmentTrigger.FORECAST);

    // and the next day's return is standardised by it
    int monday = Journal.day("2013-10-07");
    journal.time("2013-10-07T16:05");
    journal.measures(SPY, monday, 0.01, 0.02, 103_000);
    journal.measures(BAC, monday, 0.0, 0.01, 10_100);
    journal.forecast(SPY, ForecastKind.SESSION_END, monday, VARIANCE);
    journal.timer();
    // Ten residuals of 1 and one of 0.03 / 0.02 = 1.5: divided by sqrt(12.25 / 11), by hand.
    assertThat(journal.decided.assessed(EQ).var99())
        .isCloseTo(-1e6 * StrictMath.expm1(-0.01 / Math.sqrt(12.25 / 11)), within(0.05));
  }

  @Test
  void shouldSayThatHistoryIsTooShort() {
    journal.config(Configs.twoDesks("0.99 1000", "", ""));
    journal.time("2013-10-07T10:00").trade(SPY, 1_000_000);
    journal.forecast(SPY, ForecastKind.INTRADAY, 0, VARIANCE);
    journal.timer();
    journal.position(EQ, SPY, "10");

    assertThat(journal.decided.assessed("firm").status())
        .isEqualTo(AssessmentStatus.INSUFFICIENT_HISTORY);
    assertThat(journal.decided.assessed("firm").var99()).isNaN();
    assertThat(journal.decided.limit("firm").state()).isEqualTo(LimitState.UNASSESSED);
    assertThat(journal.decided.changes).isEmpty();
  }

  @Test
  void shouldSayThatThereIsNoPrice() {
    journal.config(Configs.twoDesks("", "", ""));
    journal.position(EQ, SPY, "10");

    assertThat(journal.decided.assessed(EQ).status()).isEqualTo(AssessmentStatus.NO_PRICE);
    assertThat(journal.decided.assessed(EQ).gross()).isNaN();
  }

  @Test
  void shouldKeepStatesAndPositionsAcrossAConfig() {
    history(Configs.twoDesks("", "0.99 10000", "")).position(EQ, SPY, "11");
    long raised = journal.decided.raised.get(0).number();
    journal.decided.forget();

    journal.config(Configs.twoDesks("", "0.99 20000", "0.99 1"));

    assertThat(journal.decided.assessed(EQ).trigger()).isEqualTo(AssessmentTrigger.CONFIG);
    assertThat(journal.decided.assessed("desk/FI").var99()).isZero();
    assertThat(journal.decided.cleared).containsExactly(new Decided.Cleared(raised, "desk/EQ"));
    assertThat(journal.decided.changes)
        .extracting(Decided.Changed::from, Decided.Changed::to)
        .contains(tuple(LimitState.BREACH, LimitState.OK));
  }

  @Test
  void shouldEndTheBreachOfALimitThatIsTakenAway() {
    history(Configs.twoDesks("", "0.99 10000", "")).position(EQ, SPY, "11");
    long raised = journal.decided.raised.get(0).number();

    journal.config(Configs.twoDesks("", "", ""));

    assertThat(journal.decided.cleared).containsExactly(new Decided.Cleared(raised, "desk/EQ"));
    assertThat(journal.risk.summary().scopes().get(1).limit()).isEmpty();
  }

  @Test
  void shouldAdjustABarsCloseToTheDayOfTheCut() {
    journal.factor(SPY, Journal.day("2013-10-04"), "0.98", "0.5");
    journal.factor(SPY, Journal.day("2013-12-31"), "0.98", "1");
    history(Configs.twoDesks("", "", "")).time("2013-10-07T09:31");
    journal.position(EQ, SPY, "10");

    // A two-for-one split over the weekend: 100,000 becomes 50,000.
    assertThat(journal.decided.assessed(EQ).holdings().get(0).mark()).isEqualTo(50_000);
  }
}

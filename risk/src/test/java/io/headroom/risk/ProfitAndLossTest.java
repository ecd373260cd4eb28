package io.headroom.risk;

import static io.headroom.risk.Configs.BAC;
import static io.headroom.risk.Configs.SPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The day's profit and loss of what is held, against figures by hand. Bars: SPY closes at 100,000
 * on Thursday 3 and at 101,000 on Friday 4 October 2013, BAC at 10,000 and at 9,900.
 */
class ProfitAndLossTest {
  private static final String EQ = "desk/EQ/book/INDEX";
  private static final String FI = "desk/FI/book/HEDGE";
  private static final int THURSDAY = Journal.day("2013-10-03");
  private static final int FRIDAY = Journal.day("2013-10-04");
  private static final int MONDAY = Journal.day("2013-10-07");

  private Journal journal;
  private long fridaysBar;

  @BeforeEach
  void twoBars() {
    journal = new Journal();
    journal.config(Configs.twoDesks("", "", ""));
    journal.bar(SPY, THURSDAY, 1_000_000_000L);
    journal.bar(BAC, THURSDAY, 100_000_000L);
    fridaysBar = journal.bar(SPY, FRIDAY, 1_010_000_000L);
    journal.bar(BAC, FRIDAY, 99_000_000L);
    journal.time("2013-10-07T09:31");
  }

  @Test
  void shouldCountFromTheCloseBeforeTheMarksTradingDate() {
    journal.position(EQ, SPY, "10");
    assertThat(journal.decided.assessed(EQ).profitAndLoss()).isEqualTo(10 * 1_000.0);

    long trade = journal.trade(SPY, 1_007_000_000L);
    journal.position(EQ, SPY, "20");

    Decided.Assessed assessed = journal.decided.assessed(EQ);
    assertThat(assessed.profitAndLoss()).isEqualTo(20 * -300.0);
    assertThat(assessed.holdings().get(0).previousClose()).isEqualTo(101_000);
    assertThat(assessed.inputs())
        .contains(
            new Decided.Input(InputLog.FACTS, InputRole.PRICE, trade, trade),
            new Decided.Input(InputLog.FACTS, InputRole.BARS, fridaysBar, fridaysBar));
  }

  @Test
  void shouldAddLongAndShortUpToTheFirm() {
    journal.trade(SPY, 1_011_000_000L);
    journal.trade(BAC, 98_500_000L);
    journal.position(EQ, SPY, "10");
    journal.position(FI, BAC, "-100");

    assertThat(journal.decided.assessed(EQ).profitAndLoss()).isEqualTo(10 * 100.0);
    assertThat(journal.decided.assessed(FI).profitAndLoss()).isEqualTo(-100 * -50.0);
    assertThat(journal.decided.assessed("firm").profitAndLoss()).isEqualTo(6_000);
  }

  @Test
  void shouldKeepTheDaysFigureAfterTheCloseAndStartAgainOnTheNextDay() {
    journal.position(EQ, SPY, "10");
    journal.trade(SPY, 1_015_000_000L);
    journal.time("2013-10-07T16:05");
    long session = journal.nextDecision();
    journal.measures(SPY, MONDAY, 0.0, StrictMath.log(101.5 / 101), 101_500);
    journal.forecast(SPY, ForecastKind.SESSION_END, MONDAY, 1e-4);
    journal.timer();
    assertThat(journal.decided.assessed(EQ).profitAndLoss()).isEqualTo(10 * 500.0);

    journal.time("2013-10-08T09:31").trade(SPY, 1_016_000_000L);

    Decided.Assessed tuesday = journal.decided.assessed(EQ);
    assertThat(tuesday.profitAndLoss()).isEqualTo(10 * 100.0);
    assertThat(tuesday.inputs())
        .contains(new Decided.Input(InputLog.DECISIONS, InputRole.REALIZED, session, session));
  }

  @Test
  void shouldBringTheCloseIntoTheTermsOfToday() {
    // Two for one over the weekend, and a dividend of one per cent.
    journal.factor(SPY, FRIDAY, "0.99", "0.5");
    journal.factor(SPY, Journal.day("2013-12-31"), "1", "1");
    journal.trade(SPY, 502_500_000L);
    journal.position(EQ, SPY, "20");

    Decided.Assessed assessed = journal.decided.assessed(EQ);
    assertThat(assessed.holdings().get(0).previousClose())
        .isCloseTo(101_000 * 0.99 * 0.5, within(1e-9));
    assertThat(assessed.profitAndLoss())
        .isCloseTo(20 * (50_250 - 101_000 * 0.99 * 0.5), within(1e-6));
  }

  @Test
  void shouldGiveNoFigureWithoutAnEarlierClose() {
    Journal young = new Journal();
    young.config(Configs.twoDesks("", "", ""));
    young.time("2013-10-07T09:31").trade(SPY, 1_000_000_000L);
    young.position(EQ, SPY, "10");

    assertThat(young.decided.assessed(EQ).profitAndLoss()).isNaN();
    assertThat(young.decided.assessed(EQ).gross()).isEqualTo(1_000_000);
  }
}

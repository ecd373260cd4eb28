package io.headroom.forecast;

import static io.headroom.forecast.Sessions.CURRENCY_PAIR;
import static io.headroom.forecast.Sessions.MONDAY;
import static io.headroom.forecast.Sessions.OTHER_STOCK;
import static io.headroom.forecast.Sessions.STOCK;
import static io.headroom.forecast.Sessions.at;
import static io.headroom.forecast.Sessions.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.measures.KernelBandwidth;
import io.headroom.forecast.measures.KernelObservations;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.FaultRule;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import io.headroom.journal.record.ModelKind;
import io.headroom.journal.record.RealizedMeasuresDecoder;
import io.headroom.journal.record.RejectRule;
import io.headroom.journal.record.TickRejectedDecoder;
import io.headroom.journal.record.TimerKind;
import io.headroom.journal.record.UnusedRule;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ForecastProjectionTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-15);
  private static final LocalDate FRIDAY = MONDAY.minusDays(3);

  private final ProjectionHarness harness = Sessions.harness();

  @Test
  void shouldApplyTheFirstRuleThatFits() {
    // when each tick breaks its own rule and all that come after it
    long open = at(MONDAY, "09:31");
    harness.trade(STOCK, STOCK, open, 100_0000, 100, 'N', 1, false);
    harness.trade(STOCK, STOCK, open - 1, 0, 0, 'N', 0x2, true);
    harness.trade(STOCK, STOCK, open - 1, 0, 0, 'N', 0x2, false);
    harness.trade(STOCK, STOCK, open - 1, 100_0000, 0, 'N', 0x2, false);
    harness.trade(STOCK, 77, open - 1, 100_0000, 100, 'N', 0x2, false);
    harness.trade(3, 77, open, 100_0000, 100, 'N', 0x2, false);

    // then
    assertThat(harness.rejected())
        .extracting(TickRejectedDecoder::rule)
        .containsExactly(
            RejectRule.SUSPICIOUS,
            RejectRule.NON_POSITIVE_PRICE,
            RejectRule.NON_POSITIVE_SIZE,
            RejectRule.TIME_BACKWARDS,
            RejectRule.UNKNOWN_INSTRUMENT);
    assertThat(harness.rejected()).extracting(TickRejectedDecoder::cause).startsWith(6L, 7L);
  }

  @Test
  void shouldNotLetABadTickMoveTheStreamsClock() {
    // when
    harness.trade(STOCK, STOCK, at(MONDAY, "15:00"), 100_0000, 100, 'N', 1, true);
    harness.trade(STOCK, at(MONDAY, "09:31"), 100_0000);

    // then
    assertThat(harness.projection().tickCounts().accepted()).isEqualTo(1);
  }

  @Test
  void shouldCountEveryTickOnce() {
    // when
    long open = at(MONDAY, "09:30");
    harness.trade(STOCK, at(MONDAY, "08:00"), 100_0000);
    harness.trade(STOCK, STOCK, open, 100_0000, 100, 'P', 0x20100000, false);
    harness.trade(STOCK, STOCK, open, 100_0000, 100, 'P', 0x20002020, false);
    harness.trade(STOCK, open, -1);
    harness.quote(CURRENCY_PAIR, open, 130_000, 129_000);
    harness.fault(STOCK, STOCK, FaultRule.NOT_A_NUMBER);
    harness.fault(0, STOCK, FaultRule.NOT_A_NUMBER);

    // then the history's faulty row is no tick
    TickCounts counts = harness.projection().tickCounts();
    assertThat(counts.ticks()).isEqualTo(6);
    assertThat(counts.accepted()).isEqualTo(1);
    assertThat(counts.unused())
        .containsOnly(Map.entry("averagePrice", 1L), Map.entry("extendedHours", 1L));
    assertThat(counts.rejected())
        .containsOnly(
            Map.entry("nonPositivePrice", 1L),
            Map.entry("crossed", 1L),
            Map.entry("notANumber", 1L));
    assertThat(harness.projection().tickCountsByInstrument().keySet())
        .containsExactly(STOCK, CURRENCY_PAIR);
    assertThat(harness.projection().tickCountsByInstrument().get(STOCK).ticks()).isEqualTo(5);
    assertThat(harness.unused())
        .extracting(unused -> unused.rule())
        .containsExactly(UnusedRule.AVERAGE_PRICE, UnusedRule.EXTENDED_HOURS);
  }

  @Test
  void shouldJournalAnOutlierWithWhatItWasComparedWith() {
    // given
    for (int i = 0; i < 20; i++) {
      harness.trade(STOCK, at(MONDAY, "09:30") + i, 100_0000);
    }

    // when
    harness.trade(STOCK, at(MONDAY, "09:31"), 110_0000);

    // then
    TickRejectedDecoder rejected = harness.rejected().get(0);
    assertThat(rejected.rule()).isEqualTo(RejectRule.OUTLIER);
    assertThat(rejected.reference()).isEqualTo(100);
    assertThat(rejected.bound()).isEqualTo(0.07, Offset.offset(1e-12));
  }

  @Test
  void shouldMeasureTheSessionAtAFiveMinuteClose() {
    // given
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);
    harness.trade(STOCK, STOCK, at(MONDAY, "09:31:30"), 100_0200, 100, 'N', 0x40, false);
    harness.trade(STOCK, STOCK, at(MONDAY, "09:31:31"), 101_0000, 100, 'P', 0x200, false);
    harness.trade(STOCK, at(MONDAY, "09:34:30"), 100_0400);

    // when
    bar("09:35");

    // then
    RealizedMeasuresDecoder measures = harness.measures().get(0);
    assertThat(measures.complete()).isEqualTo(BooleanType.NO);
    assertThat(measures.asOf()).isEqualTo(at(MONDAY, "09:35"));
    assertThat(measures.sessionDate()).isEqualTo(day(MONDAY));
    assertThat(measures.openPrice()).isEqualTo(100.02);
    assertThat(measures.lastPrice()).isEqualTo(100.04);
    assertThat(measures.acceptedTicks()).isEqualTo(3);
    assertThat(measures.unusedTicks()).isEqualTo(1);
    // path 100, 100, 100.02, 100.02, 100.02, 100.04; the grids of offsets 2, 3 and 4 see two moves
    double whole = Math.log(100.04 / 100);
    double first = Math.log(100.02 / 100);
    double second = Math.log(100.04 / 100.02);
    double expected = (2 * whole * whole + 3 * (first * first + second * second)) / 5;
    assertThat(measures.realizedVariance()).isEqualTo(expected, ROUNDING);
    assertThat(measures.negativeSemivariance()).isZero();
    assertThat(measures.openToLastReturn()).isEqualTo(second, ROUNDING);
    assertThat(measures.overnightReturn()).isNaN();
    RealizedMeasuresDecoder.InputsDecoder inputs = measures.inputs();
    inputs.next();
    assertThat(inputs.role()).isEqualTo(InputRole.TICKS);
    assertThat(inputs.first()).isEqualTo(5);
    assertThat(inputs.last()).isEqualTo(8);
  }

  @Test
  void shouldSayWhatItCannotMeasureYet() {
    // given
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);
    harness.trade(STOCK, at(MONDAY, "09:34:30"), 100_0400);
    harness.trade(STOCK, at(MONDAY, "09:41:30"), 100_0200);

    // when
    bar("09:35");
    bar("09:45");

    // then three returns are missing, and 20 minutes
    RealizedMeasuresDecoder first = harness.measures().get(0);
    assertThat(first.medianRealizedVariance()).isNaN();
    assertThat(first.jumpStatistic()).isNaN();
    assertThat(first.realizedKernel()).isNaN();
    assertThat(first.realizedQuarticity()).isPositive();
    RealizedMeasuresDecoder second = harness.measures().get(1);
    assertThat(second.medianRealizedVariance()).isPositive();
    assertThat(second.realizedKernel()).isNaN();
  }

  @Test
  void shouldTakeTheKernelOfWhatHasBeenSeenToTheClose() {
    // given two minutes' noise: steps of one, back and forth, and rarely two the same way
    int[] cents = {0, 1, 0, 1, 2, 1, 2, 1, 0, 1, 0, -1, 0, -1, -2, -1, 0, 1, 2, 1, 2, 3};
    double[] logs = new double[cents.length];
    for (int minute = 0; minute < cents.length; minute++) {
      harness.trade(
          STOCK,
          at(MONDAY, "09:30:30") + minute * PriceSampler.MINUTE,
          100_0000 + 100 * cents[minute]);
      logs[minute] = StrictMath.log(100 + 0.01 * cents[minute]);
    }

    // when
    bar("09:52");

    // then element k of the path is trade k - 1
    double[] path = new double[23];
    path[0] = logs[0];
    System.arraycopy(logs, 0, path, 1, 22);
    double expected =
        KernelObservations.of(logs, 50).kernelFor(KernelBandwidth.noiseToSignal(path));
    assertThat(harness.measures().get(0).realizedKernel())
        .isCloseTo(expected, Percentage.withPercentage(1e-6));
  }

  @Test
  void shouldStartAnInstrumentWithoutHistoryFromTheConfiguredVolatility() {
    // given half of the prior's variance to the middle of a flat first session
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);

    // when
    bar("16:00");

    // then all is past: EWMA of 0.0001 and a day without a move, its floor aside
    VolatilityForecastDecoder forecast = harness.forecasts().get(0);
    assertThat(forecast.kind()).isEqualTo(ForecastKind.INTRADAY);
    assertThat(forecast.model()).isEqualTo(ModelKind.EWMA);
    assertThat(forecast.toCloseVariance()).isZero();
    assertThat(forecast.nextDayVariance()).isEqualTo(0.94 * 0.0001, ROUNDING);
    assertThat(forecast.oneDayVariance()).isEqualTo(forecast.nextDayVariance());
    assertThat(forecast.logHarOneDayVariance()).isNaN();
    assertThat(forecast.lookedUpTo()).isEqualTo(harness.facts());
  }

  @Test
  void shouldSayNothingAboutASessionWithoutATick() {
    // when
    bar("09:35");
    sessionEnd();

    // then
    assertThat(harness.decisions()).isEmpty();
  }

  @Test
  void shouldTakeTheCloseFromThePrimaryExchangesAuction() {
    // given
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);
    harness.trade(STOCK, STOCK, at(MONDAY, "16:00:01"), 100_0300, 1, 'P', 0x80, false);
    harness.trade(STOCK, STOCK, at(MONDAY, "16:00:02"), 100_0500, 1, 'N', 0x1000000, false);
    harness.trade(STOCK, STOCK, at(MONDAY, "16:01:00"), 100_0200, 1, 'N', 0x80, false);
    harness.trade(STOCK, STOCK, at(MONDAY, "16:01:00"), 100_0100, 1, 'N', 0x80, false);

    // when
    sessionEnd();

    // then
    RealizedMeasuresDecoder measures = harness.measures().get(0);
    assertThat(measures.complete()).isEqualTo(BooleanType.YES);
    assertThat(measures.lastPrice()).isEqualTo(100.02);
    assertThat(measures.realizedVariance()).isZero();
    assertThat(harness.forecasts().get(0).kind()).isEqualTo(ForecastKind.SESSION_END);
  }

  @Test
  void shouldTakeTheOfficialCloseWhereThereIsNoClosingPrint() {
    // given
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);
    harness.trade(STOCK, STOCK, at(MONDAY, "16:00:02"), 100_0500, 1, 'N', 0x1000001, false);

    // when
    sessionEnd();

    // then
    assertThat(harness.measures().get(0).lastPrice()).isEqualTo(100.05);
  }

  @Test
  void shouldCompleteASessionOnTheNextOnesFirstTickIfNoTimerDid() {
    // given
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);

    // when
    harness.trade(STOCK, at(MONDAY.plusDays(1), "09:30:10"), 101_0000);
    bar(MONDAY.plusDays(1), "09:35");

    // then
    assertThat(harness.measures())
        .extracting(RealizedMeasuresDecoder::complete)
        .containsExactly(BooleanType.YES, BooleanType.NO);
    assertThat(harness.measures().get(1).overnightReturn()).isEqualTo(Math.log(1.01), ROUNDING);
  }

  @Test
  void shouldForecastInOrderOfInstruments() {
    // given
    harness.trade(OTHER_STOCK, at(MONDAY, "09:30:10"), 50_0000);
    harness.trade(STOCK, at(MONDAY, "09:30:11"), 100_0000);

    // when
    bar("09:35");

    // then
    assertThat(harness.forecasts())
        .extracting(VolatilityForecastDecoder::instrumentId)
        .containsExactly(STOCK, OTHER_STOCK);
  }

  @Test
  void shouldForecastFromEachBarOfTheHistory() {
    // when
    harness.factor(STOCK, day(FRIDAY.minusDays(1)), 5_000_000, 100_000_000);
    harness.factor(STOCK, day(FRIDAY), 10_000_000, 100_000_000);
    harness.bar(STOCK, day(FRIDAY.minusDays(1)), 200_0000, 204_0000, 198_0000, 202_0000);
    harness.bar(STOCK, day(FRIDAY), 101_0000, 102_0000, 100_0000, 101_5000);

    // then a dividend of half the price makes no overnight return
    double first = GarmanKlass.variance(200, 204, 198, 202);
    double second = GarmanKlass.variance(101, 102, 100, 101.5);
    VolatilityForecastDecoder forecast = harness.forecasts().get(1);
    assertThat(forecast.kind()).isEqualTo(ForecastKind.HISTORY);
    assertThat(forecast.originDate()).isEqualTo(day(FRIDAY));
    assertThat(forecast.origin()).isEqualTo(at(FRIDAY, "16:00"));
    assertThat(forecast.model()).isEqualTo(ModelKind.EWMA);
    assertThat(forecast.toCloseVariance()).isZero();
    assertThat(forecast.oneDayVariance()).isEqualTo(0.94 * first + 0.06 * second, ROUNDING);
    assertThat(harness.forecasts().get(0).oneDayVariance()).isEqualTo(first, ROUNDING);
    VolatilityForecastDecoder.InputsDecoder inputs = forecast.inputs();
    assertThat(inputs.count()).isEqualTo(3);
    inputs.next();
    assertThat(inputs.role()).isEqualTo(InputRole.BARS);
    assertThat(inputs.first()).isEqualTo(7);
    assertThat(inputs.last()).isEqualTo(8);
  }

  @Test
  void shouldPassOverABarThatIsNotLaterThanTheLast() {
    // when
    harness.bar(STOCK, day(FRIDAY), 100_0000, 101_0000, 99_0000, 100_0000);
    harness.bar(STOCK, day(FRIDAY), 100_0000, 101_0000, 99_0000, 100_0000);
    harness.bar(STOCK, day(FRIDAY) + 3, 0, 101_0000, 99_0000, 100_0000);

    // then
    assertThat(harness.forecasts()).hasSize(1);
  }

  @Test
  void shouldMakeAPriceOfQuotesWhereThereAreNoTrades() {
    // given an FX session that opened on Sunday at 17:00
    long time = at(MONDAY.minusDays(1), "17:00:01");
    harness.quote(CURRENCY_PAIR, time, 130_000, 130_002);
    harness.quote(CURRENCY_PAIR, time + 1, 130_003, 130_002);
    harness.quote(CURRENCY_PAIR, time + 2, 130_004, 130_006);

    // when Monday's session begins to trade without a timer having told of Sunday's end
    harness.quote(CURRENCY_PAIR, at(MONDAY, "17:00:01"), 130_004, 130_006);

    // then
    RealizedMeasuresDecoder measures = harness.measures().get(0);
    assertThat(measures.instrumentId()).isEqualTo(CURRENCY_PAIR);
    assertThat(measures.openPrice()).isEqualTo(1.30001, ROUNDING);
    assertThat(measures.lastPrice()).isEqualTo(1.30005, ROUNDING);
    assertThat(measures.acceptedTicks()).isEqualTo(2);
    assertThat(measures.rejectedTicks()).isEqualTo(1);
  }

  @Test
  void shouldNameTheModelByAHashOfItsSpecification() {
    // when
    harness.bar(STOCK, day(FRIDAY), 100_0000, 101_0000, 99_0000, 100_0000);
    harness.bar(OTHER_STOCK, day(FRIDAY), 100_0000, 101_0000, 99_0000, 100_0000);

    // then
    byte[] one = new byte[32];
    byte[] other = new byte[32];
    harness.forecasts().get(0).getModelHash(one, 0, 32);
    harness.forecasts().get(1).getModelHash(other, 0, 32);
    assertThat(one).isEqualTo(other).isNotEqualTo(new byte[32]);
  }

  @Test
  void shouldNameTheMeasuresBehindAnIntradayForecast() {
    // given
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);

    // when
    bar("09:35");

    // then
    VolatilityForecastDecoder.InputsDecoder inputs = harness.forecasts().get(0).inputs();
    inputs.next();
    assertThat(inputs.log()).isEqualTo(InputLog.DECISIONS);
    assertThat(inputs.role()).isEqualTo(InputRole.REALIZED);
    assertThat(inputs.first()).isEqualTo(1);
  }

  @Test
  void shouldEndAHalfDayAtItsOwnClose() {
    // given
    LocalDate halfDay = LocalDate.of(2013, 11, 29);
    harness.trade(STOCK, at(halfDay, "12:59"), 100_0000);
    harness.trade(STOCK, at(halfDay, "13:00"), 101_0000);
    harness.trade(STOCK, STOCK, at(halfDay, "13:01"), 100_0300, 1, 'N', 0x80, false);

    // when
    long open = at(halfDay, "09:30");
    long close = at(halfDay, "13:00");
    harness.timer(TimerKind.SESSION_END, at(halfDay, "13:05"), day(halfDay), open, close);

    // then
    RealizedMeasuresDecoder measures = harness.measures().get(0);
    assertThat(measures.acceptedTicks()).isEqualTo(1);
    assertThat(measures.lastPrice()).isEqualTo(100.03);
    assertThat(measures.asOf()).isEqualTo(at(halfDay, "13:05"));
  }

  @Test
  void shouldActOnAConfigFromTheNextFactOn() {
    // given
    harness.bar(STOCK, day(FRIDAY) - 1, 100_0000, 101_0000, 99_0000, 100_0000);

    // when
    harness.config(Sessions.CONFIG.replace("kappa: 1.0", "kappa: 2.0"));
    harness.bar(STOCK, day(FRIDAY), 100_0000, 101_0000, 99_0000, 100_0000);

    // then
    double variance = GarmanKlass.variance(100, 101, 99, 100);
    assertThat(harness.forecasts())
        .extracting(VolatilityForecastDecoder::oneDayVariance)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : 1)
        .containsExactly(variance, (0.94 + 2 * 0.06) * variance);
  }

  private void bar(String time) {
    bar(MONDAY, time);
  }

  private void bar(LocalDate date, String time) {
    timer(TimerKind.BAR_CLOSE, date, time);
  }

  private void sessionEnd() {
    timer(TimerKind.SESSION_END, MONDAY, "16:05");
  }

  private void timer(TimerKind kind, LocalDate date, String time) {
    harness.timer(kind, at(date, time), day(date), at(date, "09:30"), at(date, "16:00"));
  }
}

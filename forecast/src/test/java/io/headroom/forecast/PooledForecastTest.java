package io.headroom.forecast;

import static io.headroom.forecast.Sessions.CURRENCY_PAIR;
import static io.headroom.forecast.Sessions.MONDAY;
import static io.headroom.forecast.Sessions.OTHER_STOCK;
import static io.headroom.forecast.Sessions.STOCK;
import static io.headroom.forecast.Sessions.at;
import static io.headroom.forecast.Sessions.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import io.headroom.journal.record.ModelKind;
import io.headroom.journal.record.TimerKind;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An instrument in the projection that is listed today, beside two that have a history. */
class PooledForecastTest {
  private static final int NEW_STOCK = 3;
  private static final int DAYS = 300;
  private static final String CONFIG =
      Sessions.CONFIG.replace(
          "  - {id: 9,",
          """
            - {id: 3, symbol: CCC, kind: equity, currency: USD, price-exponent: -4,
               tick-size: 0.01, calendar: XNYS, primary-exchange: N}
            - {id: 9,\
          """);

  @Test
  void shouldForecastItFromItsFirstSessionOn() {
    ProjectionHarness harness = harness(CONFIG);

    // when its first price has come
    harness.trade(NEW_STOCK, at(MONDAY, "09:30:10"), 50_0000);
    timer(harness, TimerKind.BAR_CLOSE, "09:35");

    // then
    VolatilityForecastDecoder forecast = last(harness);
    assertThat(forecast.kind()).isEqualTo(ForecastKind.INTRADAY);
    assertThat(forecast.instrumentId()).isEqualTo(NEW_STOCK);
    assertThat(forecast.model()).isEqualTo(ModelKind.POOLED_LOG_HAR);
    assertThat(forecast.oneDayVariance())
        .isPositive()
        .isEqualTo(forecast.pooledOneDayVariance())
        .isNotEqualTo(forecast.ewmaOneDayVariance());
    assertThat(forecast.toCloseVariance()).isEqualTo(forecast.pooledToCloseVariance());
    assertThat(forecast.logHarOneDayVariance()).isNaN();
    assertThat(modelHash(forecast)).isNotEqualTo(new byte[32]);

    // and with a day of its own it is less uncertain
    timer(harness, TimerKind.SESSION_END, "16:05");
    assertThat(last(harness).kind()).isEqualTo(ForecastKind.SESSION_END);
    assertThat(last(harness).model()).isEqualTo(ModelKind.POOLED_LOG_HAR);
    assertThat(last(harness).logStandardError()).isLessThan(forecast.logStandardError());
  }

  /** The last day's rows wait for a later date, so the pool rests on all bars but its two. */
  @Test
  void shouldNameTheDaysOfTheOthersThatItRestsOn() {
    ProjectionHarness harness = harness(CONFIG);
    long bars = harness.facts();

    harness.trade(NEW_STOCK, at(MONDAY, "09:30:10"), 50_0000);
    timer(harness, TimerKind.BAR_CLOSE, "09:35");

    List<String> pool = new ArrayList<>();
    for (VolatilityForecastDecoder.InputsDecoder input : last(harness).inputs()) {
      if (input.role() == InputRole.POOL) {
        pool.add(input.log() + " " + input.first() + "-" + input.last());
      }
    }
    assertThat(pool)
        .containsExactly(InputLog.FACTS + " " + (bars - 2 * DAYS + 1) + "-" + (bars - 2));
  }

  @Test
  void shouldStandBesideAnInstrumentsOwnLogHar() {
    ProjectionHarness harness = harness(CONFIG);

    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);
    timer(harness, TimerKind.BAR_CLOSE, "09:35");

    assertThat(last(harness).model()).isEqualTo(ModelKind.LOG_HAR);
    assertThat(last(harness).pooledOneDayVariance())
        .isPositive()
        .isNotEqualTo(last(harness).oneDayVariance());
  }

  @Test
  void shouldLeaveLimitsToEwmaWhereTheConfigSaysSoOrThePoolIsTooSmallOrOfAnotherKind() {
    String trade = "09:35";
    ProjectionHarness ewma = harness(CONFIG.replace("champion: log-har", "champion: ewma"));
    ewma.trade(NEW_STOCK, at(MONDAY, "09:30:10"), 50_0000);
    timer(ewma, TimerKind.BAR_CLOSE, trade);
    assertThat(last(ewma).model()).isEqualTo(ModelKind.EWMA);
    assertThat(last(ewma).pooledOneDayVariance()).isPositive();

    ProjectionHarness small =
        harness(CONFIG.replace("champion: log-har", "champion: log-har\n  pool-min-rows: 5000"));
    small.trade(NEW_STOCK, at(MONDAY, "09:30:10"), 50_0000);
    timer(small, TimerKind.BAR_CLOSE, trade);
    assertThat(last(small).model()).isEqualTo(ModelKind.EWMA);
    assertThat(last(small).pooledOneDayVariance()).isNaN();

    ProjectionHarness currency = harness(CONFIG);
    currency.quote(CURRENCY_PAIR, at(MONDAY, "09:30:10"), 135_000, 135_010);
    currency.timer(
        TimerKind.SESSION_END,
        at(MONDAY, "17:00"),
        day(MONDAY),
        at(MONDAY.minusDays(1), "17:00"),
        at(MONDAY, "17:00"),
        "FX");
    assertThat(last(currency).instrumentId()).isEqualTo(CURRENCY_PAIR);
    assertThat(last(currency).model()).isEqualTo(ModelKind.EWMA);
  }

  private static ProjectionHarness harness(String config) {
    ProjectionHarness harness = new ProjectionHarness(config);
    for (int id : new int[] {STOCK, OTHER_STOCK, NEW_STOCK, CURRENCY_PAIR}) {
      harness.define(id);
    }
    Random random = new Random(4);
    for (int i = 0; i < DAYS; i++) {
      for (int id : new int[] {STOCK, OTHER_STOCK}) {
        double level = id * Math.exp(0.4 * random.nextGaussian());
        long open = Math.round(100_0000 * (1 + 0.003 * level * random.nextGaussian()));
        long close = Math.round(open * (1 + 0.005 * level * random.nextGaussian()));
        long wick = Math.round(5_000 * level * random.nextDouble());
        long high = Math.max(open, close) + wick;
        harness.bar(id, day(MONDAY) - DAYS + i, open, high, Math.min(open, close) - wick, close);
      }
    }
    return harness;
  }

  private static void timer(ProjectionHarness harness, TimerKind kind, String time) {
    harness.timer(
        kind, at(MONDAY, time), day(MONDAY), at(MONDAY, "09:30"), at(MONDAY, "16:00"), "XNYS");
  }

  private static VolatilityForecastDecoder last(ProjectionHarness harness) {
    List<VolatilityForecastDecoder> forecasts = harness.forecasts();
    return forecasts.get(forecasts.size() - 1);
  }

  private static byte[] modelHash(VolatilityForecastDecoder forecast) {
    byte[] hash = new byte[32];
    forecast.getModelHash(hash, 0, hash.length);
    return hash;
  }
}

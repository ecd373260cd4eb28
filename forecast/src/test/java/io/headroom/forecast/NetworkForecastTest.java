package io.headroom.forecast;

import static io.headroom.forecast.Sessions.MONDAY;
import static io.headroom.forecast.Sessions.OTHER_STOCK;
import static io.headroom.forecast.Sessions.STOCK;
import static io.headroom.forecast.Sessions.at;
import static io.headroom.forecast.Sessions.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.DailyPanel.Sample;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.forecast.network.RandomNetworks;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import io.headroom.journal.record.ModelKind;
import io.headroom.journal.record.TimerKind;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** A network in the projection: from the fact that puts it in force to the forecasts it makes. */
class NetworkForecastTest {
  private static final int STEPS = 10;
  private static final int ENOUGH_DAYS = 300;
  private static final int LAST_DAY = day(MONDAY) - 3;
  private static final Percentage ROUNDING = Percentage.withPercentage(1e-10);
  private static final List<String> FEATURES = DailyPanel.allFeatures();
  private static final NetworkArtifact NETWORK = RandomNetworks.artifact(FEATURES, STEPS, 1);
  private static final NetworkArtifact OTHER = RandomNetworks.artifact(FEATURES, STEPS, 2);

  private final ProjectionHarness harness = Sessions.harness(Sessions.WITH_NETWORK);

  @Test
  void shouldForecastAtOnceWhereThereIsALastCloseAndNoOpenSession() {
    // given two instruments with a history and one without
    bars(harness, ENOUGH_DAYS, 0);

    // when
    activate(NETWORK);

    // then
    List<VolatilityForecastDecoder> forecasts = caused(harness.facts());
    assertThat(forecasts)
        .extracting(VolatilityForecastDecoder::instrumentId)
        .containsExactly(STOCK, OTHER_STOCK);
    VolatilityForecastDecoder forecast = forecasts.get(0);
    assertThat(forecast.kind()).isEqualTo(ForecastKind.MODEL_ACTIVATED);
    assertThat(forecast.originDate()).isEqualTo(LAST_DAY);
    assertThat(forecast.origin()).isEqualTo(at(MONDAY.minusDays(3), "16:00"));
    assertThat(forecast.model()).isEqualTo(ModelKind.NETWORK);
    assertThat(forecast.toCloseVariance()).isZero();
    assertThat(forecast.oneDayVariance()).isEqualTo(forecast.networkOneDayVariance());
    assertThat(forecast.nextDayVariance()).isEqualTo(forecast.networkOneDayVariance());
    assertThat(modelHash(forecast)).isEqualTo(NETWORK.hash());
    assertThat(networkHash(forecast)).isEqualTo(NETWORK.hash());
  }

  @Test
  void shouldMakeOfThePanelsWindowWhatTheNetworkSays() {
    // given a panel that sees one day more, so that the last close is a sample's origin
    DailyPanel panel = new DailyPanel(FEATURES, STEPS);
    ProjectionHarness later = new ProjectionHarness(Sessions.CONFIG, panel);
    later.define(STOCK);
    later.define(OTHER_STOCK);
    bars(later, ENOUGH_DAYS, 1);
    bars(harness, ENOUGH_DAYS, 0);

    // when
    activate(NETWORK);

    // then
    for (VolatilityForecastDecoder forecast : caused(harness.facts())) {
      Sample sample =
          panel.samples().stream()
              .filter(s -> s.origin() == LAST_DAY && s.instrumentId() == forecast.instrumentId())
              .findFirst()
              .orElseThrow();
      double residual = NETWORK.network().residual(sample.window());
      assertThat(forecast.networkOneDayVariance())
          .isCloseTo(Math.exp(sample.logHar() + residual), ROUNDING);
      assertThat(forecast.logHarOneDayVariance()).isCloseTo(Math.exp(sample.logHar()), ROUNDING);
    }
  }

  @Test
  void shouldCorrectTheRestOfTheSessionByTheHorizonsOfAllModels() {
    // given a session without a move at noon, so that the rest is V (1 - w) (1 - S) / (1 + S)
    bars(harness, ENOUGH_DAYS, 0);
    activate(NETWORK);
    VolatilityForecastDecoder close = caused(harness.facts()).get(0);
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);

    // when
    bar("12:00");

    // then the network's share of log-HAR's is the same for today as at the close
    VolatilityForecastDecoder noon = caused(harness.facts()).get(0);
    assertThat(noon.kind()).isEqualTo(ForecastKind.INTRADAY);
    assertThat(noon.model()).isEqualTo(ModelKind.NETWORK);
    assertThat(noon.networkToCloseVariance() / noon.logHarToCloseVariance())
        .isCloseTo(close.networkOneDayVariance() / close.logHarOneDayVariance(), ROUNDING);
    assertThat(noon.toCloseVariance()).isEqualTo(noon.networkToCloseVariance());
    assertThat(noon.oneDayVariance()).isEqualTo(noon.networkOneDayVariance());
    assertThat(noon.oneDayVariance()).isGreaterThan(noon.toCloseVariance());
    assertThat(noon.nextDayVariance()).isPositive();
  }

  @Test
  void shouldNameTheFactThatPutItInForce() {
    // given
    bars(harness, ENOUGH_DAYS, 0);

    // when
    activate(NETWORK);

    // then
    VolatilityForecastDecoder.InputsDecoder inputs = caused(harness.facts()).get(0).inputs();
    List<InputRole> roles = new ArrayList<>();
    while (inputs.hasNext()) {
      inputs.next();
      roles.add(inputs.role());
    }
    assertThat(roles).containsExactly(InputRole.BARS, InputRole.CONFIG, InputRole.MODEL);
    assertThat(inputs.log()).isEqualTo(InputLog.FACTS);
    assertThat(inputs.first()).isEqualTo(harness.facts());
    assertThat(inputs.last()).isEqualTo(harness.facts());
  }

  @Test
  void shouldStandBesideAChampionThatItIsNot() {
    // given
    harness.config(Sessions.WITH_NETWORK.replace("champion: network", "champion: log-har"));
    bars(harness, ENOUGH_DAYS, 0);

    // when
    activate(NETWORK);

    // then
    VolatilityForecastDecoder forecast = caused(harness.facts()).get(0);
    assertThat(forecast.model()).isEqualTo(ModelKind.LOG_HAR);
    assertThat(forecast.oneDayVariance()).isEqualTo(forecast.logHarOneDayVariance());
    assertThat(forecast.networkOneDayVariance())
        .isPositive()
        .isNotEqualTo(forecast.logHarOneDayVariance());
    assertThat(modelHash(forecast)).isNotEqualTo(NETWORK.hash());
    assertThat(networkHash(forecast)).isEqualTo(NETWORK.hash());
  }

  @Test
  void shouldLeaveLimitsToLogHarUntilItsWindowIsFull() {
    // given log-HAR's first forecast is for the day after the 250th
    bars(harness, 250 + STEPS - 1, 0);

    // when
    activate(NETWORK);

    // then
    VolatilityForecastDecoder forecast = caused(harness.facts()).get(0);
    assertThat(forecast.model()).isEqualTo(ModelKind.LOG_HAR);
    assertThat(forecast.networkOneDayVariance()).isNaN();
    assertThat(networkHash(forecast)).isEqualTo(NETWORK.hash());
  }

  @Test
  void shouldWaitForTheNextFiveMinuteCloseInAnOpenSession() {
    // given one instrument has traded today
    bars(harness, ENOUGH_DAYS, 0);
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);
    bar("09:35");
    assertThat(caused(harness.facts()).get(0).model()).isEqualTo(ModelKind.LOG_HAR);

    // when
    activate(NETWORK);

    // then
    assertThat(caused(harness.facts()))
        .extracting(VolatilityForecastDecoder::instrumentId)
        .containsExactly(OTHER_STOCK);
    bar("09:40");
    assertThat(caused(harness.facts()).get(0).model()).isEqualTo(ModelKind.NETWORK);
  }

  @Test
  void shouldForecastFromASessionsEndAsFromABar() {
    // given
    bars(harness, ENOUGH_DAYS, 0);
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);
    timer(TimerKind.SESSION_END, "16:05");

    // when
    activate(NETWORK);

    // then
    VolatilityForecastDecoder forecast = caused(harness.facts()).get(0);
    assertThat(forecast.kind()).isEqualTo(ForecastKind.MODEL_ACTIVATED);
    assertThat(forecast.originDate()).isEqualTo(day(MONDAY));
    assertThat(forecast.model()).isEqualTo(ModelKind.NETWORK);
  }

  @Test
  void shouldActFromTheNextFactOn() {
    // given the same with and without
    bars(harness, ENOUGH_DAYS, 0);
    ProjectionHarness without = Sessions.harness(Sessions.WITH_NETWORK);
    bars(without, ENOUGH_DAYS, 0);
    long before = harness.facts();

    // when
    activate(NETWORK);

    // then
    assertThat(harness.decisionsThrough(before))
        .containsExactlyElementsOf(without.decisionsThrough(before));
  }

  @Test
  void shouldLetALaterNetworkTakeOver() {
    // given
    bars(harness, ENOUGH_DAYS, 0);
    activate(NETWORK);
    VolatilityForecastDecoder first = caused(harness.facts()).get(0);

    // when
    activate(OTHER);

    // then
    VolatilityForecastDecoder second = caused(harness.facts()).get(0);
    assertThat(networkHash(second)).isEqualTo(OTHER.hash());
    assertThat(second.networkOneDayVariance()).isNotEqualTo(first.networkOneDayVariance());
  }

  @Test
  void shouldPassOverWhatCantBeUsed() {
    // given
    bars(harness, ENOUGH_DAYS, 0);
    activate(NETWORK);
    int decisions = harness.decisions().size();
    byte[] damaged = OTHER.bytes();
    damaged[damaged.length / 2]++;

    // when
    harness.model(damaged, OTHER.hash());
    harness.model(OTHER.bytes(), NETWORK.hash());
    harness.model("no network".getBytes(StandardCharsets.US_ASCII), new byte[32]);
    activate(RandomNetworks.artifact(List.of("moon-phase"), STEPS, 3));

    // then the one in force stays
    assertThat(harness.decisions()).hasSize(decisions);
    assertThat(harness.projection().networksRefused()).isEqualTo(4);
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);
    bar("09:35");
    assertThat(networkHash(caused(harness.facts()).get(0))).isEqualTo(NETWORK.hash());
  }

  @Test
  void shouldEndWithAConfigThatNamesNoNetwork() {
    // given
    bars(harness, ENOUGH_DAYS, 0);
    activate(NETWORK);

    // when
    harness.config(Sessions.CONFIG);
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);
    bar("09:35");

    // then
    VolatilityForecastDecoder forecast = caused(harness.facts()).get(0);
    assertThat(forecast.model()).isEqualTo(ModelKind.LOG_HAR);
    assertThat(forecast.networkOneDayVariance()).isNaN();
    assertThat(networkHash(forecast)).isEqualTo(new byte[32]);
  }

  @Test
  void shouldServeAnInstrumentThatIsDefinedLater() {
    // given
    ProjectionHarness late = new ProjectionHarness(Sessions.WITH_NETWORK);
    late.model(NETWORK.bytes(), NETWORK.hash());

    // when
    late.define(STOCK);
    late.define(OTHER_STOCK);
    bars(late, ENOUGH_DAYS, 0);

    // then
    List<VolatilityForecastDecoder> forecasts = late.forecasts();
    VolatilityForecastDecoder last = forecasts.get(forecasts.size() - 1);
    assertThat(last.kind()).isEqualTo(ForecastKind.HISTORY);
    assertThat(last.model()).isEqualTo(ModelKind.NETWORK);
  }

  @Test
  void shouldTellWhatTheNetworkWasAskedAtAClose() {
    // given
    bars(harness, ENOUGH_DAYS, 0);
    activate(NETWORK);

    // when
    VolatilityForecastDecoder forecast = caused(harness.facts()).get(0);
    NetworkForecast asked = asked(forecast).orElseThrow();

    // then
    assertThat(asked.today()).isEmpty();
    assertThat(asked.toClose()).isZero();
    assertThat(asked.oneDay()).isEqualTo(forecast.networkOneDayVariance());
    NetworkEvaluation next = asked.next();
    assertThat(next.logHar()).isEqualTo(forecast.logHarOneDayVariance());
    assertThat(next.variance()).isEqualTo(forecast.networkOneDayVariance());
    assertThat(next.residual()).isEqualTo(NETWORK.network().residual(next.window()));
  }

  @Test
  void shouldTellWhatTheNetworkWasAskedWithinASession() {
    // given a session with a move
    bars(harness, ENOUGH_DAYS, 0);
    activate(NETWORK);
    NetworkForecast atClose = asked(caused(harness.facts()).get(0)).orElseThrow();
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 101_0000);
    harness.trade(STOCK, at(MONDAY, "10:40:00"), 100_0000);
    bar("12:00");

    // when
    VolatilityForecastDecoder forecast = caused(harness.facts()).get(0);
    NetworkForecast asked = asked(forecast).orElseThrow();

    // then both numbers come out, bit for bit
    assertThat(asked.toClose()).isEqualTo(forecast.networkToCloseVariance()).isPositive();
    assertThat(asked.oneDay()).isEqualTo(forecast.networkOneDayVariance());
    assertThat(asked.oneDay())
        .isEqualTo(asked.toClose() + asked.next().variance() * asked.untilSameMinute());
    // today's is what it said at the close, and tomorrow's has seen the same days and today
    NetworkEvaluation today = asked.today().orElseThrow();
    assertThat(today.window()).isEqualTo(atClose.next().window());
    assertThat(today.variance()).isEqualTo(atClose.next().variance());
    int day = FEATURES.size();
    assertThat(Arrays.copyOf(asked.next().window(), (STEPS - 1) * day))
        .isEqualTo(Arrays.copyOfRange(today.window(), day, STEPS * day));
    assertThat(asked.next().residual())
        .isEqualTo(NETWORK.network().residual(asked.next().window()));
  }

  @Test
  void shouldTellNothingWhereTheNetworkWasNotAsked() {
    bars(harness, ENOUGH_DAYS, 0);
    VolatilityForecastDecoder without = caused(harness.facts()).get(0);

    assertThat(asked(without)).isEmpty();
    activate(NETWORK);
    int unknown = 99;
    assertThat(harness.projection().networkForecast(unknown, ForecastKind.HISTORY, 0)).isEmpty();
  }

  /** Zero for what is told from log-HAR's expectation, the training mean for the night's share. */
  @Test
  void shouldHaveTheSameHarPointInEachStep() {
    double[] point = DailyNetwork.of(NETWORK).harPoint();

    int share = FEATURES.indexOf("overnight-share");
    double mean = NETWORK.parts().scaling().mean(share);
    for (int i = 0; i < STEPS * FEATURES.size(); i++) {
      assertThat(point[i]).isEqualTo(i % FEATURES.size() == share ? mean : 0);
    }
    assertThat(mean).isNotZero();
  }

  private Optional<NetworkForecast> asked(VolatilityForecastDecoder forecast) {
    return harness
        .projection()
        .networkForecast(forecast.instrumentId(), forecast.kind(), forecast.origin());
  }

  private void activate(NetworkArtifact artifact) {
    harness.model(artifact.bytes(), artifact.hash());
  }

  private void bar(String time) {
    timer(TimerKind.BAR_CLOSE, time);
  }

  private void timer(TimerKind kind, String time) {
    harness.timer(kind, at(MONDAY, time), day(MONDAY), at(MONDAY, "09:30"), at(MONDAY, "16:00"));
  }

  private List<VolatilityForecastDecoder> caused(long fact) {
    return harness.forecasts().stream().filter(f -> f.cause() == fact).toList();
  }

  private static byte[] modelHash(VolatilityForecastDecoder forecast) {
    byte[] hash = new byte[32];
    forecast.getModelHash(hash, 0, hash.length);
    return hash;
  }

  private static byte[] networkHash(VolatilityForecastDecoder forecast) {
    byte[] hash = new byte[32];
    forecast.getNetworkHash(hash, 0, hash.length);
    return hash;
  }

  /** Days of both stocks up to LAST_DAY, and more after it; closes are about 100 dollars. */
  private static void bars(ProjectionHarness harness, int days, int more) {
    Random random = new Random(4);
    for (int i = 0; i < days + more; i++) {
      for (int id : new int[] {STOCK, OTHER_STOCK}) {
        double level = Math.exp(0.4 * random.nextGaussian());
        long open = Math.round(100_0000 * (1 + 0.003 * level * random.nextGaussian()));
        long close = Math.round(open * (1 + 0.005 * level * random.nextGaussian()));
        long wick = Math.round(5_000 * level * random.nextDouble());
        harness.bar(
            id,
            LAST_DAY - days + 1 + i,
            open,
            Math.max(open, close) + wick,
            Math.min(open, close) - wick,
            close);
      }
    }
  }
}

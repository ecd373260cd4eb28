package io.headroom.forecast;

import static io.headroom.forecast.Sessions.MONDAY;
import static io.headroom.forecast.Sessions.OTHER_STOCK;
import static io.headroom.forecast.Sessions.STOCK;
import static io.headroom.forecast.Sessions.at;
import static io.headroom.forecast.Sessions.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.network.FeatureScaling;
import io.headroom.forecast.network.LstmWeights;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.forecast.network.NetworkParts;
import io.headroom.forecast.network.RandomNetworks;
import io.headroom.forecast.network.TestVector;
import io.headroom.journal.RecordPrinter;
import io.headroom.journal.record.InputRole;
import io.headroom.journal.record.ModelRole;
import io.headroom.journal.record.TimerKind;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A challenger in the projection: it is fed the same, forecasts in the shadow, and drives nothing.
 */
class ChallengerTest {
  private static final int STEPS = 5;
  private static final int DAYS = 300;
  private static final int TICKS = 400;
  private static final List<String> FEATURES = DailyPanel.allFeatures();
  private static final NetworkArtifact CHAMPION = RandomNetworks.artifact(FEATURES, STEPS, 1);
  private static final NetworkArtifact CHALLENGER = RandomNetworks.artifact(FEATURES, STEPS, 2);
  private static final RecordPrinter PRINTER = new RecordPrinter();

  @Test
  void shouldForecastWhatItWouldForecastAsChampion() {
    // given the same facts with the networks the one way round and the other
    ProjectionHarness one = run(CHAMPION, CHALLENGER);
    ProjectionHarness other = run(CHALLENGER, CHAMPION);

    // then
    List<VolatilityForecastDecoder> forecasts = shadowed(one);
    List<VolatilityForecastDecoder> swapped = shadowed(other);
    assertThat(forecasts).hasSizeGreaterThan(100).hasSameSizeAs(swapped);
    for (int i = 0; i < forecasts.size(); i++) {
      VolatilityForecastDecoder forecast = forecasts.get(i);
      VolatilityForecastDecoder swap = swapped.get(i);
      assertThat(forecast.challengerOneDayVariance())
          .isPositive()
          .isEqualTo(swap.networkOneDayVariance())
          .isNotEqualTo(forecast.networkOneDayVariance());
      assertThat(forecast.challengerToCloseVariance()).isEqualTo(swap.networkToCloseVariance());
      assertThat(challengerHash(forecast)).isEqualTo(CHALLENGER.hash());
    }
  }

  /** An artifact with a shift beyond 20, a factor of half a billion, is no artifact. */
  @ParameterizedTest
  @ValueSource(floats = {0, 3, -3, 19.9f, -19.9f})
  void shouldChangeNothingElseWhateverItSays(float shift) {
    // given a challenger, and in its place a fact that changes nothing
    ProjectionHarness without = run(CHAMPION, new byte[] {1, 2, 3});
    ProjectionHarness with = run(CHAMPION, constant(shift).bytes());

    // then all decisions are the same but for what is the challenger's
    assertThat(with.projection().networksRefused()).isZero();
    assertThat(without.projection().networksRefused()).isEqualTo(1);
    assertThat(shadowed(with)).isNotEmpty();
    assertThat(shadowed(without)).isEmpty();
    assertThat(withoutChallenger(with)).containsExactlyElementsOf(withoutChallenger(without));
  }

  @Test
  void shouldNameTheFactThatPutItThere() {
    ProjectionHarness harness = Sessions.harness(Sessions.WITH_NETWORK);
    bars(harness);
    harness.model(CHAMPION.bytes(), CHAMPION.hash());
    harness.model(ModelRole.CHALLENGER, CHALLENGER.bytes(), CHALLENGER.hash());
    long fact = harness.facts();

    // when
    session(harness);

    // then
    VolatilityForecastDecoder.InputsDecoder inputs = last(harness.forecasts()).inputs();
    List<InputRole> roles = new ArrayList<>();
    while (inputs.hasNext()) {
      inputs.next();
      roles.add(inputs.role());
    }
    assertThat(roles).endsWith(InputRole.CONFIG, InputRole.MODEL, InputRole.CHALLENGER);
    assertThat(inputs.first()).isEqualTo(fact);
  }

  @Test
  void shouldSayNothingByItself() {
    ProjectionHarness harness = Sessions.harness(Sessions.WITH_NETWORK);
    bars(harness);
    int decisions = harness.decisions().size();

    harness.model(ModelRole.CHALLENGER, CHALLENGER.bytes(), CHALLENGER.hash());

    assertThat(harness.decisions()).hasSize(decisions);
  }

  @Test
  void shouldStayThroughAConfigThatSaysNothingNewAndEndWithOneThatNoLongerNamesIt() {
    // given one that somebody put there beside a config that names none
    ProjectionHarness harness = Sessions.harness(Sessions.CONFIG);
    bars(harness);
    harness.model(ModelRole.CHALLENGER, CHALLENGER.bytes(), CHALLENGER.hash());
    harness.model(CHAMPION.bytes(), CHAMPION.hash());

    // when
    harness.config(Sessions.CONFIG.replace("share-prior-days: 20", "share-prior-days: 21"));

    // then
    harness.trade(STOCK, at(MONDAY, "09:30:10"), 100_0000);
    bar(harness, "09:35");
    assertThat(challengerHash(last(harness.forecasts()))).isEqualTo(CHALLENGER.hash());
    assertThat(networkHash(last(harness.forecasts()))).isEqualTo(CHAMPION.hash());

    // when a config names both and the next one neither
    harness.config(
        Sessions.WITH_NETWORK.replace(
            "network: daily.model", "network: daily.model\n  challenger: other.model"));
    harness.config(Sessions.CONFIG);

    // then
    bar(harness, "09:40");
    assertThat(challengerHash(last(harness.forecasts()))).isEqualTo(new byte[32]);
    assertThat(networkHash(last(harness.forecasts()))).isEqualTo(new byte[32]);
    assertThat(last(harness.forecasts()).challengerOneDayVariance()).isNaN();
  }

  private static ProjectionHarness run(NetworkArtifact champion, NetworkArtifact challenger) {
    return run(champion, challenger.bytes());
  }

  private static ProjectionHarness run(NetworkArtifact champion, byte[] challenger) {
    ProjectionHarness harness = Sessions.harness(Sessions.WITH_NETWORK);
    bars(harness);
    harness.model(champion.bytes(), champion.hash());
    byte[] hash = challenger.length < 32 ? new byte[32] : NetworkArtifact.parse(challenger).hash();
    harness.model(ModelRole.CHALLENGER, challenger, hash);
    session(harness);
    return harness;
  }

  /** Forecasts with a challenger. */
  private static List<VolatilityForecastDecoder> shadowed(ProjectionHarness harness) {
    return harness.forecasts().stream()
        .filter(forecast -> challengerHash(forecast)[0] != 0)
        .toList();
  }

  /** All decisions, printed, but for what is the challenger's. */
  private static List<String> withoutChallenger(ProjectionHarness harness) {
    return harness.decisions().stream()
        .map(bytes -> PRINTER.print(new UnsafeBuffer(bytes), 0, bytes.length))
        .map(
            json ->
                json.replaceAll("\"challenger[A-Za-z]+\":[^,]+,", "")
                    .replaceAll(",\\{\"log\":\"FACTS\",\"role\":\"CHALLENGER\"[^}]*}", ""))
        .toList();
  }

  /** A network whose output is always the same. */
  private static NetworkArtifact constant(float shift) {
    int inputs = FEATURES.size();
    LstmWeights weights =
        new LstmWeights(new float[4 * inputs], new float[4], new float[4], new float[1], shift);
    return NetworkArtifact.of(
        new NetworkParts(
            "{}",
            FEATURES,
            STEPS,
            new FeatureScaling(new double[inputs], ones(inputs)),
            List.of(weights),
            List.of(new TestVector(new double[STEPS * inputs], new float[] {shift}))));
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void bars(ProjectionHarness harness) {
    Random random = new Random(4);
    for (int i = 0; i < DAYS; i++) {
      for (int id : new int[] {STOCK, OTHER_STOCK}) {
        double level = Math.exp(0.4 * random.nextGaussian());
        long open = Math.round(100_0000 * (1 + 0.003 * level * random.nextGaussian()));
        long close = Math.round(open * (1 + 0.005 * level * random.nextGaussian()));
        long wick = Math.round(5_000 * level * random.nextDouble());
        long high = Math.max(open, close) + wick;
        harness.bar(id, day(MONDAY) - DAYS + i, open, high, Math.min(open, close) - wick, close);
      }
    }
  }

  private static void session(ProjectionHarness harness) {
    Random random = new Random(5);
    long open = at(MONDAY, "09:30");
    long close = at(MONDAY, "16:00");
    double price = 100;
    long nextBar = open + 300_000_000_000L;
    for (int i = 0; i < TICKS; i++) {
      long time = open + (close - open) / TICKS * i;
      while (time >= nextBar) {
        harness.timer(TimerKind.BAR_CLOSE, nextBar, day(MONDAY), open, close);
        nextBar += 300_000_000_000L;
      }
      price *= Math.exp(0.0003 * random.nextGaussian());
      harness.trade(i % 2 == 0 ? STOCK : OTHER_STOCK, time, Math.round(price * 10_000));
    }
    harness.timer(TimerKind.SESSION_END, at(MONDAY, "16:05"), day(MONDAY), open, close);
  }

  private static void bar(ProjectionHarness harness, String time) {
    harness.timer(
        TimerKind.BAR_CLOSE,
        at(MONDAY, time),
        day(MONDAY),
        at(MONDAY, "09:30"),
        at(MONDAY, "16:00"));
  }

  private static VolatilityForecastDecoder last(List<VolatilityForecastDecoder> forecasts) {
    return forecasts.get(forecasts.size() - 1);
  }

  private static byte[] challengerHash(VolatilityForecastDecoder forecast) {
    byte[] hash = new byte[32];
    forecast.getChallengerHash(hash, 0, hash.length);
    return hash;
  }

  private static byte[] networkHash(VolatilityForecastDecoder forecast) {
    byte[] hash = new byte[32];
    forecast.getNetworkHash(hash, 0, hash.length);
    return hash;
  }
}

package io.headroom.forecast;

import static io.headroom.forecast.Sessions.MONDAY;
import static io.headroom.forecast.Sessions.OTHER_STOCK;
import static io.headroom.forecast.Sessions.STOCK;
import static io.headroom.forecast.Sessions.at;
import static io.headroom.forecast.Sessions.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.forecast.network.RandomNetworks;
import io.headroom.journal.record.TimerKind;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoLookAheadTest {
  private static final int BARS = 700;
  private static final int TICKS = 3_000;
  private static final NetworkArtifact NETWORK =
      RandomNetworks.artifact(DailyPanel.allFeatures(), 22, 1);

  @Test
  void shouldDecideTheSameWhateverComesLater() {
    // given two journals that part ways in the middle of a session, or in the history
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    ProjectionHarness one = run(seed, Integer.MAX_VALUE);
    assertThat(one.forecasts())
        .last()
        .satisfies(f -> assertThat(f.networkOneDayVariance()).isPositive());
    Random random = new Random(seed);

    for (int i = 0; i < 5; i++) {
      // when
      int changeFrom = random.nextInt((int) one.facts() - 500);
      ProjectionHarness other = run(seed, changeFrom);

      // then
      List<ByteBuffer> before = one.decisionsThrough(changeFrom);
      assertThat(other.decisionsThrough(changeFrom)).containsExactlyElementsOf(before);
      assertThat(other.decisionsThrough(one.facts()))
          .isNotEqualTo(one.decisionsThrough(one.facts()));
    }
  }

  @Test
  void shouldDecideTheSameTwice() {
    // given
    long seed = System.nanoTime();
    System.out.println("seed " + seed);

    // when, then
    assertThat(run(seed, Integer.MAX_VALUE).decisions())
        .containsExactlyElementsOf(run(seed, Integer.MAX_VALUE).decisions());
  }

  /** The same facts up to a number, different ones after it. */
  private static ProjectionHarness run(long seed, int changeAfter) {
    Random random = new Random(seed);
    ProjectionHarness harness = Sessions.harness(Sessions.WITH_NETWORK);
    double close = 100;
    for (int i = 0; i < BARS; i++) {
      double scale = harness.facts() >= changeAfter ? 3 : 1;
      double open = close * Math.exp(0.005 * scale * random.nextGaussian());
      close = open * Math.exp(0.01 * scale * random.nextGaussian());
      double high = Math.max(open, close) * (1 + 0.005 * scale * random.nextDouble());
      double low = Math.min(open, close) * (1 - 0.005 * scale * random.nextDouble());
      int id = i % 2 == 0 ? STOCK : OTHER_STOCK;
      int date = day(MONDAY) - BARS + i;
      harness.bar(id, date, price(open), price(high), price(low), price(close));
    }
    harness.model(NETWORK.bytes(), NETWORK.hash());
    for (int d = 0; d < 2; d++) {
      session(harness, random, MONDAY.plusDays(d), changeAfter);
    }
    return harness;
  }

  private static void session(
      ProjectionHarness harness, Random random, LocalDate date, int changeAfter) {
    long open = at(date, "09:30");
    long close = at(date, "16:00");
    double price = 100;
    long nextBar = open + 300_000_000_000L;
    for (int i = 0; i < TICKS; i++) {
      long time = open + (close - open) / TICKS * i + random.nextInt(1_000);
      while (time >= nextBar) {
        harness.timer(TimerKind.BAR_CLOSE, nextBar, day(date), open, close);
        nextBar += 300_000_000_000L;
      }
      double scale = harness.facts() >= changeAfter ? 3 : 1;
      price *= Math.exp(0.0002 * scale * random.nextGaussian());
      double noise = random.nextInt(100) == 0 ? 1.05 : 1;
      harness.trade(random.nextBoolean() ? STOCK : OTHER_STOCK, time, price(price * noise));
    }
    harness.timer(TimerKind.SESSION_END, at(date, "16:05"), day(date), open, close);
  }

  private static long price(double value) {
    return Math.round(value * 10_000);
  }
}

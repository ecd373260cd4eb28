package io.headroom.ingest;

import static io.headroom.ingest.Configs.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.HeadroomConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacerTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;

  private long now = 500;
  private final List<Long> waits = new ArrayList<>();

  private void await(long nanos) {
    waits.add(nanos);
    now += nanos;
  }

  @Test
  void shouldWaitForTheShareOfEventTime() {
    // given
    Pacer pacer = Pacer.of(10, () -> now);

    // then
    assertThat(pacer.nanosUntil(1_000 * SECOND)).isZero();
    assertThat(pacer.nanosUntil(1_020 * SECOND)).isEqualTo(2 * SECOND);
    now += SECOND;
    assertThat(pacer.nanosUntil(1_020 * SECOND)).isEqualTo(SECOND);
    now += 5 * SECOND;
    assertThat(pacer.nanosUntil(1_020 * SECOND)).isZero();
  }

  @Test
  void shouldSubmitRowsWhenTheyAreDue() {
    // given: rows at 0, 1, 1 and 3 seconds, at half of real time
    Packed.PLAIN.write(
        folder, "20131007_trade", "0,1,1,P,0,0\n1000,1,1,P,0,0\n1000,1,1,P,0,0\n3000,1,1,P,0,0\n");
    HeadroomConfig config = Configs.of(Configs.trades(source("SPY", "${DATA}/20131007_trade")));
    Pacer pacer = Pacer.of(0.5, () -> now);
    RecordedFacts facts = new RecordedFacts();

    // when
    try (FileFeeds feeds = FileFeeds.open(config, Configs.in(folder), new ResumePoints())) {
      List<Integer> counts = new ArrayList<>();
      boolean more = true;
      while (more) {
        more = pacer.submit(feeds, 100, facts, this::await);
        counts.add(facts.facts.size());
      }

      // then: the end of the stream comes at midnight, 86,397 seconds later
      assertThat(counts).containsExactly(1, 3, 4, 5);
      assertThat(waits).containsExactly(2 * SECOND, 4 * SECOND, 2 * 86_397 * SECOND);
      assertThat(pacer.submit(feeds, 100, facts, this::await)).isFalse();
    }
  }

  @Test
  void shouldSayHowLongUntilTheNextRowWithoutWaiting() {
    // given: rows at 0, 1, 1 and 3 seconds, at half of real time
    Packed.PLAIN.write(
        folder, "20131007_trade", "0,1,1,P,0,0\n1000,1,1,P,0,0\n1000,1,1,P,0,0\n3000,1,1,P,0,0\n");
    HeadroomConfig config = Configs.of(Configs.trades(source("SPY", "${DATA}/20131007_trade")));
    Pacer pacer = Pacer.of(0.5, () -> now);
    RecordedFacts facts = new RecordedFacts();

    try (FileFeeds feeds = FileFeeds.open(config, Configs.in(folder), new ResumePoints())) {
      // when, then
      assertThat(pacer.step(feeds, 100, facts)).hasValue(2 * SECOND);
      assertThat(facts.facts).hasSize(1);
      now += SECOND;
      assertThat(pacer.step(feeds, 100, facts)).hasValue(SECOND);
      assertThat(facts.facts).hasSize(1);
      now += SECOND;
      assertThat(pacer.step(feeds, 1, facts)).hasValue(0);
      assertThat(pacer.step(feeds, 100, facts)).hasValue(4 * SECOND);
      assertThat(facts.facts).hasSize(3);
      now += 200_000 * SECOND;
      assertThat(pacer.step(feeds, 100, facts)).isEmpty();
      assertThat(facts.facts).hasSize(5);
    }
  }

  @Test
  void shouldHoldEverythingBeforeTheStartDueAtOnce() {
    // given: rows at 0, 1 and 3 seconds, the clock starting at 2 seconds, at real time
    Packed.PLAIN.write(folder, "20131007_trade", "0,1,1,P,0,0\n1000,1,1,P,0,0\n3000,1,1,P,0,0\n");
    HeadroomConfig config = Configs.of(Configs.trades(source("SPY", "${DATA}/20131007_trade")));
    RecordedFacts facts = new RecordedFacts();

    try (FileFeeds feeds = FileFeeds.open(config, Configs.in(folder), new ResumePoints())) {
      long first = feeds.firstEventTime().orElseThrow();
      Pacer pacer = Pacer.from(first + 2 * SECOND, 1, () -> now);

      // when, then
      assertThat(pacer.step(feeds, 1, facts)).hasValue(0);
      now += 100 * SECOND;
      assertThat(pacer.step(feeds, 100, facts)).hasValue(SECOND);
      assertThat(facts.facts).hasSize(2);
      now += SECOND;
      pacer.step(feeds, 100, facts);
      assertThat(facts.facts).hasSize(3);
    }
  }

  @Test
  void shouldRefuseSpeedThatIsNotPositive() {
    assertThatThrownBy(() -> Pacer.of(0, () -> now))
        .hasMessage("speed=0.0 is not a positive number");
  }
}

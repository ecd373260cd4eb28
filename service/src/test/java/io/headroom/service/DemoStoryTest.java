package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.record.LimitState;
import io.headroom.service.DemoDay.Breach;
import io.headroom.service.DemoDay.Change;
import io.headroom.service.DemoDay.Use;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the demo shows comes out of the ordinary pipeline, for the default seed and for others: all
 * limits stand well, the shock warns and breaches, and desks that hold less come back.
 */
class DemoStoryTest {
  private static final long SHOCK = DemoScript.nanos(LocalTime.of(12, 5));
  private static final long MORNING = DemoScript.nanos(LocalTime.of(9, 35));
  private static final LocalTime END = LocalTime.of(13, 45);
  private static final long BACK = DemoScript.nanos(LocalTime.of(13, 30));
  private static final Set<String> DESKS =
      Set.of("desk/EQ-INDEX", "desk/EQ-SINGLE-STOCK", "desk/FX-SPOT");

  @Test
  void shouldTellItsStoryTheSameWayTwice() throws Exception {
    DemoDay day = DemoDay.run(1, END);
    assertStory(day);
    DemoDay again = DemoDay.run(1, END);
    assertThat(RecordHash.of(again.journal())).isEqualTo(RecordHash.of(day.journal()));
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 42, 2026, -1})
  void shouldTellItForOtherSeeds(long seed) {
    assertStory(DemoDay.run(seed, END));
  }

  private static void assertStory(DemoDay day) {
    assertQuietMorning(day);
    assertWarningAndBreach(day);
    assertWayBack(day);
  }

  private static void assertQuietMorning(DemoDay day) {
    assertThat(day.changes())
        .filteredOn(change -> change.time() < SHOCK)
        .hasSize(6)
        .allMatch(change -> change.to() == LimitState.OK);
    assertThat(day.uses())
        .filteredOn(use -> use.time() > MORNING && use.time() < SHOCK)
        .hasSizeGreaterThan(500)
        .extracting(Use::utilisation)
        .allMatch(utilisation -> utilisation > 0.4 && utilisation < 0.8);
  }

  private static void assertWarningAndBreach(DemoDay day) {
    assertThat(day.changes()).anyMatch(change -> change.to() == LimitState.WARNING);
    Set<String> breached = new TreeSet<>(day.raised().stream().map(Breach::scope).toList());
    assertThat(breached).contains("desk/EQ-INDEX");
    assertThat(DESKS).anyMatch(desk -> !breached.contains(desk));
    long warned = first(day, LimitState.WARNING);
    assertThat(warned).isBetween(SHOCK, first(day, LimitState.BREACH));
  }

  private static void assertWayBack(DemoDay day) {
    assertThat(day.cleared())
        .extracting(Breach::raisedBy)
        .containsExactlyInAnyOrderElementsOf(day.raised().stream().map(Breach::raisedBy).toList());
    assertThat(day.cleared()).allMatch(breach -> breach.time() < BACK);
    List<Change> late = day.changes().stream().filter(change -> change.time() > BACK).toList();
    assertThat(late).noneMatch(change -> change.to() == LimitState.BREACH);
  }

  private static long first(DemoDay day, LimitState state) {
    return day.changes().stream()
        .filter(change -> change.to() == state)
        .mapToLong(Change::time)
        .min()
        .orElseThrow();
  }
}

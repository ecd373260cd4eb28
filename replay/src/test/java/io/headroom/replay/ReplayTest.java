package io.headroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.ConfigCodec;
import io.headroom.config.ConfigLoader;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Variables;
import io.headroom.ingest.FileFeeds;
import io.headroom.ingest.ResumePoints;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalClock;
import io.headroom.journal.JournalDriver;
import io.headroom.journal.LogReader;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.SessionStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Replays of the example, in memory. */
class ReplayTest {
  private static final Path ROOT = Path.of(System.getProperty("headroom.root")).normalize();

  private Journal journal;
  private long decisions;

  @BeforeEach
  void serveTheExample() {
    HeadroomConfig config = ConfigLoader.load(ROOT.resolve("config/example.yaml"));
    Variables variables = Variables.of(Map.of(), ROOT);
    journal = Journal.inMemory(config.journal());
    Projections projections = Projections.create();
    byte[] canonical = ConfigCodec.encode(config);
    try (FileFeeds feeds = FileFeeds.open(config, variables::expand, new ResumePoints());
        JournalDriver driver =
            JournalDriver.lockStep(journal, JournalClock.eventTime(), projections.inOrder())) {
      SessionStart start =
          new SessionStart(driver.submitter(), feeds.firstEventTime().orElseThrow());
      start.configActivated(canonical, ConfigCodec.hash(canonical));
      config.instruments().forEach(start::instrumentDefined);
      feeds.submit(Integer.MAX_VALUE, driver.submitter());
    }
    decisions = journal.lastDecision();
  }

  @Test
  void shouldFindNoDifferenceInAGenuineJournal() {
    ReplayReport report = Replay.of(journal).run(fact -> {});

    assertThat(report.holds()).isTrue();
    assertThat(report.facts()).isEqualTo(journal.lastFact());
    assertThat(report.identical()).isEqualTo(decisions).isPositive();
    assertThat(report.firstDifference()).isEmpty();
  }

  @Test
  void shouldTellHowFarItHasCome() {
    long[] reached = new long[1];

    Replay.of(journal).run(fact -> reached[0] = fact);

    assertThat(reached[0]).isEqualTo(journal.lastFact());
  }

  @Test
  void shouldCountADecisionThatFollowsFromNoFact() {
    appendCopyOfLastDecision();

    ReplayReport report = Replay.of(journal).run(fact -> {});

    assertThat(report.holds()).isFalse();
    assertThat(report.extra()).isEqualTo(1);
    assertThat(report.identical()).isEqualTo(decisions);
    assertThat(report.firstDifference()).isPresent();
    assertThat(report.firstDifference().orElseThrow().decision()).isEqualTo(decisions + 1);
  }

  @Test
  void shouldRunForecastBeforeRisk() {
    List<String> names =
        Projections.create().inOrder().stream().map(projection -> projection.name()).toList();

    assertThat(names).containsExactly("forecast", "risk");
  }

  private void appendCopyOfLastDecision() {
    RecordBatch batch = new RecordBatch();
    try (LogReader reader = journal.decisions().reader(decisions);
        RecordCursor records = new RecordCursor(reader)) {
      assertThat(records.next()).isTrue();
      RecordHeader header = records.header(new RecordHeader());
      int at = batch.add(records.buffer(), records.offset(), records.length());
      RecordHeader.stamp(batch.buffer(), at, decisions + 1, header.journalTime());
    }
    journal.decisions().writer().append(batch);
  }
}

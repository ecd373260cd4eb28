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
import io.headroom.journal.RecordLog;
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
  void shouldComeToTheSameOnOneThread() {
    ReplayReport pipelined = Replay.of(journal).run(fact -> {});

    assertThat(Replay.of(journal).runOnOneThread(fact -> {})).isEqualTo(pipelined);
  }

  @Test
  void shouldReportExactlyWhenDecisionsAreNumberedOtherwise() {
    // given a journal whose decisions end early, so that there are no numbers to guess from
    Journal shortened = copyOfDecisions(decisions / 2);

    ReplayReport report = Replay.of(shortened).run(fact -> {});

    assertThat(report.identical()).isEqualTo(decisions / 2);
    assertThat(report.missing()).isEqualTo(decisions - decisions / 2);
    assertThat(report.firstDifference().orElseThrow().decision()).isEqualTo(decisions / 2 + 1);
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

  private Journal copyOfDecisions(long count) {
    Journal copy = Journal.inMemory(journal.settings());
    copy(journal.facts(), copy.facts(), Long.MAX_VALUE);
    copy(journal.decisions(), copy.decisions(), count);
    return copy;
  }

  private static void copy(RecordLog from, RecordLog to, long count) {
    RecordBatch batch = new RecordBatch();
    try (RecordCursor records = new RecordCursor(from.reader(1))) {
      for (long i = 0; i < count && records.next(); i++) {
        batch.add(records.buffer(), records.offset(), records.length());
        to.writer().append(batch);
        batch.clear();
      }
    }
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

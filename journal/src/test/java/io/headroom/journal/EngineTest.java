package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.TickRejectedEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final JournalSettings SETTINGS = TestConfigs.settings(Durability.PROCESS, 1 << 16);

  private final TestFacts facts = new TestFacts();
  private final List<String> calls = new ArrayList<>();

  @Test
  void shouldFinishAFactWithOneProjectionBeforeTheNextSeesIt() {
    try (Journal journal = Journal.inMemory(SETTINGS)) {
      run(journal, List.of(quiet("first"), quiet("second")), 2);
    }

    assertThat(calls)
        .containsExactly(
            "first trade 1",
            "first after 1",
            "second trade 1",
            "second after 1",
            "first trade 2",
            "first after 2",
            "second trade 2",
            "second after 2");
  }

  @Test
  void shouldHandADecisionToTheLaterProjectionsAtOnce() {
    try (Journal journal = Journal.inMemory(SETTINGS)) {
      run(
          journal,
          List.of(quiet("zero"), new ScriptedProjection("first", 1, calls), quiet("second")),
          1);
    }

    // It decides on the trade: "second" has it before "first" is told that it is out, and "zero",
    // which comes earlier, never sees it.
    assertThat(calls)
        .containsExactly(
            "zero trade 1",
            "zero after 1",
            "first trade 1",
            "second takes 1 caused by 1",
            "first emits 1",
            "first after 1",
            "second trade 1",
            "second after 1");
  }

  @Test
  void shouldStampDecisionsWithTheirFact() {
    try (Journal journal = Journal.inMemory(SETTINGS)) {
      run(journal, List.of(new ScriptedProjection("first", 1, calls)), 3);

      List<String> stamps = new ArrayList<>();
      RecordHeader header = new RecordHeader();
      try (LogReader reader = journal.decisions().reader(1)) {
        reader.poll(
            (buffer, offset, length) -> {
              header.wrap(buffer, offset, length);
              stamps.add(header.number() + " " + header.cause() + " " + header.journalTime());
            });
      }
      assertThat(stamps).containsExactly("1 1 1001", "2 2 1002", "3 3 1003");
    }
  }

  @Test
  void shouldPassOverAndCountRecordsOfUnknownTypes() {
    try (Journal journal = Journal.inMemory(SETTINGS);
        JournalDriver driver =
            JournalDriver.lockStep(
                journal, JournalClock.eventTime(), List.of(quiet("first"), quiet("second")))) {
      UnsafeBuffer unknown = new UnsafeBuffer(new byte[RecordHeader.LENGTH]);
      new MessageHeaderEncoder().wrap(unknown, 0).templateId(99).schemaId(4807).version(9);
      driver.submitter().submit(unknown, 0, unknown.capacity());
      facts.submitTrade(driver.submitter(), 5, 5);
      driver.flush();

      assertThat(driver.progress().unknownFacts()).isEqualTo(1);
      assertThat(calls).contains("first after 1", "second trade 2");
    }
  }

  @Test
  void shouldRefuseADecisionWithAFactsTemplate() {
    ScriptedProjection projection = quiet("first");
    List<DecisionOutput> outputs = new ArrayList<>();
    Projection capturing =
        new Projection() {
          @Override
          public int stateVersion() {
            return 1;
          }

          @Override
          public void save(StateWriter state) {
            // It has none.
          }

          @Override
          public void restore(StateReader state) {
            // It has none.
          }

          @Override
          public String name() {
            return "capturing";
          }

          @Override
          public int algorithmVersion() {
            return 1;
          }

          @Override
          public void start(DecisionOutput output) {
            outputs.add(output);
          }
        };
    try (Journal journal = Journal.inMemory(SETTINGS)) {
      run(journal, List.of(projection, capturing), 1);
      DecisionOutput output = outputs.get(0);
      new MessageHeaderEncoder().wrap(output.buffer(), 0).templateId(6);

      assertThatThrownBy(() -> output.publish(RecordHeader.LENGTH + 8))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("template id 6");
    }
  }

  @Test
  void shouldAppendFromWhereTheDecisionsEndAfterARestart() {
    for (int kept : List.of(0, 1, 7, 500)) {
      shouldAppendFromWhereTheDecisionsEnd(kept);
    }
  }

  private void shouldAppendFromWhereTheDecisionsEnd(int kept) {
    try (Journal whole = Journal.inMemory(SETTINGS);
        Journal cut = Journal.inMemory(SETTINGS)) {
      run(whole, chain(), 2_000);
      List<String> expected = LogContents.of(whole.decisions());
      assertThat(expected).hasSizeGreaterThan(500);
      LogContents.copy(whole.facts(), cut.facts().writer(), 2_000, 333);
      LogContents.copy(whole.decisions(), cut.decisions().writer(), kept, 3);

      run(cut, chain(), 0);

      assertThat(LogContents.of(cut.decisions())).isEqualTo(expected);
    }
  }

  @Test
  void shouldNameTheFieldOfADecisionThatDoesNotFollowFromTheFacts() {
    try (Journal whole = Journal.inMemory(SETTINGS);
        Journal altered = Journal.inMemory(SETTINGS)) {
      run(whole, chain(), 2_000);
      LogContents.copy(whole.facts(), altered.facts().writer(), 2_000, 333);
      copyAltered(whole.decisions(), altered.decisions().writer(), 12);

      assertThatThrownBy(() -> run(altered, chain(), 0))
          .isInstanceOf(DivergenceException.class)
          .hasMessageContaining("decision 12 ")
          .hasMessageContaining("TickRejected.reference: journal ")
          .satisfies(e -> assertThat(((DivergenceException) e).number()).isEqualTo(12));
    }
  }

  @Test
  void shouldFindADecisionThatNoFactCauses() {
    try (Journal whole = Journal.inMemory(SETTINGS);
        Journal quiet = Journal.inMemory(SETTINGS)) {
      run(whole, chain(), 100);
      LogContents.copy(whole.facts(), quiet.facts().writer(), 100, 10);
      LogContents.copy(whole.decisions(), quiet.decisions().writer(), 1, 1);

      assertThatThrownBy(() -> run(quiet, List.of(quiet("first")), 0))
          .isInstanceOf(DivergenceException.class)
          .hasMessageContaining("decision 1 ")
          .hasMessageContaining("the journal holds TickRejected");
    }
  }

  private void run(Journal journal, List<Projection> projections, int trades) {
    long before = journal.lastFact();
    try (JournalDriver driver =
        JournalDriver.lockStep(journal, JournalClock.eventTime(), projections)) {
      for (long i = before + 1; i <= before + trades; i++) {
        facts.submitTrade(driver.submitter(), 1_000 + i, i);
      }
      driver.flush();
    }
  }

  private ScriptedProjection quiet(String name) {
    return new ScriptedProjection(name, Integer.MAX_VALUE, calls);
  }

  private static List<Projection> chain() {
    return List.of(ScriptedProjection.silent("first", 7), ScriptedProjection.silent("second", 5));
  }

  /** Flips the lowest bit of one decision's reference; the new document has a good checksum. */
  private static void copyAltered(RecordLog from, LogWriter to, long number) {
    RecordBatch batch = new RecordBatch();
    try (RecordCursor cursor = new RecordCursor(from.reader(1))) {
      while (cursor.next()) {
        int at = batch.add(cursor.buffer(), cursor.offset(), cursor.length());
        if (batch.records() == number) {
          int field = at + RecordHeader.LENGTH + TickRejectedEncoder.referenceEncodingOffset();
          batch.buffer().putByte(field, (byte) (batch.buffer().getByte(field) ^ 1));
        }
      }
    }
    to.append(batch);
  }
}

package io.headroom.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.JournalSettings;
import io.headroom.journal.DecisionOutput;
import io.headroom.journal.Epochs;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalClock;
import io.headroom.journal.JournalDriver;
import io.headroom.journal.Projection;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.SessionStart;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class ForecastStageTest {
  @Test
  void shouldTellTheSecondStageOfAnErrorInsteadOfLeavingItToWait() {
    Journal journal =
        Journal.inMemory(new JournalSettings(JournalSettings.Durability.PROCESS, 1 << 20, 1 << 16));
    try (JournalDriver driver =
        JournalDriver.lockStep(journal, JournalClock.eventTime(), List.of())) {
      new SessionStart(driver.submitter(), FactSubmitter.UNTIMED)
          .sessionStarted(
              new SessionStart.Origin(0, "test", "test"),
              new byte[32],
              new Epochs().of(List.of(), 0),
              List.of());
    }
    BlockingQueue<Step> free = new LinkedBlockingQueue<>(List.of(new Step()));
    BlockingQueue<Step> done = new LinkedBlockingQueue<>();
    JournaledNumbers numbers = new JournaledNumbers(journal.decisions().reader(1), Set.of());

    new ForecastStage(journal.facts().reader(1), new Failing(), numbers, free, done).run();

    assertThat(done).hasSize(1);
    assertThat(done.element().failure).hasRootCauseMessage("out of order");
  }

  private static final class Failing implements Projection {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public int algorithmVersion() {
      return 1;
    }

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
    public void start(DecisionOutput output) {}

    @Override
    public void afterFact(RecordHeader fact) {
      throw new AssertionError("out of order");
    }
  }
}

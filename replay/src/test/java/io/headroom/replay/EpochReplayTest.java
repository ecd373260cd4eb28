package io.headroom.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.ConfigLoader;
import io.headroom.journal.DecisionOutput;
import io.headroom.journal.Epochs;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalClock;
import io.headroom.journal.JournalDriver;
import io.headroom.journal.JournalException;
import io.headroom.journal.Projection;
import io.headroom.journal.SessionStart;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochReplayTest {
  private static final Path ROOT = Path.of(System.getProperty("headroom.root")).normalize();
  private static final SessionStart.Origin ORIGIN = new SessionStart.Origin(1, "0.0.9", "a JVM");

  private record Named(String name, int algorithmVersion) implements Projection {
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
    public void start(DecisionOutput output) {
      // Says who computed; computes nothing itself.
    }
  }

  private static Journal begunWith(List<Projection> projections) {
    Journal journal =
        Journal.inMemory(ConfigLoader.load(ROOT.resolve("config/example.yaml")).journal());
    try (JournalDriver driver =
        JournalDriver.lockStep(journal, JournalClock.eventTime(), List.of())) {
      new SessionStart(driver.submitter(), 1)
          .sessionStarted(ORIGIN, new byte[32], new Epochs().of(projections, 0), projections);
    }
    return journal;
  }

  @Test
  void shouldNameBothReleasesWhereAnAlgorithmDiffers() {
    int risk = Projections.create().risk().algorithmVersion();
    Journal journal = begunWith(List.of(new Named("forecast", 1), new Named("risk", risk)));

    assertThatThrownBy(() -> Replay.of(journal).run(fact -> {}))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("release 0.0.9 with forecast 1, risk")
        .hasMessageContaining("this release has forecast ")
        .hasMessageContaining("use that release");
  }

  @Test
  void shouldReplayWhatThisReleaseComputed() {
    Journal journal = begunWith(Projections.create().inOrder());

    assertThat(Replay.of(journal).run(fact -> {}).facts()).isEqualTo(1);
  }
}

package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final JournalSettings SETTINGS =
      new JournalSettings(Durability.PROCESS, 1 << 20, 10_000);

  @TempDir private Path folder;

  private final TestFacts facts = new TestFacts();

  @Test
  void shouldGoOnWhereItEndedWhenOpenedAgain() {
    Path journalFolder = folder.resolve("journal");
    writeTrades(journalFolder, 1, 100_000);
    writeTrades(journalFolder, 100_001, 100_010);

    try (Journal journal = Journal.openReadOnly(journalFolder)) {
      assertThat(journal.lastFact()).isEqualTo(100_010);
      assertThat(journal.lastFactTime()).isEqualTo(100_010);
    }
  }

  @Test
  void shouldRefuseToReadAMissingFolder() {
    Path missing = folder.resolve("nowhere");

    assertThatThrownBy(() -> Journal.openReadOnly(missing))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(missing.toString());
    assertThat(Files.exists(missing)).isFalse();
  }

  private void writeTrades(Path journalFolder, long first, long last) {
    try (Journal journal = Journal.openForWriting(journalFolder, SETTINGS);
        JournalDriver driver =
            JournalDriver.lockStep(journal, JournalClock.eventTime(), List.of())) {
      for (long i = first; i <= last; i++) {
        facts.submitTrade(driver.submitter(), i, i);
      }
    }
  }
}

package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.chronicle.CycleFileReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalRepairTest {
  private static final JournalSettings SETTINGS = TestConfigs.settings(Durability.PROCESS, 1 << 20);
  private static final long DAY = 86_400_000L;

  @TempDir private Path root;

  private Path damaged;
  private Path out;
  private long decisions;

  /** Three days of a thousand facts, each decided on, in documents of a hundred. */
  @BeforeEach
  void write() {
    damaged = root.resolve("damaged");
    out = root.resolve("out");
    AtomicLong clock = new AtomicLong(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());
    TestFacts facts = new TestFacts();
    try (Journal journal = Journal.openForWriting(damaged, SETTINGS, clock::get);
        JournalDriver driver =
            JournalDriver.lockStep(
                journal,
                JournalClock.eventTime(),
                List.of(ScriptedProjection.silent("every", 1)))) {
      for (int i = 1; i <= 3_000; i++) {
        facts.submitTrade(driver.submitter(), i, i);
        if (i % 100 == 0) {
          driver.flush();
          clock.addAndGet(i % 1_000 == 0 ? DAY : 0);
        }
      }
      decisions = journal.lastDecision();
    }
  }

  @Test
  void shouldCopyAllOfAJournalThatIsWhole() {
    JournalRepair.Report report = JournalRepair.run(damaged, out);

    assertThat(report.facts().kept()).isEqualTo(3_000);
    assertThat(report.decisions().kept()).isEqualTo(decisions);
    assertThat(report.facts().damage()).isEmpty();
    assertThat(report.decisions().damage()).isEmpty();
    assertThat(report.journal()).isEqualTo(Journal.idOf(damaged)).isEqualTo(Journal.idOf(out));
    assertThat(days(out)).isEqualTo(days(damaged));
  }

  @Test
  void shouldKeepTheFactsBeforeTheDamageAndTheDecisionsThatFollowFromThem() throws IOException {
    Path file = CycleFileReader.files(damaged.resolve("facts")).get(1);
    // The first document of the day begins at byte 0x10110; a fact of it takes 72 bytes.
    overwrite(file, 0x10110 + 200, 0x77);
    byte[] before = Files.readAllBytes(file);

    JournalRepair.Report report = JournalRepair.run(damaged, out);

    assertThat(report.facts().kept()).isEqualTo(1_000);
    assertThat(report.facts().damage().orElseThrow())
        .contains("record=1001")
        .contains(file + " byte " + 0x10110)
        .contains("expected=checksum");
    assertThat(report.decisions().kept()).isPositive().isLessThan(decisions);
    assertThat(report.decisions().damage().orElseThrow())
        .contains("record " + (report.decisions().kept() + 1))
        .contains("was caused by fact 1001, which is not there");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertGoesOn(1_000, report.decisions().kept());
  }

  @Test
  void shouldKeepAllFactsWhenADecisionIsDamaged() throws IOException {
    Path file = CycleFileReader.files(damaged.resolve("decisions")).get(2);
    overwrite(file, 0x10110 + 200, 0x77);

    JournalRepair.Report report = JournalRepair.run(damaged, out);

    assertThat(report.facts().kept()).isEqualTo(3_000);
    assertThat(report.decisions().damage()).isPresent();
    assertGoesOn(3_000, decisions);
  }

  @Test
  void shouldNeverWriteIntoAFolderThatHoldsSomething() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("thesis.txt"), "precious");

    assertThatThrownBy(() -> JournalRepair.run(damaged, out))
        .isInstanceOf(JournalException.class)
        .hasMessage(out + " is not empty; name a new folder");
  }

  /** Else the day that is on its way would be left out, and nobody told. */
  @Test
  void shouldRefuseAJournalWhoseRecoveryWasInterrupted() throws IOException {
    Path mark = Files.writeString(damaged.resolve("facts.set-aside"), "20260301");

    assertThatThrownBy(() -> JournalRepair.run(damaged, out))
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll(mark.toString(), "go on with the journal once");
    assertThatThrownBy(() -> Journal.openReadOnly(damaged))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(mark.toString());
    assertThat(out).doesNotExist();
  }

  @Test
  void shouldRefuseWhatIsNoJournal() {
    assertThatThrownBy(() -> JournalRepair.run(root.resolve("nothing"), out))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("there is no journal folder");
    assertThat(out).doesNotExist();
  }

  /** Opens, computes the missing decisions, compares the others. */
  private void assertGoesOn(long facts, long decisionsThen) {
    try (Journal journal = Journal.openForWriting(out, SETTINGS)) {
      assertThat(journal.recoveryNotes()).isEmpty();
      assertThat(journal.lastFact()).isEqualTo(facts);
      JournalDriver.lockStep(
              journal, JournalClock.eventTime(), List.of(ScriptedProjection.silent("every", 1)))
          .close();
      assertThat(journal.lastDecision()).isEqualTo(decisionsThen);
    }
  }

  private static List<String> days(Path journal) {
    return CycleFileReader.files(journal.resolve("facts")).stream()
        .map(file -> file.getFileName().toString())
        .toList();
  }

  private static void overwrite(Path file, long position, int value) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {(byte) value}), position);
    }
  }
}

package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.record.FactsArchivedDecoder;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.Sealer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalArchiveTest {
  private static final JournalSettings SETTINGS = RunningJournal.settings(Durability.PROCESS, 1000);
  private static final SealKey KEY = SealKey.random();
  private static final long DAY = 86_400_000L;
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

  @TempDir private Path folder;

  private final TestFacts facts = new TestFacts();
  private final List<String> notes = new ArrayList<>();
  private long clock = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  @Test
  void shouldMoveOldSealedDaysAndReadThemWhereTheyAre() throws Exception {
    writeDays(3, true);
    List<String> before = contents();

    List<JournalArchive.Moved> moved = archive(8);

    assertThat(moved)
        .extracting(JournalArchive.Moved::file)
        .containsExactly("20260301F.cq4", "20260302F.cq4");
    assertThat(moved.get(0).firstFact()).isEqualTo(1);
    assertThat(moved.get(1).lastFact()).isEqualTo(2000);
    assertThat(files("facts")).containsExactly("20260303F.cq4");
    assertThat(files("archive/facts")).containsExactly("20260301F.cq4.gz", "20260302F.cq4.gz");
    assertThat(contents().subList(0, before.size())).isEqualTo(before);
    assertThat(contents()).hasSize(before.size() + 2);
    for (long from : new long[] {1, 2, 999, 1000, 1001, 1999, 2000, 2001, 3000}) {
      assertThat(firstRead(from)).isEqualTo(from);
    }
  }

  /** Any gzip gives the file back: this one is the JDK's, and the hashes are in the journal. */
  @Test
  void shouldSayInTheJournalWhatWasMoved() throws Exception {
    writeDays(2, true);
    byte[] original = Files.readAllBytes(folder.resolve("facts/20260301F.cq4"));

    archive(9);

    byte[] archive = Files.readAllBytes(folder.resolve("archive/facts/20260301F.cq4.gz"));
    byte[] restored;
    try (GZIPInputStream in =
        new GZIPInputStream(
            Files.newInputStream(folder.resolve("archive/facts/20260301F.cq4.gz")))) {
      restored = in.readAllBytes();
    }
    assertThat(original).startsWith(restored);
    List<String> told = new ArrayList<>();
    try (Journal journal = Journal.openReadOnly(folder);
        FactReader reader = journal.readFacts(2001)) {
      reader.poll(
          new FactHandler() {
            @Override
            public void onFactsArchived(RecordHeader header, FactsArchivedDecoder fact) {
              byte[] ofFile = new byte[32];
              byte[] ofArchive = new byte[32];
              fact.getFileHash(ofFile, 0, 32);
              fact.getArchiveHash(ofArchive, 0, 32);
              told.add(
                  "%d-%d after %d days, %d bytes %s %s %s %s"
                      .formatted(
                          fact.firstFact(),
                          fact.lastFact(),
                          fact.afterDays(),
                          fact.fileBytes(),
                          HexFormat.of().formatHex(ofFile),
                          HexFormat.of().formatHex(ofArchive),
                          fact.file(),
                          fact.archive()));
            }
          });
    }
    assertThat(told)
        .containsExactly(
            "1-1000 after 9 days, %d bytes %s %s 20260301F.cq4 20260301F.cq4.gz"
                .formatted(restored.length, sha256(restored), sha256(archive)));
  }

  @Test
  void shouldLeaveWhatIsYoungOrNotSealedOrTheNewestDay() throws IOException {
    writeDays(3, true);
    assertThat(archive(10)).isEmpty();
    // The third day is the newest file, however old.
    assertThat(archive(1)).hasSize(2);

    Path other = folder.resolve("other");
    writeDays(other, 2, true);
    clock += DAY;
    write(other, 100, false);
    clock += DAY;
    write(other, 100, false);
    assertThat(archive(other, 1)).hasSize(2);
    assertThat(notes).anyMatch(note -> note.contains("are not sealed"));
  }

  @Test
  void shouldRefuseAJournalThatWasNeverSealed() {
    writeDays(2, false);
    assertThatThrownBy(() -> archive(1))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("never sealed");
  }

  @Test
  void shouldMoveNothingThatIsNotWhatWasSealed() throws IOException {
    writeDays(2, true);
    Path file = folder.resolve("facts/20260301F.cq4");
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      // Within the day's only document, which ends at about byte 137,800.
      long at = 137_000;
      bytes.seek(at);
      int was = bytes.read();
      bytes.seek(at);
      bytes.write(was ^ 1);
    }

    assertThatThrownBy(() -> archive(1)).isInstanceOf(JournalCorruptException.class);

    assertThat(file).exists();
    assertThat(files("archive/facts")).isEmpty();
  }

  @Test
  void shouldFinishWhatACrashLeftHalfDone() throws IOException {
    writeDays(2, true);
    List<String> before = contents();
    byte[] original = Files.readAllBytes(folder.resolve("facts/20260301F.cq4"));
    archive(9);
    // The archive is there and told of, but the original was not deleted yet.
    Files.write(folder.resolve("facts/20260301F.cq4"), original);

    assertThat(contents().subList(0, before.size())).isEqualTo(before);
    assertThat(archive(9)).extracting(JournalArchive.Moved::file).containsExactly("20260301F.cq4");
    assertThat(files("facts")).containsExactly("20260302F.cq4");
    assertThat(contents().subList(0, before.size())).isEqualTo(before);
  }

  private void writeDays(int days, boolean sealed) {
    writeDays(folder, days, sealed);
  }

  private void writeDays(Path journal, int days, boolean sealed) {
    clock = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    for (int day = 0; day < days; day++) {
      write(journal, 1000, sealed);
      clock += DAY;
    }
  }

  private void write(Path to, int records, boolean sealed) {
    try (Journal journal = Journal.openForWriting(to, SETTINGS, () -> clock)) {
      try (JournalDriver driver =
          JournalDriver.lockStep(journal, JournalClock.eventTime(), RunningJournal.chain())) {
        long last = journal.lastFact();
        for (long i = last + 1; i <= last + records; i++) {
          facts.submitTrade(driver.submitter(), i, i);
        }
      }
      if (sealed) {
        try (Sealer sealer = RunningJournal.sealer(journal, KEY)) {
          sealer.finish();
        }
      }
    }
  }

  private List<JournalArchive.Moved> archive(int days) {
    return archive(folder, days);
  }

  private List<JournalArchive.Moved> archive(Path journal, int days) {
    return JournalArchive.run(
        journal, SETTINGS, new JournalArchive.Request(TODAY, 1, days), notes::add);
  }

  private List<String> contents() {
    try (Journal journal = Journal.openReadOnly(folder)) {
      return LogContents.of(journal.facts());
    }
  }

  private long firstRead(long from) {
    try (Journal journal = Journal.openReadOnly(folder);
        RecordCursor cursor = new RecordCursor(journal.facts().reader(from))) {
      assertThat(cursor.next()).isTrue();
      return cursor.header(new RecordHeader()).number();
    }
  }

  private List<String> files(String name) throws IOException {
    Path path = folder.resolve(name);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(path)) {
      return list.map(file -> file.getFileName().toString())
          // What the archiving itself writes goes into today's file, whatever the test's clock
          // says.
          .filter(file -> file.startsWith("202603") && !file.endsWith(".new"))
          .sorted()
          .toList();
    }
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}

package io.headroom.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.journal.JournalException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files without Chronicle's own first blocks: new ones that a crash left so, and damaged ones. */
class CycleTailTest {
  private final AtomicLong clock =
      new AtomicLong(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());
  @TempDir private Path journal;

  @Test
  void shouldTakeOutAFileWithADocumentThatNobodyWasToldOf() throws IOException {
    Path file = write(1);
    clearBeginning(file);

    TestDocuments.open(journal, clock).close();

    assertThat(TestDocuments.numbers(journal, 1)).isEmpty();
    assertThat(journal.resolve("set-aside")).isDirectory();
  }

  @Test
  void shouldRefuseAFileWithDocumentsThatHaveBeenSynced() throws IOException {
    Path file = write(3);
    clearBeginning(file);
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> TestDocuments.open(journal, clock))
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll(file.toString(), "documents behind them");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private Path write(int documents) {
    try (ChronicleStore store = TestDocuments.open(journal, clock)) {
      for (int number = 1; number <= documents; number++) {
        TestDocuments.append(store, number, number, 40);
      }
    }
    List<Path> files = CycleFileReader.files(journal.resolve("facts"));
    assertThat(files).hasSize(1);
    return files.get(0);
  }

  private static void clearBeginning(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.write(new byte[64]);
    }
  }
}

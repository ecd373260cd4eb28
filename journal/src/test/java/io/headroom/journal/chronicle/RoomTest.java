package io.headroom.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headroom.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 4 MiB; skipped where nobody may mount one. */
class RoomTest {
  @TempDir private Path root;

  private final AtomicLong clock =
      new AtomicLong(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());
  private Path disk;
  private long last;

  @BeforeEach
  void mount() throws IOException {
    disk = Files.createDirectories(root.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
        "a small disk can be mounted by root only");
  }

  @AfterEach
  void unmount() throws IOException {
    run("umount", disk.toString());
  }

  @Test
  void shouldSayThatTheDiskIsFullAndHoldAllThatWasWritten() {
    fill();
    assertThat(last).isGreaterThan(500);

    assertHoldsAll();
    try (ChronicleStore store = TestDocuments.open(disk, clock)) {
      assertThatThrownBy(() -> TestDocuments.append(store, last + 1, last + 10, 500))
          .isInstanceOf(JournalException.class);
    }
    assertHoldsAll();
  }

  @Test
  void shouldSayThatThereIsNoRoomForTheFileOfANewDay() throws IOException {
    fill();
    clock.addAndGet(TestDocuments.DAY);

    fill();

    assertHoldsAll();
    assertThat(CycleFileReader.files(disk.resolve("facts"))).hasSize(1);
  }

  @Test
  void shouldGoOnWhenThereIsRoomAgain() throws IOException {
    Path other = Files.write(disk.resolve("other"), new byte[2 << 20]);
    fill();
    long before = last;
    Files.delete(other);

    fill();

    assertThat(last).isGreaterThan(before);
    assertHoldsAll();
  }

  private void fill() {
    try (ChronicleStore store = TestDocuments.open(disk, clock)) {
      assertThatThrownBy(() -> append(store))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("No space left on device")
          .hasMessageContaining("make room on the disk and start again");
    }
  }

  private void append(ChronicleStore store) {
    for (int i = 0; i < 10_000; i++) {
      TestDocuments.append(store, last + 1, last + 10, 500);
      last += 10;
    }
  }

  private void assertHoldsAll() {
    assertThat(TestDocuments.numbers(disk, 1))
        .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
  }

  private static boolean run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

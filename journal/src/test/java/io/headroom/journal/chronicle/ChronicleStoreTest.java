package io.headroom.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.LogReader;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.RecordLog;
import io.headroom.journal.StoredLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleStoreTest {
  private static final long DAY = 86_400_000L;

  @TempDir private Path root;

  private long clock = Instant.parse("2026-03-01T23:00:00Z").toEpochMilli();

  @Test
  void shouldRollDailyByTheWallClockAndReadOverTheRolls() throws IOException {
    Path folder = root.resolve("facts");
    try (RecordLog log = open(folder, 0);
        LogReader live = log.reader(1)) {
      append(log, 1, 10);
      assertThat(drain(live)).isEqualTo(10);
      clock += DAY / 12;
      append(log, 11, 20);
      assertThat(drain(live)).isEqualTo(10);
      clock += 3 * DAY;
      append(log, 21, 30);
      assertThat(drain(live)).isEqualTo(10);
    }

    assertThat(cycleFiles(folder))
        .containsExactly("20260301F.cq4", "20260302F.cq4", "20260305F.cq4");
    assertReads(folder, 30);
  }

  /** What is appended is handed to Chronicle as an address, which keeps no memory alive. */
  @Test
  void shouldKeepTheMemoryOfADocumentUntilItIsWritten() throws InterruptedException {
    AtomicBoolean done = new AtomicBoolean();
    Thread collector = new Thread(() -> collectUntil(done), "collector");
    collector.start();
    try (ChronicleStore store =
        ChronicleStore.openForWriting("facts", root, note -> {}, () -> clock)) {
      for (int number = 1; number <= 20_400; number++) {
        // Compiled code forgets what it does not need again; a day's first document takes long.
        clock += number > 20_000 ? DAY : 0;
        TestDocuments.append(store, number, number, 40);
      }
    } finally {
      done.set(true);
      collector.join();
    }
    assertReads(root.resolve("facts"), 20_400);
  }

  /** Short-lived memory, so that young objects are collected again and again. */
  private static void collectUntil(AtomicBoolean done) {
    List<byte[]> garbage = new ArrayList<>();
    while (!done.get()) {
      garbage.add(new byte[1 << 18]);
      if (garbage.size() > 8) {
        garbage.clear();
      }
    }
  }

  @Test
  void shouldMakeTheQueueAnewWhenItWasKilledWhileItWasMade() throws IOException {
    Path folder = root.resolve("facts");
    Path beside = Files.createDirectories(root.resolve("facts.new"));
    Files.write(beside.resolve("metadata.cq4t"), new byte[] {1, 2, 3});

    try (RecordLog log = open(folder, 0)) {
      append(log, 1, 10);
    }

    assertThat(beside).doesNotExist();
    assertReads(folder, 10);
  }

  @Test
  void shouldMakeChroniclesTableAgainWhenItIsDamagedOrGone() throws IOException {
    Path folder = root.resolve("facts");
    Path table = folder.resolve("metadata.cq4t");
    try (RecordLog log = open(folder, 0)) {
      append(log, 1, 10);
    }
    byte[] whole = Files.readAllBytes(table);
    byte[] overwritten = whole.clone();
    Arrays.fill(overwritten, 8, 100, (byte) 0x5A);
    byte[] behind = whole.clone();
    behind[60_000] = 1;
    long last = 10;
    for (byte[] damaged :
        List.of(new byte[0], new byte[131_072], overwritten, behind, Arrays.copyOf(whole, 300))) {
      Files.write(table, damaged);
      List<String> notes = new ArrayList<>();
      try (ChronicleStore store =
          ChronicleStore.openForWriting("facts", root, notes::add, () -> clock)) {
        TestDocuments.append(store, last + 1, last + 10, 64);
      }
      last += 10;
      assertThat(notes)
          .containsExactly("Chronicle's table " + table + " was damaged; it was made again");
      assertReads(folder, last);
    }
    Files.delete(table);
    try (RecordLog log = open(folder, last)) {
      append(log, last + 1, last + 10);
    }
    assertReads(folder, last + 10);
  }

  @Test
  void shouldGoOnWhenTheClockWasSetBackByDays() throws IOException {
    Path folder = root.resolve("facts");
    try (RecordLog log = open(folder, 0)) {
      append(log, 1, 10);
      clock += 2 * DAY;
      append(log, 11, 20);
      clock -= 5 * DAY;
      append(log, 21, 30);
    }
    clock -= DAY;
    try (RecordLog log = open(folder, 30)) {
      append(log, 31, 40);
    }

    assertThat(cycleFiles(folder)).containsExactly("20260301F.cq4", "20260303F.cq4");
    assertReads(folder, 40);
  }

  @Test
  void shouldGoOnWhenItWasKilledWhileACycleFileWasMade() throws IOException {
    for (byte[] unfinished : new byte[][] {{}, {0, 0, 0, (byte) 0x80, 17, 18, 19}}) {
      Path folder = root.resolve("facts" + unfinished.length);
      try (RecordLog log = open(folder, 0)) {
        append(log, 1, 10);
      }
      clock += DAY;
      Path file =
          folder.resolve(LocalDate.ofEpochDay(clock / DAY).toString().replace("-", "") + "F.cq4");
      Files.write(file, unfinished);

      try (RecordLog log = open(folder, 10)) {
        append(log, 11, 20);
      }

      assertReads(folder, 20);
    }
  }

  @Test
  void shouldHoldLargeDocumentsAcrossTheBlocksOfAFile() {
    Path folder = root.resolve("facts");
    long seed = new Random().nextLong();
    System.out.println("ChronicleStoreTest seed " + seed);
    Random random = new Random(seed);
    // Chronicle maps 64 MiB at a time; this fills three such blocks.
    long number = 1;
    try (RecordLog log = open(folder, 0)) {
      RecordBatch batch = new RecordBatch();
      for (long written = 0; written < 200_000_000L; written += batch.length()) {
        batch.clear();
        add(batch, number++, 24 + random.nextInt(RecordBatch.MAX_RECORD_LENGTH - 24));
        log.writer().append(batch);
      }
    }

    assertReads(folder, number - 1);
  }

  private StoredLog open(Path folder, long last) {
    StoredLog log =
        new StoredLog(
            ChronicleStore.openForWriting(
                folder.getFileName().toString(),
                root,
                note -> {},
                () -> clock,
                SetAside.Steps.NONE));
    log.startWriting(last, Durability.DISK);
    return log;
  }

  private static void append(RecordLog log, long first, long last) {
    RecordBatch batch = new RecordBatch();
    for (long number = first; number <= last; number++) {
      add(batch, number, 64);
    }
    log.writer().append(batch);
  }

  private static void add(RecordBatch batch, long number, int length) {
    UnsafeBuffer record = new UnsafeBuffer(new byte[length]);
    RecordHeader.stamp(record, 0, number, number);
    batch.add(record, 0, length);
  }

  private static int drain(LogReader reader) {
    int count = 0;
    int polled = 1;
    while (polled > 0) {
      polled = reader.poll((buffer, offset, length) -> {});
      count += polled;
    }
    return count;
  }

  private void assertReads(Path folder, long last) {
    try (RecordLog log =
            new StoredLog(ChronicleStore.openReadOnly(folder.getFileName().toString(), root));
        LogReader reader = log.reader(1)) {
      assertThat(drain(reader)).isEqualTo(Math.toIntExact(last));
      assertThat(reader.nextNumber()).isEqualTo(last + 1);
    }
  }

  private static List<String> cycleFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = new ArrayList<>();
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".cq4"))
          .sorted()
          .forEach(names::add);
      return names;
    }
  }
}

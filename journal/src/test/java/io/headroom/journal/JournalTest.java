package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.record.TradeDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.impl.TableStore;
import net.openhft.chronicle.queue.impl.single.TableStoreWriteLock;
import net.openhft.chronicle.queue.impl.table.Metadata;
import net.openhft.chronicle.queue.impl.table.SingleTableBuilder;
import net.openhft.chronicle.threads.BusyTimedPauser;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalTest {
  private static final JournalSettings SETTINGS = TestConfigs.settings(Durability.PROCESS, 1 << 20);

  @TempDir private Path root;

  private final TestFacts facts = new TestFacts();
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = root.resolve("journal");
  }

  @Test
  void shouldGoOnWhereItEndedWhenOpenedAgain() {
    writeTrades(1, 100_000);
    writeTrades(100_001, 100_010);

    assertHoldsTrades(100_010);
    try (Journal journal = Journal.openReadOnly(folder)) {
      assertThat(journal.lastFact()).isEqualTo(100_010);
      assertThat(journal.lastFactTime()).isEqualTo(100_010);
    }
  }

  @Test
  void shouldKeepItsIdForEver() {
    String id;
    try (Journal journal = Journal.openForWriting(folder, SETTINGS)) {
      id = journal.id();
    }

    try (Journal again = Journal.openForWriting(folder, SETTINGS);
        Journal reader = Journal.openReadOnly(folder)) {
      assertThat(again.id()).isEqualTo(id);
      assertThat(reader.id()).isEqualTo(id);
    }
  }

  @Test
  void shouldBeReadWhileItIsWritten() {
    try (Journal journal = Journal.openForWriting(folder, SETTINGS);
        JournalDriver driver =
            JournalDriver.lockStep(journal, JournalClock.eventTime(), List.of());
        Journal live = Journal.openReadOnly(folder);
        LogReader reader = live.facts().reader(1)) {
      assertThat(reader.poll((buffer, offset, length) -> {})).isZero();
      for (int i = 1; i <= 1_000; i++) {
        facts.submitTrade(driver.submitter(), i, i);
        driver.flush();
        assertThat(reader.poll((buffer, offset, length) -> {})).isEqualTo(1);
      }
      assertThat(reader.nextNumber()).isEqualTo(1_001);
    }
  }

  @Test
  void shouldReadFromANumberOn() {
    writeTrades(1, 10_000);

    try (Journal journal = Journal.openReadOnly(folder);
        RecordCursor cursor = new RecordCursor(journal.facts().reader(7_777))) {
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.header(new RecordHeader()).number()).isEqualTo(7_777);
    }
  }

  @Test
  void shouldRefuseASecondWriterAndNameTheFirst() {
    try (Journal first = Journal.openForWriting(folder, SETTINGS)) {
      assertThatThrownBy(() -> Journal.openForWriting(folder, SETTINGS))
          .isInstanceOf(JournalLockedException.class)
          .hasMessage(
              "journal %s is being written by process %d; one writer at a time: end that process first",
              folder, ProcessHandle.current().pid());
      assertThat(first.lastFact()).isZero();
    }
    writeTrades(1, 1);
  }

  @Test
  void shouldRefuseToReadAMissingFolder() {
    assertThatThrownBy(() -> Journal.openReadOnly(folder))
        .isInstanceOf(JournalException.class)
        .hasMessage("there is no journal folder " + folder + "; check the path");
    assertThat(folder).doesNotExist();
  }

  @Test
  void shouldRefuseToReadAFolderThatIsNoJournal() throws IOException {
    Files.createDirectories(folder);

    assertThatThrownBy(() -> Journal.openReadOnly(folder))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("is no journal");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldRefuseToWriteIntoAFolderThatHoldsSomethingElse() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("thesis.txt"), "precious");

    assertThatThrownBy(() -> Journal.openForWriting(folder, SETTINGS))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining(folder + " is not empty and is no journal");
    assertThat(folder.resolve("lock")).doesNotExist();
  }

  @Test
  void shouldRefuseAJournalOfANewerRelease() throws IOException {
    writeTrades(1, 1);
    Path metadata = folder.resolve("journal.properties");
    Files.writeString(
        metadata,
        Files.readString(metadata).replaceFirst("schemaVersion=\\d+", "schemaVersion=999"));

    assertThatThrownBy(() -> Journal.openReadOnly(folder))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("schemaVersion=999 is newer than");
    assertThatThrownBy(() -> Journal.openForWriting(folder, SETTINGS))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("use a newer release");
  }

  @Test
  void shouldReadAJournalThatHoldsNothingYet() {
    Journal.openForWriting(folder, SETTINGS).close();

    try (Journal journal = Journal.openReadOnly(folder)) {
      assertThat(journal.lastFact()).isZero();
      assertThat(journal.lastDecision()).isZero();
    }
  }

  @Test
  void shouldLeaveOutAnUnfinishedWriteAndGoOn() throws IOException {
    writeTrades(1, 5_000);
    // What a kill leaves in the middle of a copy: bytes, and a header of zero before them.
    byte[] payload = new byte[10_000];
    Arrays.fill(payload, (byte) 0x5A);
    long end = endOfDocuments(cycleFile("facts"));
    overwrite(cycleFile("facts"), end + 4, payload);
    byte[] kept = new byte[10_004];
    System.arraycopy(payload, 0, kept, 4, payload.length);

    try (Journal journal = Journal.openForWriting(folder, SETTINGS)) {
      assertThat(journal.recoveryNotes())
          .singleElement(InstanceOfAssertFactories.STRING)
          .startsWith("the log of facts ended in an unfinished write; its 10004 bytes are left out")
          .contains("kept in " + folder.resolve("set-aside"));
      assertThat(setAside()).containsExactly(kept);
      assertThat(journal.lastFact()).isEqualTo(5_000);
    }
    writeTrades(5_001, 6_000);

    assertHoldsTrades(6_000);
  }

  @Test
  void shouldLeaveOutALastDocumentThatAMachineStopDamagedAndGoOn() throws IOException {
    writeTrades(1, 5_000);
    writeTrades(5_001, 5_100);
    long end = endOfDocuments(cycleFile("facts"));
    overwrite(cycleFile("facts"), end - 100, new byte[50]);

    assertThatThrownBy(() -> readAll(folder))
        .isInstanceOf(JournalCorruptException.class)
        .hasMessageContaining("record=5001")
        .hasMessageContaining("opening the journal for writing leaves it out");
    try (Journal journal = Journal.openForWriting(folder, SETTINGS)) {
      assertThat(journal.lastFact()).isEqualTo(5_000);
      assertThat(journal.recoveryNotes()).hasSize(1);
      assertThat(journal.recoveryNotes().get(0)).contains("left out").contains("record=5001");
    }
    writeTrades(5_001, 5_050);
    writeTrades(5_051, 6_000);

    assertHoldsTrades(6_000);
  }

  @Test
  void shouldRefuseAFlippedBitBeforeTheTail() throws IOException {
    writeTrades(1, 5_000);
    writeTrades(5_001, 5_100);
    long end = endOfDocuments(cycleFile("facts"));
    // The last document is 100 records of 4 and 68 bytes; this lies in the one before.
    long before = end - 100 * 72 - 28 - 1_000;
    overwrite(cycleFile("facts"), before, new byte[] {0x77});

    assertThatThrownBy(() -> Journal.openForWriting(folder, SETTINGS))
        .isInstanceOf(JournalCorruptException.class)
        .hasMessageContaining("log=facts, record=4097")
        .hasMessageContaining("F.cq4 byte ")
        .hasMessageContaining("expected=checksum");
    assertThatThrownBy(() -> readAll(folder)).isInstanceOf(JournalCorruptException.class);
  }

  @Test
  void shouldLeaveOutALastDocumentThatIsCutShort() throws IOException {
    writeTrades(1, 4_000);
    writeTrades(4_001, 5_000);
    Path file = cycleFile("facts");
    cut(file, endOfDocuments(file) - 10);

    try (Journal journal = Journal.openForWriting(folder, SETTINGS)) {
      assertThat(journal.lastFact()).isEqualTo(4_000);
      assertThat(journal.recoveryNotes())
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains("a document that is not there as a whole")
          .contains("kept in " + folder.resolve("set-aside"));
    }
    writeTrades(4_001, 6_000);

    assertHoldsTrades(6_000);
  }

  @Test
  void shouldRefuseAFileThatLacksMoreThanItsLastDocument() throws IOException {
    writeTrades(1, 4_000);
    Path file = cycleFile("facts");
    long end = endOfDocuments(file);
    writeTrades(4_001, 5_000);
    cut(file, end - 10);

    for (int times = 0; times < 2; times++) {
      assertThatThrownBy(() -> Journal.openForWriting(folder, SETTINGS))
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("journal is corrupt: file=" + file)
          .hasMessageContaining("expected=a block, since the last document is noted at byte " + end)
          .hasMessageContaining("found=the end of the documents");
    }
    assertThat(folder.resolve("set-aside")).doesNotExist();
  }

  @Test
  void shouldRefuseDecisionsWhoseFactsAreGone() throws IOException {
    try (Journal journal = Journal.openForWriting(folder, SETTINGS);
        JournalDriver driver =
            JournalDriver.lockStep(
                journal,
                JournalClock.eventTime(),
                List.of(ScriptedProjection.silent("every", 1)))) {
      for (int i = 1; i <= 100; i++) {
        facts.submitTrade(driver.submitter(), i, i);
      }
    }
    deleteTree(folder.resolve("facts"));

    assertThatThrownBy(() -> Journal.openForWriting(folder, SETTINGS))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("lacks facts")
        .hasMessageContaining("the facts end at 0");
  }

  @Test
  void shouldForceOpenALockThatALiveProcessIdSeemsToHold() throws IOException {
    writeTrades(1, 10);
    leaveLocked(folder.resolve("facts"));
    leaveLocked(folder.resolve("decisions"));

    long start = System.nanoTime();
    writeTrades(11, 20);

    assertHoldsTrades(20);
    // Chronicle itself would wait 15 s for such a lock, and then fail.
    assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
  }

  @Test
  void shouldHoldWhatWasForcedToDisk() {
    JournalSettings toDisk = TestConfigs.settings(Durability.DISK, 1 << 20);
    try (Journal journal = Journal.openForWriting(folder, toDisk);
        JournalDriver driver =
            JournalDriver.threaded(journal, JournalClock.eventTime(), List.of())) {
      for (int i = 1; i <= 10_000; i++) {
        facts.submitTrade(driver.submitter(), i, i);
      }
      driver.flush();
      assertThat(journal.facts().durable()).isEqualTo(10_000);
    }

    assertHoldsTrades(10_000);
  }

  @Test
  void shouldRefuseABatchThatDoesNotGoOnWhereTheLogEnds() {
    writeTrades(1, 10);
    try (Journal journal = Journal.openForWriting(folder, SETTINGS);
        RecordCursor cursor = new RecordCursor(journal.facts().reader(5))) {
      assertThat(cursor.next()).isTrue();
      RecordBatch batch = new RecordBatch();
      batch.add(cursor.buffer(), cursor.offset(), cursor.length());

      assertThatThrownBy(() -> journal.facts().writer().append(batch))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("batch begins with record 5, but the log of facts ends at 10");
    }
  }

  @Test
  void shouldRefuseToWriteInAJournalThatIsOpenForReading() {
    writeTrades(1, 10);
    try (Journal journal = Journal.openReadOnly(folder)) {
      assertThatThrownBy(() -> journal.facts().writer())
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("was opened for reading only");
      assertThatThrownBy(journal::settings).isInstanceOf(JournalException.class);
    }
  }

  private void writeTrades(long first, long last) {
    try (Journal journal = Journal.openForWriting(folder, SETTINGS);
        JournalDriver driver =
            JournalDriver.lockStep(journal, JournalClock.eventTime(), List.of())) {
      for (long i = first; i <= last; i++) {
        facts.submitTrade(driver.submitter(), i, i);
      }
    }
  }

  /** Every trade's price is its fact number. */
  private void assertHoldsTrades(long last) {
    List<Long> prices = readAll(folder);
    assertThat(prices).hasSize(Math.toIntExact(last));
    for (int i = 0; i < prices.size(); i++) {
      assertThat(prices.get(i)).isEqualTo(i + 1);
    }
  }

  private static List<Long> readAll(Path folder) {
    List<Long> prices = new ArrayList<>();
    FactHandler handler =
        new FactHandler() {
          @Override
          public void onTrade(RecordHeader header, TradeDecoder trade) {
            prices.add(trade.price());
          }
        };
    try (Journal journal = Journal.openReadOnly(folder);
        FactReader reader = journal.readFacts(1)) {
      int polled = 1;
      while (polled > 0) {
        polled = reader.poll(handler);
      }
    }
    return prices;
  }

  private Path cycleFile(String log) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(log))) {
      return files.filter(f -> f.toString().endsWith(".cq4")).findFirst().orElseThrow();
    }
  }

  /** Walks Chronicle's headers: 4 bytes each, the low 30 bits are the length, aligned to 4. */
  private static long endOfDocuments(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      long position = 0;
      while (true) {
        header.clear();
        channel.read(header, position);
        int value = header.getInt(0);
        if (value == 0) {
          return position;
        }
        position += 4 + (value & 0x3FFF_FFFF);
        position = (position + 3) & ~3L;
      }
    }
  }

  private static void cut(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }

  private List<byte[]> setAside() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("set-aside"))) {
      for (Path file : files.toList()) {
        contents.add(Files.readAllBytes(file));
      }
    }
    return contents;
  }

  private static void overwrite(Path file, long position, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), position);
    }
  }

  private static void leaveLocked(Path queue) {
    try (TableStore<Metadata.NoMeta> table =
            SingleTableBuilder.binary(queue.resolve("metadata.cq4t"), Metadata.NoMeta.INSTANCE)
                .build();
        TableStoreWriteLock lock = new TableStoreWriteLock(table, BusyTimedPauser::new, 1_000L)) {
      lock.lock();
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      files.sorted(Comparator.reverseOrder()).forEach(JournalTest::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

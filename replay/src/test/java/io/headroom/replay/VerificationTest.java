package io.headroom.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.JournalSettings;
import io.headroom.journal.FolderFiles;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalException;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.chronicle.CycleFileReader;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedCheckpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  private static final SealKey KEY = SealKey.random();
  private static final int BLOCK_HEADER = 4;
  private static final int DOCUMENT_HEADER = 24;
  private static final int RECORD = 4 + 72;

  @TempDir private Path temporary;

  @Test
  void shouldFindNothingInAJournalThatIsAsItWasWritten() {
    SealedJournal journal = journal("whole");
    journal.add(1000);
    journal.add(700);
    VerifyReport report = verify(journal);
    assertThat(report.finding()).isEmpty();
    assertThat(report.records()).isEqualTo(3400);
    assertThat(report.logs())
        .extracting(log -> log.sealed().orElseThrow().size())
        .containsOnly(1700L);
    assertThat(report.logs()).extracting(VerifyReport.Log::checkpoints).containsOnly(2);
  }

  @Test
  void shouldRefuseAFolderThatHoldsNoJournal() {
    assertThatThrownBy(() -> verify(journal("none")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("holds no journal");
  }

  /** Whatever byte of a record or of what is around it is changed, the record is named. */
  @Test
  void shouldNameTheRecordInWhichAByteWasChanged() throws IOException {
    SealedJournal journal = journal("flipped");
    journal.add(1000);
    Path file = CycleFileReader.files(journal.folder().resolve("facts")).get(0);
    List<long[]> documents = documents(file);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      int which = random.nextInt(documents.size());
      long start = documents.get(which)[0] + BLOCK_HEADER;
      int record = random.nextInt(100);
      long begin = start + DOCUMENT_HEADER + (long) record * RECORD;
      long at = begin + random.nextInt(RECORD);
      byte before = flip(file, at, random);
      Finding finding = verify(journal).finding().orElseThrow();
      String where = "byte " + at + ", seed " + seed + ": " + finding;
      assertThat(finding.log()).as(where).isEqualTo("facts");
      assertThat(finding.record()).as(where).isEqualTo(100L * which + record + 1);
      assertThat(finding.offset()).as(where).isIn(begin, begin + 4);
      assertThat(finding.file()).as(where).isEqualTo("facts/" + file.getFileName());
      set(file, at, before);
    }
    assertThat(verify(journal).finding()).isEmpty();
  }

  @Test
  void shouldFindEachByteChangedInADocumentsHeaderOrItsBlocks() throws IOException {
    SealedJournal journal = journal("headers");
    journal.add(1000);
    Path file = CycleFileReader.files(journal.folder().resolve("decisions")).get(0);
    List<long[]> documents = documents(file);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      // The length of the last block may cover a few bytes of the room behind it: they say nothing.
      int which = random.nextInt(documents.size() - 1);
      long at = documents.get(which)[0] + random.nextInt(BLOCK_HEADER + DOCUMENT_HEADER);
      byte before = flip(file, at, random);
      Finding finding = verify(journal).finding().orElseThrow();
      assertThat(finding.log()).as("byte %d, seed %d", at, seed).isEqualTo("decisions");
      // A block's length that is a little wrong is noticed at the block that follows.
      assertThat(finding.record())
          .as("byte %d, seed %d: %s", at, seed, finding)
          .isIn(100L * which + 1, 100L * which + 101);
      set(file, at, before);
    }
  }

  /** Whoever changes a record will put its document's checksum right as well. */
  @Test
  void shouldNameTheRecordThatWasChangedWithItsChecksum() throws IOException {
    SealedJournal journal = journal("forged");
    journal.add(1000);
    Path file = CycleFileReader.files(journal.folder().resolve("facts")).get(0);
    long[] document = documents(file).get(6);
    long start = document[0] + BLOCK_HEADER;
    long at = start + DOCUMENT_HEADER + 41L * RECORD + 4;
    set(file, at + 50, (byte) 77);
    putChecksumRight(file, start, (int) document[1]);
    Finding finding = verify(journal).finding().orElseThrow();
    assertThat(finding.record()).isEqualTo(642);
    assertThat(finding.offset()).isEqualTo(at);
    assertThat(finding.expected()).contains("the record that was sealed");
  }

  @Test
  void shouldFindEachByteChangedInASeal() throws IOException {
    SealedJournal journal = journal("seals");
    journal.add(1000);
    journal.add(300);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (Path file : files(journal.folder().resolve("seals"))) {
      for (int i = 0; i < 15; i++) {
        long at = random.nextInt((int) Files.size(file));
        byte before = flip(file, at, random);
        assertThat(verify(journal).finding()).as("%s byte %d, seed %d", file, at, seed).isPresent();
        set(file, at, before);
      }
    }
    assertThat(verify(journal).finding()).isEmpty();
  }

  @Test
  void shouldFindEachSealThatWasTakenAway() throws IOException {
    SealedJournal journal = journal("taken");
    journal.add(1000);
    for (Path file : files(journal.folder().resolve("seals"))) {
      // What is left of the past is the newest checkpoint, which covers all of it.
      Path away = Files.move(file, temporary.resolve("away"));
      boolean onlyHistory = file.toString().contains("checkpoints");
      assertThat(verify(journal).finding().isPresent()).as(file.toString()).isEqualTo(!onlyHistory);
      Files.move(away, file);
    }
  }

  @Test
  void shouldMissTheCheckpointsOfAJournalWhoseKeyIsGiven() throws IOException {
    SealedJournal journal = journal("stripped");
    journal.add(1000);
    takeCheckpointsAway(journal, "facts");
    Finding finding = verify(journal).finding().orElseThrow();
    assertThat(finding.log()).isEqualTo("facts");
    assertThat(finding.file()).isEqualTo("seals/facts/checkpoint");
    assertThat(finding.expected()).contains("checkpoint of the 1000 records");
  }

  /** Somebody without the key puts an older state back, and another end behind it. */
  @Test
  void shouldTellWhatLiesBehindTheCheckpointOfARollback() throws IOException {
    SealedJournal journal = journal("rolled");
    journal.add(400);
    SealedJournal other = journal("other");
    copy(journal.folder(), other.folder());
    journal.add(100);
    other.addUnsealed(100, number -> number == 450 ? 449 : number);
    // The tiles of what was sealed later are still there.
    Path tiles = Path.of("seals", "facts", "tiles", "0", "000");
    Files.copy(
        journal.folder().resolve(tiles),
        other.folder().resolve(tiles),
        StandardCopyOption.REPLACE_EXISTING);
    VerifyReport report = verify(other);
    assertThat(report.finding()).isEmpty();
    assertThat(report.notes())
        .anyMatch(note -> note.startsWith("100 of the facts, from 401 on"))
        .anyMatch(note -> note.startsWith("the tiles hold the hash of another record 450"));
  }

  @Test
  void shouldTellATornCheckpointOfAnOlderSizeFromADamagedOne() throws IOException {
    SealedJournal journal = journal("older");
    journal.add(100);
    journal.add(50);
    Path day = files(journal.folder().resolve("seals/facts/checkpoints")).get(0);
    byte[] whole = Files.readAllBytes(day);
    Files.write(day, Arrays.copyOf(whole, 40));
    VerifyReport torn = verify(journal);
    assertThat(torn.finding()).isEmpty();
    assertThat(torn.notes()).anyMatch(note -> note.contains("unfinished checkpoint"));
    whole[whole.length - 1] ^= 1;
    Files.write(day, whole);
    assertThat(verify(journal).finding()).isPresent();
  }

  /** A verification never calls wrong what a writer and its sealer are adding meanwhile. */
  @Test
  void shouldFindNothingWhileAWriterAndASealerAreAtWork() throws Exception {
    SealedJournal journal = journal("alive");
    journal.add(100);
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(() -> journal.addAndSealUntil(stop::get));
    try {
      for (int i = 0; i < 40 && !writer.isDone(); i++) {
        assertThat(verify(journal).finding()).isEmpty();
      }
    } finally {
      stop.set(true);
      writer.get(1, TimeUnit.MINUTES);
    }
    assertThat(verify(journal).finding()).isEmpty();
  }

  private static void takeCheckpointsAway(SealedJournal journal, String log) throws IOException {
    Path seals = journal.folder().resolve("seals").resolve(log);
    Files.delete(seals.resolve("checkpoint"));
    for (Path day : files(seals.resolve("checkpoints"))) {
      Files.delete(day);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path copied = to.resolve(from.relativize(file));
      Files.createDirectories(copied.getParent());
      Files.copy(file, copied);
    }
  }

  @Test
  void shouldTellATornTailAndHoldAllTheSame() throws IOException {
    SealedJournal journal = journal("torn");
    journal.add(1000);
    journal.addUnsealed(150, number -> number);
    Path file = CycleFileReader.files(journal.folder().resolve("facts")).get(0);
    List<long[]> documents = documents(file);
    // The decisions that the lost facts caused are lost with them.
    Path decisions = CycleFileReader.files(journal.folder().resolve("decisions")).get(0);
    List<long[]> decided = documents(decisions);
    flip(file, documents.get(documents.size() - 1)[0] + 300, new Random(1));
    flip(decisions, decided.get(decided.size() - 1)[0] + 300, new Random(1));
    VerifyReport report = verify(journal);
    assertThat(report.finding()).isEmpty();
    assertThat(report.notes()).anyMatch(note -> note.contains("nothing acknowledged is lost"));
    assertThat(report.logs().get(0).records()).isEqualTo(1100);
  }

  @Test
  void shouldMissRecordsThatWereSealed() throws IOException {
    SealedJournal journal = journal("missing");
    journal.add(1000);
    Path file = CycleFileReader.files(journal.folder().resolve("facts")).get(0);
    List<long[]> documents = documents(file);
    long[] last = documents.get(documents.size() - 1);
    for (long at = last[0]; at < last[0] + BLOCK_HEADER; at++) {
      set(file, at, (byte) 0);
    }
    Finding finding = verify(journal).finding().orElseThrow();
    assertThat(finding.record()).isEqualTo(901);
    assertThat(finding.expected()).contains("1000 sealed");
  }

  @Test
  void shouldTellOfADecisionWhoseCauseWasLostBeforeItWasSealed() {
    SealedJournal later = journal("later");
    later.add(100);
    try (Journal open = Journal.openForWriting(later.folder(), settings())) {
      RecordBatch batch = new RecordBatch();
      UnsafeBuffer record = new UnsafeBuffer(new byte[72]);
      RecordHeader.stamp(record, 0, 101, 200_000);
      RecordHeader.stampCause(record, 0, 101);
      batch.add(record, 0, 72);
      open.decisions().writer().append(batch);
    }
    VerifyReport report = verify(later);
    assertThat(report.finding()).isEmpty();
    assertThat(report.notes())
        .anyMatch(
            note -> note.startsWith("decisions 101 to 101 were caused by facts that are not"));
  }

  @Test
  void shouldBeFoundOutByACheckpointKeptElsewhere() throws IOException {
    SealedJournal journal = journal("kept");
    journal.add(500);
    KeptCheckpoint kept = kept(journal);
    journal.add(200);
    assertThat(verify(journal, kept).finding()).isEmpty();

    // The same id, the same key, another history: all of it in order in itself.
    SealedJournal anew = journal("anew");
    Files.createDirectories(anew.folder());
    Files.copy(
        journal.folder().resolve("journal.properties"),
        anew.folder().resolve("journal.properties"));
    anew.add(700, number -> number == 321 ? 999 : number);
    assertThat(verify(anew).finding()).isEmpty();
    Finding rewritten = verify(anew, kept).finding().orElseThrow();
    assertThat(rewritten.file()).isEqualTo("kept");
    assertThat(rewritten.found()).contains("root");

    SealedJournal shorter = journal("shorter");
    Files.createDirectories(shorter.folder());
    Files.copy(
        journal.folder().resolve("journal.properties"),
        shorter.folder().resolve("journal.properties"));
    shorter.add(400);
    Finding rolledBack = verify(shorter, kept).finding().orElseThrow();
    assertThat(rolledBack.found()).contains("a log of 400 records");
  }

  @Test
  void shouldRefuseSealsOfAnotherKey() {
    SealedJournal journal = journal("key");
    journal.add(10);
    VerifyReport report =
        Verification.run(
            new Verification.Request(
                journal.folder(), Optional.of(SealKey.random().publicKey()), List.of(), List.of()),
            records -> {});
    assertThat(report.finding()).isPresent();
  }

  @Test
  void shouldDemandWitnessesToHaveCosigned() {
    SealedJournal journal = journal("witness");
    journal.add(10);
    SealKey witness = SealKey.random();
    SignedCheckpoint newest = facts(journal).newestCheckpoint().orElseThrow();
    KeptCheckpoint plain = new KeptCheckpoint("kept", newest);
    KeptCheckpoint cosigned =
        new KeptCheckpoint(
            "kept", SignedCheckpoint.parse(witness.cosign("w", newest.note(), 1).bytes()));
    List<KeptCheckpoint.WitnessKey> keys =
        List.of(KeptCheckpoint.WitnessKey.of(witness.publicKey()));
    assertThat(verify(journal, List.of(plain), keys).finding()).isPresent();
    assertThat(verify(journal, List.of(cosigned), keys).finding()).isEmpty();
  }

  private static KeptCheckpoint kept(SealedJournal journal) {
    return new KeptCheckpoint("kept", facts(journal).newestCheckpoint().orElseThrow());
  }

  private static SealedLog facts(SealedJournal journal) {
    return SealedLog.of(new FolderFiles(journal.folder()), "facts", KEY.publicKey());
  }

  private static VerifyReport verify(SealedJournal journal, KeptCheckpoint... kept) {
    return verify(journal, List.of(kept), List.of());
  }

  private static VerifyReport verify(
      SealedJournal journal, List<KeptCheckpoint> kept, List<KeptCheckpoint.WitnessKey> witnesses) {
    return Verification.run(
        new Verification.Request(journal.folder(), Optional.of(KEY.publicKey()), kept, witnesses),
        records -> {});
  }

  private SealedJournal journal(String name) {
    return new SealedJournal(temporary.resolve(name), KEY, settings());
  }

  private static JournalSettings settings() {
    return new JournalSettings(JournalSettings.Durability.PROCESS, 1 << 20, 1 << 16);
  }

  /** Of each document, where its block begins and how long it is. */
  private static List<long[]> documents(Path file) {
    List<long[]> documents = new ArrayList<>();
    try (CycleFileReader reader = CycleFileReader.open(file)) {
      while (reader.next()) {
        documents.add(new long[] {reader.position(), reader.length()});
      }
    }
    return documents;
  }

  /** Puts the CRC-32C right, as the journal's README has it: over bytes 0 to 19 and the payload. */
  private static void putChecksumRight(Path file, long start, int length) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
      channel.read(bytes, start);
      CRC32C crc = new CRC32C();
      crc.update(bytes.array(), 0, 20);
      crc.update(bytes.array(), DOCUMENT_HEADER, bytes.getInt(16));
      bytes.putInt(20, (int) crc.getValue());
      channel.write(bytes.rewind(), start);
    }
  }

  private static byte flip(Path file, long at, Random random) throws IOException {
    byte before = get(file, at);
    set(file, at, (byte) (before ^ (1 << random.nextInt(8))));
    return before;
  }

  private static byte get(Path file, long at) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, at);
      return one.get(0);
    }
  }

  private static void set(Path file, long at, byte value) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {value}), at);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

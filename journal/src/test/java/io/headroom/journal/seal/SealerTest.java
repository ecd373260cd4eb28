package io.headroom.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.journal.JournalCorruptException;
import io.headroom.journal.JournalFiles.Sync;
import io.headroom.journal.RecordLog;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealerTest {
  private static final SealKey KEY = SealKey.random();
  private static final long SECOND = 1_000_000_000L;

  /** 2026-11-23, 10:00 UTC. */
  private static final long MORNING = 1_795_428_000L * SECOND;

  private final TestLogs logs = new TestLogs();
  private final MapFiles files = new MapFiles();
  private long now = MORNING;

  @Test
  void shouldSealWhatIsDurableAfterASecond() {
    try (Sealer sealer = open()) {
      logs.addFacts(5);
      logs.addDecisions(2, 5);
      sealer.poll();
      assertThat(sealer.sealedFacts()).isZero();
      now += SECOND;
      sealer.poll();
      assertThat(sealer.sealedFacts()).isEqualTo(5);
      assertThat(sealer.sealedDecisions()).isEqualTo(2);
    }
    assertSealed("facts", logs.factBytes());
    assertSealed("decisions", logs.decisionBytes());
    assertThat(files.names())
        .contains("seals/facts/checkpoints/20261123", "seals/facts/tiles/0/000");
  }

  @Test
  void shouldSealNothingNewNotAgain() {
    try (Sealer sealer = open()) {
      logs.addFacts(5);
      sealer.finish();
      now += 10 * SECOND;
      sealer.poll();
      sealer.finish();
    }
    assertThat(facts().checkpoints()).hasSize(1);
  }

  @Test
  void shouldSealWithinASecondOnceThereAreManyRecords() {
    try (Sealer sealer = open()) {
      for (int i = 0; i < 70; i++) {
        logs.addFacts(1000);
      }
      int hashed = 1;
      while (hashed > 0) {
        hashed = sealer.poll();
      }
      assertThat(sealer.sealedFacts()).isEqualTo(Sealer.MOST_UNSEALED);
    }
  }

  @Test
  void shouldGoOnWhenTheClockIsSetBack() {
    try (Sealer sealer = open()) {
      logs.addFacts(1);
      now += SECOND;
      sealer.poll();
      now -= 3 * 86_400 * SECOND;
      logs.addFacts(1);
      sealer.poll();
      now += SECOND;
      sealer.poll();
      assertThat(sealer.sealedFacts()).isEqualTo(2);
    }
    assertThat(facts().days()).containsExactly("20261123");
    assertThat(facts().checkpoints()).extracting(SignedCheckpoint::size).containsExactly(1L, 2L);
  }

  @Test
  void shouldNeverSealADecisionBeforeItsCause() {
    try (Sealer sealer = open()) {
      logs.addFacts(3);
      logs.addDecisions(2, 3);
      logs.addDecisions(1, 4);
      now += SECOND;
      sealer.poll();
      sealer.finish();
      assertThat(sealer.sealedDecisions()).isEqualTo(2);
      logs.addFacts(1);
      sealer.finish();
      assertThat(sealer.sealedDecisions()).isEqualTo(3);
    }
  }

  /** Interrupted anywhere and going on, it leaves the files of one that was never interrupted. */
  @Test
  void shouldLeaveTheSameTilesHoweverOftenItWasInterrupted() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Sealer sealer = open();
    for (int i = 0; i < 200; i++) {
      logs.addFacts(1 + random.nextInt(900));
      if (random.nextBoolean()) {
        logs.addDecisions(1 + random.nextInt(50), logs.factBytes().size());
      }
      now += random.nextInt(3) * SECOND / 2;
      sealer.poll();
      if (random.nextInt(10) == 0) {
        sealer.close();
        sealer = open();
        assertThat(sealer.notes()).as("seed %d", seed).isEmpty();
      }
    }
    sealer.finish();
    sealer.close();
    assertSealed("facts", logs.factBytes());
    assertSealed("decisions", logs.decisionBytes());
    assertThat(tiles(files)).as("seed %d", seed).isEqualTo(tiles(sealedAtOnce()));
    assertGrew(facts());
  }

  @Test
  void shouldMakeLostAndDamagedTilesAgain() {
    sealAll(60_000, 300);
    MapFiles whole = files.copy();
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 20; i++) {
      String name = tileName(random);
      byte[] bytes = whole.read(name).orElseThrow();
      switch (random.nextInt(3)) {
        case 0 -> files.delete(name);
        case 1 -> files.replace(name, new byte[0], Sync.PROCESS);
        default -> {
          bytes[random.nextInt(bytes.length)] ^= 1;
          files.replace(name, bytes, Sync.PROCESS);
        }
      }
      try (Sealer sealer = open()) {
        assertThat(sealer.notes()).as("%s, seed %d", name, seed).isNotEmpty();
      }
      assertThat(files.read(name).orElseThrow())
          .as("%s, seed %d", name, seed)
          .isEqualTo(whole.read(name).orElseThrow());
    }
  }

  @Test
  void shouldGoOnFromTheDaysWhenTheNewestCheckpointIsDamaged() {
    sealAll(10, 0);
    byte[] damaged = files.read("seals/facts/checkpoint").orElseThrow();
    damaged[damaged.length - 20] ^= 1;
    files.replace("seals/facts/checkpoint", damaged, Sync.PROCESS);
    logs.addFacts(5);
    try (Sealer sealer = open()) {
      assertThat(sealer.notes()).anyMatch(note -> note.contains("seals/facts/checkpoint"));
      sealer.finish();
    }
    assertSealed("facts", logs.factBytes());
  }

  @Test
  void shouldCutAnUnfinishedCheckpointOff() {
    sealAll(10, 0);
    String day = "seals/facts/checkpoints/20261123";
    byte[] note = files.read("seals/facts/checkpoint").orElseThrow();
    files.append(day, Arrays.copyOf(note, 100), Sync.PROCESS);
    logs.addFacts(5);
    try (Sealer sealer = open()) {
      assertThat(sealer.notes()).anyMatch(text -> text.contains(day));
      sealer.finish();
    }
    assertThat(facts().checkpoints()).extracting(SignedCheckpoint::size).containsExactly(10L, 15L);
    assertThat(facts().day("20261123").tornFrom()).isEmpty();
  }

  /** A machine that lost power, too: the note that it tore need not be of the newest checkpoint. */
  @Test
  void shouldTellAnUnfinishedCheckpointFromADamagedOneAndKeepBoth() {
    sealAll(10, 0);
    sealAll(5, 0);
    String day = "seals/facts/checkpoints/20261123";
    byte[] whole = files.read(day).orElseThrow();
    int second = facts().day("20261123").entries().get(1).from();
    byte[] torn = Arrays.copyOf(Arrays.copyOf(whole, second + 60), second + 90);
    assertCutOff(day, torn, second, "unfinished");

    byte[] damaged = whole.clone();
    damaged[whole.length - 1] ^= 1;
    assertCutOff(day, damaged, second, "it was damaged");
  }

  private void assertCutOff(String day, byte[] bytes, int from, String told) {
    files.replace(day, bytes, Sync.DISK);
    try (Sealer sealer = open()) {
      assertThat(sealer.notes()).anyMatch(note -> note.contains(told));
    }
    String kept = "seals/facts/set-aside/20261123-" + from + "-" + (bytes.length - from);
    assertThat(files.read(kept)).contains(Arrays.copyOfRange(bytes, from, bytes.length));
    assertThat(facts().checkpoints()).extracting(SignedCheckpoint::size).containsExactly(10L, 15L);
  }

  @Test
  void shouldTakeOnlyATrueBeginningOfANoteForATornOne() {
    sealAll(10, 0);
    byte[] note = files.read("seals/facts/checkpoint").orElseThrow();
    String text = new String(note, StandardCharsets.ISO_8859_1);
    TornNote torn = new TornNote("headroom/id/facts", 10);
    for (int length = 0; length < note.length; length++) {
      assertThat(torn.matches(text.substring(0, length))).as("length %d", length).isTrue();
      assertThat(torn.matches(text.substring(0, length) + "\0\0")).as("zeros").isTrue();
      assertThat(torn.matches(text.substring(0, length) + "\t")).as("length %d", length).isFalse();
    }
    assertThat(torn.matches(text)).isFalse();
    assertThat(new TornNote("headroom/id/facts", 9).matches(text.substring(0, 40))).isFalse();
    assertThat(new TornNote("headroom/id/decisions", 10).matches(text.substring(0, 40))).isFalse();
  }

  @Test
  void shouldPutTheNewestCheckpointInItsDayIfACrashLeftItOut() {
    sealAll(10, 0);
    files.replace("seals/facts/checkpoints/20261123", new byte[0], Sync.PROCESS);
    open().close();
    assertThat(facts().checkpoints()).extracting(SignedCheckpoint::size).containsExactly(10L);
  }

  @Test
  void shouldGoOnFromTheDayWhenAnOlderCheckpointWasPutBack() {
    sealAll(10, 0);
    byte[] older = files.read("seals/facts/checkpoint").orElseThrow();
    sealAll(5, 0);
    files.replace("seals/facts/checkpoint", older, Sync.DISK);
    logs.addFacts(5);
    try (Sealer sealer = open()) {
      assertThat(sealer.sealedFacts()).isEqualTo(15);
      assertThat(sealer.notes()).anyMatch(note -> note.contains("seals/facts/checkpoint"));
      assertThat(facts().newestCheckpoint().orElseThrow().size()).isEqualTo(15);
      sealer.finish();
    }
    assertThat(facts().checkpoints())
        .extracting(SignedCheckpoint::size)
        .containsExactly(10L, 15L, 20L);
  }

  @Test
  void shouldRefuseToSignAnewWhatWasSealedWhenItsCheckpointsAreGone() {
    sealAll(10, 0);
    files.delete("seals/facts/checkpoint");
    files.delete("seals/facts/checkpoints/20261123");
    TestLogs anew = new TestLogs();
    anew.addFacts(4);
    anew.addOtherFacts(6);
    assertThatThrownBy(() -> open(anew.facts()))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("another record 5")
        .hasMessageContaining("restore");
  }

  @Test
  void shouldRefuseToBeginAnewWhenEveryCheckpointIsDamaged() {
    sealAll(10, 0);
    for (String file : List.of("checkpoint", "checkpoints/20261123")) {
      byte[] damaged = files.read("seals/facts/" + file).orElseThrow();
      damaged[damaged.length - 20] ^= 1;
      files.replace("seals/facts/" + file, damaged, Sync.DISK);
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(SealException.class)
        .hasMessageContaining("is damaged");
    files.delete("seals/facts/checkpoint");
    assertThatThrownBy(this::open)
        .isInstanceOf(SealException.class)
        .hasMessageContaining("checkpoints/20261123");
  }

  @Test
  void shouldRefuseToBeginAnewBesideMoreTilesThanAFirstCheckpointWaitsFor() {
    sealAll(70_000, 0);
    files.delete("seals/facts/checkpoint");
    files.delete("seals/facts/checkpoints/20261123");
    assertThatThrownBy(this::open)
        .isInstanceOf(SealException.class)
        .hasMessageContaining("more records than a first checkpoint waits for");
  }

  /** A crash after the first tiles and before the first checkpoint. */
  @Test
  void shouldBeginWhereACrashLeftTilesButNoFirstCheckpoint() {
    sealAll(700, 0);
    files.delete("seals/facts/checkpoint");
    files.delete("seals/facts/checkpoints/20261123");
    byte[] tiles = files.read("seals/facts/tiles/0/000").orElseThrow();
    Arrays.fill(tiles, 5_000, 9_000, (byte) 0);
    files.replace("seals/facts/tiles/0/000", Arrays.copyOf(tiles, 15_001), Sync.DISK);
    open().close();
    sealAll(20, 0);
    assertSealed("facts", logs.factBytes());
  }

  @Test
  void shouldRefuseALogThatLacksSealedRecords() {
    sealAll(300, 0);
    TestLogs shorter = new TestLogs();
    shorter.addFacts(299);
    assertThatThrownBy(() -> open(shorter.facts()))
        .isInstanceOf(JournalCorruptException.class)
        .hasMessageContaining("record=300");
  }

  @Test
  void shouldNameTheRecordIfTheLastSealedOnesWereWrittenAnew() {
    sealAll(300, 0);
    TestLogs anew = new TestLogs();
    anew.addFacts(280);
    anew.addOtherFacts(20);
    assertThatThrownBy(() -> open(anew.facts()))
        .isInstanceOf(JournalCorruptException.class)
        .hasMessageContaining("record=281");
  }

  @Test
  void shouldNotWriteOverATileWithHashesThatWereNotSealed() {
    sealAll(300, 0);
    byte[] tiles = files.read("seals/facts/tiles/0/000").orElseThrow();
    tiles[40] ^= 1;
    files.replace("seals/facts/tiles/0/000", tiles, Sync.DISK);
    TestLogs anew = new TestLogs();
    anew.addFacts(9);
    anew.addOtherFacts(1);
    anew.addFacts(290);
    SealSource source = new SealSource("facts", anew.facts()::reader, anew.facts()::durable);
    try (Sealer sealer =
        Sealer.open(target(KEY), source, SealSource.of(logs.decisions()), () -> now)) {
      assertThat(sealer.notes())
          .singleElement()
          .asString()
          .contains("are not those that were sealed");
    }
    assertThat(files.read("seals/facts/tiles/0/000")).contains(tiles);
  }

  @Test
  void shouldRefuseALogWhoseRecordsDoNotHaveTheSealedRoot() {
    sealAll(300, 0);
    files.delete("seals/facts/tiles/0/000");
    files.delete("seals/facts/tiles/1/000");
    TestLogs anew = new TestLogs();
    anew.addFacts(9);
    anew.addOtherFacts(1);
    anew.addFacts(290);
    assertThatThrownBy(() -> open(anew.facts()))
        .isInstanceOf(JournalCorruptException.class)
        .hasMessageContaining("sealed root")
        .hasMessageContaining("among records 1 to 300")
        .hasMessageNotContaining("record=");
  }

  @Test
  void shouldRefuseAnotherKeyAndAnotherOrigin() {
    sealAll(3, 0);
    assertThatThrownBy(() -> open(SealKey.random()))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("the key that it began with");
    SealTarget elsewhere = new SealTarget(files, "elsewhere/id", KEY, Sync.DISK);
    assertThatThrownBy(
            () ->
                Sealer.open(
                    elsewhere,
                    SealSource.of(logs.facts()),
                    SealSource.of(logs.decisions()),
                    () -> now))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("elsewhere/id/facts");
  }

  /** With the right key a log can be written anew; a checkpoint kept elsewhere shows it. */
  @Test
  void shouldBeFoundOutByAnEarlierCheckpointWhenHistoryIsRewritten() {
    sealAll(50, 0);
    SignedCheckpoint kept = facts().newestCheckpoint().orElseThrow();
    logs.addFacts(20);
    try (Sealer sealer = open()) {
      sealer.finish();
    }
    assertThat(consistentWith(kept, facts())).isTrue();

    TestLogs anew = new TestLogs();
    anew.addFacts(1);
    anew.addDecisions(80, 1);
    MapFiles rewritten = new MapFiles();
    SealTarget target = new SealTarget(rewritten, "headroom/id", KEY, Sync.DISK);
    SealSource source =
        new SealSource("facts", anew.decisions()::reader, anew.decisions()::durable);
    try (Sealer sealer =
        Sealer.open(target, source, SealSource.of(new TestLogs().decisions()), () -> now)) {
      sealer.finish();
    }
    SealedLog forged = SealedLog.of(rewritten, "facts", KEY.publicKey());
    assertThat(forged.newestCheckpoint().orElseThrow().isSignedBy(KEY.publicKey())).isTrue();
    assertThat(consistentWith(kept, forged)).isFalse();
  }

  private static boolean consistentWith(SignedCheckpoint kept, SealedLog log) {
    SignedCheckpoint newest = log.newestCheckpoint().orElseThrow();
    return MerkleProofs.consistent(
        kept.size(),
        newest.size(),
        kept.root(),
        newest.root(),
        log.consistencyProof(kept.size(), newest.size()));
  }

  private void sealAll(int facts, int decisions) {
    for (int left = facts; left > 0; left -= Math.min(left, 4096)) {
      logs.addFacts(Math.min(left, 4096));
    }
    if (decisions > 0) {
      logs.addDecisions(decisions, facts);
    }
    try (Sealer sealer = open()) {
      sealer.finish();
    }
  }

  private Sealer open() {
    return open(KEY);
  }

  private Sealer open(SealKey key) {
    return Sealer.open(
        target(key), SealSource.of(logs.facts()), SealSource.of(logs.decisions()), () -> now);
  }

  private void open(RecordLog facts) {
    SealSource source = new SealSource("facts", facts::reader, facts::durable);
    Sealer.open(target(KEY), source, SealSource.of(logs.decisions()), () -> now).close();
  }

  private SealTarget target(SealKey key) {
    return new SealTarget(files, "headroom/id", key, Sync.DISK);
  }

  private SealedLog facts() {
    return SealedLog.of(files, "facts", KEY.publicKey());
  }

  private MapFiles sealedAtOnce() {
    MapFiles other = new MapFiles();
    SealTarget target = new SealTarget(other, "headroom/id", KEY, Sync.DISK);
    try (Sealer sealer =
        Sealer.open(
            target, SealSource.of(logs.facts()), SealSource.of(logs.decisions()), () -> now)) {
      sealer.finish();
    }
    return other;
  }

  private static List<String> tiles(MapFiles files) {
    return files.names().stream()
        .filter(name -> name.contains("/tiles/"))
        .map(name -> name + " " + Arrays.hashCode(files.read(name).orElseThrow()))
        .toList();
  }

  private String tileName(Random random) {
    List<String> tiles = files.names().stream().filter(name -> name.contains("/tiles/")).toList();
    return tiles.get(random.nextInt(tiles.size()));
  }

  private void assertSealed(String log, List<byte[]> records) {
    SealedLog seals = SealedLog.of(files, log, KEY.publicKey());
    SignedCheckpoint newest = seals.newestCheckpoint().orElseThrow();
    assertThat(newest.checkpoint().origin()).isEqualTo("headroom/id/" + log);
    assertThat(newest.size()).isEqualTo(records.size());
    assertThat(newest.root()).isEqualTo(NaiveTree.root(records));
    assertThat(seals.root(newest.size())).isEqualTo(newest.root());
    assertThat(seals.leafHash(0)).isEqualTo(seals.leafHash(records.get(0)));
    assertThat(new String(newest.note().bytes(), StandardCharsets.UTF_8))
        .startsWith("headroom/id/" + log + "\n" + records.size() + "\n");
  }

  private static void assertGrew(SealedLog log) {
    List<SignedCheckpoint> all = log.checkpoints();
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).size()).isGreaterThan(all.get(i - 1).size());
      assertThat(log.root(all.get(i).size())).isEqualTo(all.get(i).root());
    }
  }
}

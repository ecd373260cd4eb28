package io.headroom.journal.seal;

import io.headroom.journal.JournalFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * The seals of one log, for who reads them: recovery, provers, witnesses. A sealer may be at work
 * beside it. Belongs to one thread.
 *
 * <pre>{@code
 * SealedLog facts = SealedLog.of(files, "facts", SealFiles.publicKey(files).orElseThrow());
 * SignedCheckpoint newest = facts.newestCheckpoint().orElseThrow();
 * List<TreeHash> proof = facts.inclusionProof(record - 1, newest.size());
 * }</pre>
 */
public final class SealedLog {
  private final CheckpointFiles checkpoints;
  private final TileFiles tiles;
  private final SealPublicKey key;
  private final TreeHasher hasher = new TreeHasher();
  private Optional<SignedNote> lastGood = Optional.empty();

  private SealedLog(JournalFiles files, String log, SealPublicKey key) {
    String folder = SealFiles.logFolder(log);
    checkpoints = new CheckpointFiles(files, folder);
    tiles = new TileFiles(files, folder);
    this.key = key;
  }

  /**
   * The seals of a log.
   *
   * @param log "facts" or "decisions"
   * @param key that the checkpoints must be signed with
   */
  public static SealedLog of(JournalFiles files, String log, SealPublicKey key) {
    return new SealedLog(files, log, key);
  }

  /**
   * The newest checkpoint with a good signature: the one in {@code checkpoint}, or where that is
   * damaged, the last good one of the days. Empty if there is none.
   */
  public Optional<SignedCheckpoint> newestCheckpoint() {
    return newestFile().or(this::newestOfDays);
  }

  /**
   * The largest checkpoint with a good signature: the one in {@code checkpoint} or the last good
   * one of the days. These differ if a crash came between the two, or if somebody put an older
   * {@code checkpoint} back. It reads the last day, so it is for who begins, not for who asks again
   * and again.
   *
   * @throws SealException if the two are of one size and state different roots
   */
  public Optional<SignedCheckpoint> largestCheckpoint() {
    Optional<SignedCheckpoint> alone = newestFile();
    Optional<SignedCheckpoint> ofDays = newestOfDays();
    if (alone.isEmpty() || ofDays.isEmpty()) {
      return alone.or(() -> ofDays);
    }
    if (alone.get().size() == ofDays.get().size()
        && !alone.get().root().equals(ofDays.get().root())) {
      throw new SealException(
          checkpoints.newestName()
              + " and the days beside it were signed for different logs of "
              + alone.get().size()
              + " records; restore the journal from a copy");
    }
    return alone.get().size() >= ofDays.get().size() ? alone : ofDays;
  }

  /**
   * What is left of checkpoints where no good one is, and cannot be what a crash leaves of a log
   * that never had one; empty if there is no such thing.
   *
   * @param origin of the log
   */
  public Optional<String> traceOfCheckpoints(String origin) {
    TornNote torn = new TornNote(origin, Long.MAX_VALUE);
    if (checkpoints.newest().filter(bytes -> !torn.matches(text(bytes))).isPresent()) {
      return Optional.of(checkpoints.newestName() + " is there and is damaged");
    }
    Optional<String> day =
        checkpoints.days().stream()
            .filter(name -> !torn.matches(text(checkpoints.bytes(name))))
            .findFirst();
    if (day.isPresent()) {
      return day.map(name -> checkpoints.dayName(name) + " is there and holds none");
    }
    return tiles.goBeyondFirstBundle()
        ? Optional.of("there are tiles of more records than a first checkpoint waits for")
        : Optional.empty();
  }

  /** Whether there is such a thing, where the origin is not known: then any day is one. */
  public boolean hasTraceOfCheckpoints() {
    return !checkpoints.days().isEmpty() || tiles.goBeyondFirstBundle();
  }

  /** As many hashes of a tile as there are, whether a checkpoint covers them or not. */
  byte[] partOfTile(Tile tile) {
    return tiles.readPart(tile);
  }

  /** Whether the file of the newest checkpoint is there, good or not. */
  public boolean newestIsThere() {
    return checkpoints.newest().isPresent();
  }

  /** What is wrong with the file of the newest checkpoint; empty if it is good or not there. */
  public Optional<String> newestProblem() {
    Optional<byte[]> bytes = checkpoints.newest();
    if (bytes.isEmpty() || newestFile().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(checkpoints.newestName() + ": " + problem(bytes.get()));
  }

  /** Every checkpoint of the days with a good signature, the first one first. */
  public List<SignedCheckpoint> checkpoints() {
    List<SignedCheckpoint> all = new ArrayList<>();
    for (String day : checkpoints.days()) {
      checkpoints.read(day).checkpoints().stream().filter(this::isSigned).forEach(all::add);
    }
    return all;
  }

  /**
   * Whether a checkpoint has a good signature of this log's key. The last note that had one is
   * remembered: the newest checkpoint is asked for again and again, and stands in its day's file as
   * well, while a signature takes longer to check than a thousand records.
   */
  public boolean isSigned(SignedCheckpoint checkpoint) {
    Optional<SignedNote> note = Optional.of(checkpoint.note());
    if (lastGood.equals(note) || checkpoint.isSignedBy(key)) {
      lastGood = note;
      return true;
    }
    return false;
  }

  /** The days that have checkpoints, as {@code yyyyMMdd}, the first day first. */
  public List<String> days() {
    return checkpoints.days();
  }

  /** What stands in a day's file, damage included; signatures are not checked. */
  public CheckpointDay day(String day) {
    return checkpoints.read(day);
  }

  /** The name of a day's file within the journal. */
  public String dayFile(String day) {
    return checkpoints.dayName(day);
  }

  /** The name of the newest checkpoint's file within the journal. */
  public String newestFileName() {
    return checkpoints.newestName();
  }

  /**
   * The root of the tree over the first records.
   *
   * @param size at most that of the newest checkpoint
   * @throws SealException if a tile that it takes is not there
   */
  public TreeHash root(long size) {
    return tree(size).root(size);
  }

  /** The hash of a record, by its index, as the tiles have it. */
  public TreeHash leafHash(long index) {
    return leafHashes().apply(index);
  }

  /** The hashes of records, by their index, as the tiles have them; quick for many. */
  public LongFunction<TreeHash> leafHashes() {
    TileTree tree = new TileTree(tiles, sealedSize());
    return index -> tree.perfect(0, index);
  }

  /** The hashes that lead from a record, by its index, to the root at a size. */
  public List<TreeHash> inclusionProof(long index, long size) {
    return tree(size).inclusionProof(index, size);
  }

  /** The hashes that show that the log grew from one size to another. */
  public List<TreeHash> consistencyProof(long oldSize, long newSize) {
    return tree(newSize).consistencyProof(oldSize, newSize);
  }

  /** The hashes of a tile, if they are there. */
  public Optional<byte[]> tile(Tile tile) {
    return tiles.read(tile);
  }

  /** The name of a tile's file within the journal. */
  public String tileFile(Tile tile) {
    return tiles.name(tile);
  }

  /** The hash of a record's bytes as a leaf. */
  public TreeHash leafHash(byte[] record) {
    return hasher.leaf(record);
  }

  private MerkleTree tree(long size) {
    long sealed = sealedSize();
    if (size < 0 || size > sealed) {
      throw new SealException("size " + size + " is beyond what is sealed, " + sealed);
    }
    return new MerkleTree(new TileTree(tiles, sealed));
  }

  private long sealedSize() {
    return newestCheckpoint().map(SignedCheckpoint::size).orElse(0L);
  }

  private Optional<SignedCheckpoint> newestFile() {
    return checkpoints.newest().flatMap(SealedLog::parse).filter(this::isSigned);
  }

  private Optional<SignedCheckpoint> newestOfDays() {
    List<String> days = checkpoints.days();
    for (int i = days.size() - 1; i >= 0; i--) {
      List<SignedCheckpoint> all = checkpoints.read(days.get(i)).checkpoints();
      for (int j = all.size() - 1; j >= 0; j--) {
        if (isSigned(all.get(j))) {
          return Optional.of(all.get(j));
        }
      }
    }
    return Optional.empty();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private String problem(byte[] bytes) {
    try {
      SignedCheckpoint checkpoint = SignedCheckpoint.parse(bytes);
      return "no good signature of the key "
          + key
          + " on the checkpoint of size "
          + checkpoint.size();
    } catch (SealException e) {
      return "no checkpoint: " + e.getMessage();
    }
  }

  private static Optional<SignedCheckpoint> parse(byte[] bytes) {
    try {
      return Optional.of(SignedCheckpoint.parse(bytes));
    } catch (SealException e) {
      // What is wrong with it is told by newestProblem.
      return Optional.empty();
    }
  }
}

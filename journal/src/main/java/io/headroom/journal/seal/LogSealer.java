package io.headroom.journal.seal;

import io.headroom.journal.JournalCorruptException;
import io.headroom.journal.JournalFiles;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordHeader;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** Seals one log. Belongs to one thread. */
final class LogSealer implements AutoCloseable {
  private final SealSource source;
  private final SealTarget target;
  private final CheckpointFiles checkpoints;
  private final TreeHasher hasher;
  private final GrowingTree tree;
  private final RecordCursor records;
  private final RecordHeader header = new RecordHeader();
  private final byte[] leaf = new byte[TreeHash.LENGTH];
  private boolean waiting;
  private volatile long sealed;

  private LogSealer(
      SealSource source,
      SealTarget target,
      CheckpointFiles checkpoints,
      TreeHasher hasher,
      GrowingTree tree) {
    this.source = source;
    this.target = target;
    this.checkpoints = checkpoints;
    this.hasher = hasher;
    this.tree = tree;
    sealed = tree.size();
    records = new RecordCursor(source.readers().apply(sealed + 1));
  }

  /**
   * Goes on where the newest good checkpoint ends.
   *
   * @param notes takes a sentence on each thing that was wrong and could be mended
   * @throws JournalCorruptException if the log and its seals do not agree
   */
  static LogSealer open(
      SealSource source, SealTarget target, LocalDate today, Consumer<String> notes) {
    String folder = SealFiles.logFolder(source.log());
    JournalFiles files = target.files();
    CheckpointFiles checkpoints = new CheckpointFiles(files, folder);
    TreeHasher hasher = new TreeHasher();
    GrowingTree.Parts parts =
        new GrowingTree.Parts(source, new TileFiles(files, folder), hasher, notes);
    SealedLog seals = SealedLog.of(files, source.log(), target.key().publicKey());
    Optional<SignedCheckpoint> newest = seals.largestCheckpoint();
    seals.newestProblem().ifPresent(notes);
    newest.ifPresent(checkpoint -> check(checkpoint, source, target));
    GrowingTree tree =
        newest
            .map(checkpoint -> GrowingTree.resume(parts, checkpoint.checkpoint()))
            .orElseGet(() -> begin(parts, new FirstSeal(source, target, seals, hasher)));
    checkpoints.mend(newest, target.originOf(source.log()), today, notes);
    return new LogSealer(source, target, checkpoints, hasher, tree);
  }

  private static GrowingTree begin(GrowingTree.Parts parts, FirstSeal first) {
    first.check(parts.notes());
    return GrowingTree.empty(parts);
  }

  private static void check(SignedCheckpoint newest, SealSource source, SealTarget target) {
    String origin = target.originOf(source.log());
    if (!newest.checkpoint().origin().equals(origin)) {
      throw new SealException(
          "this journal is sealed as "
              + newest.checkpoint().origin()
              + ", but it was to be sealed as "
              + origin
              + "; use the origin that it began with");
    }
    long durable = source.durable().getAsLong();
    if (durable < newest.size()) {
      throw new JournalCorruptException(
          source.log(),
          durable + 1,
          "the log's end",
          "records up to " + newest.size() + ", which are sealed",
          "records up to " + durable + "; restore the log from a backup");
    }
  }

  /**
   * Hashes durable records.
   *
   * @param most how many at most
   * @param admits whether a record with this cause may be sealed yet; without one it always may
   * @return how many it hashed
   */
  int hash(int most, Optional<LongPredicate> admits) {
    long durable = source.durable().getAsLong();
    int hashed = 0;
    while (hashed < most && (waiting || nextDurable(durable))) {
      waiting = true;
      if (admits.isPresent() && !admits.get().test(records.header(header).cause())) {
        return hashed;
      }
      hasher.leaf(records.buffer(), records.offset(), records.length(), leaf, 0);
      tree.add(leaf);
      waiting = false;
      hashed++;
    }
    return hashed;
  }

  /** Documents become durable as a whole, so what the cursor holds already is durable. */
  private boolean nextDurable(long durable) {
    return tree.size() < durable && records.next();
  }

  long hashed() {
    return tree.size();
  }

  /** Records hashed, but not covered by a checkpoint. */
  long unsealed() {
    return tree.size() - sealed;
  }

  /** Size of the newest checkpoint; any thread may ask. */
  long sealed() {
    return sealed;
  }

  /** Whether the newest checkpoint covers all that is durable. */
  boolean isCurrent() {
    return sealed >= source.durable().getAsLong();
  }

  /** Signs a checkpoint of all that is hashed. */
  void seal(LocalDate today) {
    tree.writeTiles();
    Checkpoint checkpoint = Checkpoint.of(target.originOf(source.log()), tree.size(), tree.root());
    SignedCheckpoint signed = SignedCheckpoint.sign(checkpoint, target.key());
    checkpoints.add(signed, today, target.checkpointSync());
    sealed = tree.size();
  }

  @Override
  public void close() {
    records.close();
  }
}

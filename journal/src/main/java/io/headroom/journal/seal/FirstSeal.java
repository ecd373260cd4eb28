package io.headroom.journal.seal;

import io.headroom.journal.JournalFiles;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Decides whether a log without a good checkpoint may begin to be sealed, or has lost those that it
 * had.
 *
 * <p>The public key and the first tiles are written before the first checkpoint, so a crash may
 * leave them without one. It leaves no day of checkpoints then, tiles of at most {@link
 * Sealer#MOST_UNSEALED} records, which are a single file, and where durable records survive it, no
 * hash of a record that is not in the log. Anything else was signed once: to sign it anew could
 * sign another history.
 */
final class FirstSeal {
  private final SealSource source;
  private final SealTarget target;
  private final SealedLog seals;
  private final TreeHasher hasher;

  FirstSeal(SealSource source, SealTarget target, SealedLog seals, TreeHasher hasher) {
    this.source = source;
    this.target = target;
    this.seals = seals;
    this.hasher = hasher;
  }

  /**
   * Checks it.
   *
   * @param notes takes a sentence on what a loss of power may have left where it may lose records
   * @throws SealException if checkpoints were lost
   */
  void check(Consumer<String> notes) {
    Optional<String> trace = seals.traceOfCheckpoints(target.originOf(source.log()));
    if (trace.isPresent()) {
      throw refusal(trace.get());
    }
    OptionalLong other = otherRecord();
    if (other.isPresent()) {
      String what =
          "the tiles hold the hash of another record " + other.getAsLong() + " than the log";
      if (target.checkpointSync() == JournalFiles.Sync.DISK) {
        throw refusal(what);
      }
      notes.accept(
          "the "
              + source.log()
              + " have no checkpoint, and "
              + what
              + ", as a loss of power may leave it; they are sealed as they are now");
    }
  }

  private OptionalLong otherRecord() {
    LeafReader leaves = new LeafReader(source, hasher);
    long most = Math.min(Sealer.MOST_UNSEALED, source.durable().getAsLong());
    for (long first = 0; first < most; first += Tile.FULL_WIDTH) {
      byte[] stored = seals.partOfTile(Tile.full(0, first / Tile.FULL_WIDTH));
      int count = (int) Math.min(most - first, stored.length / TreeHash.LENGTH);
      if (count == 0) {
        return OptionalLong.empty();
      }
      int other = UnsignedTile.firstOther(stored, leaves.hashes(first, count), 0, count);
      if (other >= 0) {
        return OptionalLong.of(first + other + 1);
      }
    }
    return OptionalLong.empty();
  }

  private SealException refusal(String trace) {
    return new SealException(
        "the "
            + source.log()
            + " of this journal were sealed, but no good checkpoint of them is left: "
            + trace
            + "; restore the folder "
            + SealFiles.FOLDER
            + "/ from a copy and run 'headroom verify' with a checkpoint that was kept elsewhere;"
            + " nothing is sealed until then");
  }
}

package io.headroom.journal.seal;

import io.headroom.journal.JournalFiles;

/**
 * Writes a log's seals as C2SP tlog-tiles serves them: {@code checkpoint}, and a file for each
 * tile. What it writes is for other people's tools; Headroom does not read it.
 *
 * <p>Entry bundles, which would be the records themselves, are not written.
 */
public final class TileExport {
  private final SealedLog log;
  private final SignedCheckpoint checkpoint;

  private TileExport(SealedLog log, SignedCheckpoint checkpoint) {
    this.log = log;
    this.checkpoint = checkpoint;
  }

  /**
   * Of a checkpoint's tree. Computes it from the leaf hashes, so that nothing is written of tiles
   * that do not belong together.
   *
   * @throws SealException if a tile is not there, or the tiles are not those of the signed root
   */
  public static TileExport of(SealedLog log, SignedCheckpoint checkpoint) {
    check(log, checkpoint);
    return new TileExport(log, checkpoint);
  }

  /** What is exported. */
  public SignedCheckpoint checkpoint() {
    return checkpoint;
  }

  /**
   * Writes all tiles, and then the checkpoint.
   *
   * @return how many tiles
   */
  public long write(JournalFiles to) {
    long tiles = 0;
    long size = checkpoint.size();
    for (int level = 0; Tile.hashes(level, size) > 0; level++) {
      long hashes = Tile.hashes(level, size);
      for (long first = 0; first < hashes; first += Tile.FULL_WIDTH) {
        Tile tile = Tile.holding(level, first, size);
        to.replace(tile.path(), read(log, tile), JournalFiles.Sync.PROCESS);
        tiles++;
      }
    }
    to.replace("checkpoint", checkpoint.note().bytes(), JournalFiles.Sync.PROCESS);
    return tiles;
  }

  private static void check(SealedLog log, SignedCheckpoint checkpoint) {
    long size = checkpoint.size();
    TreeCheck tree = new TreeCheck(log, size, new TreeHasher());
    byte[] leaf = new byte[TreeHash.LENGTH];
    for (long first = 0; first < size; first += Tile.FULL_WIDTH) {
      Tile tile = Tile.holding(0, first, size);
      byte[] hashes = read(log, tile);
      for (int i = 0; i < tile.width(); i++) {
        System.arraycopy(hashes, i * TreeHash.LENGTH, leaf, 0, TreeHash.LENGTH);
        tree.add(leaf);
      }
    }
    tree.difference().ifPresent(difference -> refuse(log, difference));
    if (!tree.root().equals(checkpoint.root())) {
      throw new SealException(
          "the tiles of "
              + checkpoint.checkpoint().origin()
              + " have the root "
              + tree.root()
              + " at size "
              + size
              + ", but the checkpoint has "
              + checkpoint.root()
              + "; 'headroom verify' tells what was changed");
    }
  }

  private static void refuse(SealedLog log, TreeCheck.Difference difference) {
    throw new SealException(
        log.tileFile(difference.tile())
            + ", byte "
            + difference.offset()
            + ": the tiles below have another hash than this one, or it is missing; 'headroom verify'"
            + " tells what was changed");
  }

  private static byte[] read(SealedLog log, Tile tile) {
    return log.tile(tile)
        .orElseThrow(
            () ->
                new SealException(
                    log.tileFile(tile)
                        + ": "
                        + tile.path()
                        + " is missing or not of "
                        + tile.length()
                        + " bytes; 'headroom verify' tells what else is wrong"));
  }
}

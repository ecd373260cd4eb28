package io.headroom.journal.seal;

import io.headroom.journal.JournalFiles;

/**
 * Writes a log's seals as C2SP tlog-tiles serves them: {@code checkpoint}, and a file for each
 * tile. What it writes is for other people's tools; Headroom does not read it.
 */
public final class TileExport {
  private TileExport() {}

  /**
   * Writes all tiles of a checkpoint's tree, and then the checkpoint.
   *
   * @return how many tiles
   * @throws SealException if a tile is not there
   */
  public static long write(SealedLog log, SignedCheckpoint checkpoint, JournalFiles to) {
    long tiles = 0;
    long size = checkpoint.size();
    for (int level = 0; Tile.hashes(level, size) > 0; level++) {
      long hashes = Tile.hashes(level, size);
      for (long first = 0; first < hashes; first += Tile.FULL_WIDTH) {
        Tile tile = Tile.holding(level, first, size);
        byte[] bytes =
            log.tile(tile)
                .orElseThrow(() -> new SealException(log.tileFile(tile) + " lacks " + tile.path()));
        to.replace(tile.path(), bytes, JournalFiles.Sync.PROCESS);
        tiles++;
      }
    }
    to.replace("checkpoint", checkpoint.note().bytes(), JournalFiles.Sync.PROCESS);
    return tiles;
  }
}

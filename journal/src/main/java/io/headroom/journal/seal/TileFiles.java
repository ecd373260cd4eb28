package io.headroom.journal.seal;

import io.headroom.journal.JournalFiles;
import java.util.Arrays;
import java.util.Optional;

/**
 * The tiles of one tree as files. They can always be computed again from the records, so they are
 * written in the cheapest way.
 */
final class TileFiles {
  private final JournalFiles files;
  private final String folder;

  TileFiles(JournalFiles files, String folder) {
    this.files = files;
    this.folder = folder;
  }

  /**
   * A tile's hashes; the full one serves for a partial one that has been deleted. Empty if neither
   * is there with the right length.
   */
  Optional<byte[]> read(Tile tile) {
    return files
        .read(name(tile))
        .filter(bytes -> bytes.length == tile.length())
        .or(() -> prefixOfFull(tile));
  }

  void write(Tile tile, byte[] hashes) {
    files.write(name(tile), tile.isFull() ? hashes : Arrays.copyOf(hashes, tile.length()));
  }

  /** Deletes the partial forms of a tile that is full now. */
  void deletePartial(Tile tile) {
    String partial = folder + "/" + tile.partialFolder();
    files.list(partial).forEach(file -> files.delete(partial + "/" + file));
  }

  /** A tile's file. */
  String name(Tile tile) {
    return folder + "/" + tile.path();
  }

  private Optional<byte[]> prefixOfFull(Tile tile) {
    if (tile.isFull()) {
      return Optional.empty();
    }
    return files
        .read(name(tile.whenFull()))
        .filter(bytes -> bytes.length == Tile.FULL_LENGTH)
        .map(bytes -> Arrays.copyOf(bytes, tile.length()));
  }
}

package io.headroom.journal.seal;

import io.headroom.journal.JournalFiles;
import java.util.Arrays;
import java.util.Optional;

/**
 * The tiles of one tree as files: the hashes of a level one after the other, 256 tiles (65,536
 * hashes, 2 MiB) to a file, so that tile N is the bytes from {@code N % 256 * 8192} on of file
 * {@code N / 256}. A tile that is not full is a part of the one that it will be. A file for each
 * tile, as C2SP tlog-tiles serves them, would be 3,900 new files a second at a million records;
 * {@link TileExport} writes that layout.
 *
 * <p>They can always be computed again from the records, so they are written in the cheapest way.
 */
final class TileFiles {
  /** Hashes to a file. */
  static final int BUNDLE_HASHES = 256 * Tile.FULL_WIDTH;

  private final JournalFiles files;
  private final String folder;

  TileFiles(JournalFiles files, String folder) {
    this.files = files;
    this.folder = folder;
  }

  /** A tile's hashes; empty if they are not there. */
  Optional<byte[]> read(Tile tile) {
    return files.read(name(tile), offset(first(tile)), tile.length());
  }

  /** As many whole hashes of a tile, from its first on, as there are. */
  byte[] readPart(Tile tile) {
    Optional<byte[]> bytes = Optional.empty();
    for (int width = tile.width(); width > 0 && bytes.isEmpty(); width--) {
      bytes = read(new Tile(tile.level(), tile.index(), width));
    }
    return bytes.orElseGet(() -> new byte[0]);
  }

  /** Whether there are more leaf hashes than one file holds. */
  boolean goBeyondFirstBundle() {
    String first = bundle(0, 0);
    String leaves = first.substring(0, first.lastIndexOf('/'));
    return files.list(leaves).stream().anyMatch(name -> !first.endsWith("/" + name));
  }

  /** Writes a tile. */
  void write(Tile tile, byte[] hashes) {
    write(tile.level(), first(tile), hashes, tile.width());
  }

  /**
   * Writes neighbouring hashes of a level, which must be of one file.
   *
   * @param first the first one's place within the level
   */
  void write(int level, long first, byte[] hashes, int count) {
    files.write(
        bundle(level, first), offset(first), Arrays.copyOf(hashes, count * TreeHash.LENGTH));
  }

  /** The file that a tile is in. */
  String name(Tile tile) {
    return bundle(tile.level(), first(tile));
  }

  private String bundle(int level, long hash) {
    return folder + "/" + Tile.bundlePath(level, hash / BUNDLE_HASHES);
  }

  private static long first(Tile tile) {
    return tile.index() * Tile.FULL_WIDTH;
  }

  /** Where a tile begins in its file. */
  static long offset(Tile tile) {
    return offset(first(tile));
  }

  private static long offset(long hash) {
    return hash % BUNDLE_HASHES * TreeHash.LENGTH;
  }
}

package io.headroom.journal.seal;

import java.util.Locale;

/**
 * Names a tile: up to 256 neighbouring hashes of a level of the tree, as C2SP tlog-tiles has it.
 *
 * @param level 0 for leaf hashes; a hash at level L is the root of 256<sup>L</sup> leaves
 * @param index of the tile within its level
 * @param width how many hashes it holds; 256 if it is full
 */
public record Tile(int level, long index, int width) {
  /** Levels of the binary tree that a tile spans. */
  public static final int HEIGHT = 8;

  /** Hashes of a full tile. */
  public static final int FULL_WIDTH = 1 << HEIGHT;

  /** Bytes of a full tile. */
  public static final int FULL_LENGTH = FULL_WIDTH * TreeHash.LENGTH;

  /** Levels of tiles that a tree of any size can have. */
  static final int LEVELS = 8;

  private static final int THOUSAND = 1000;

  /** Refuses what no tree has. */
  public Tile {
    if (level < 0 || level >= LEVELS || index < 0 || width < 1 || width > FULL_WIDTH) {
      throw new IllegalArgumentException(
          "no tile: level=" + level + ", index=" + index + ", width=" + width);
    }
  }

  /** A full one. */
  public static Tile full(int level, long index) {
    return new Tile(level, index, FULL_WIDTH);
  }

  /** How many hashes a level of tiles has in a tree of a size. */
  public static long hashes(int level, long size) {
    return size >>> (HEIGHT * level);
  }

  /** How many hashes stand in a level's last tile that is not full. */
  public static int partialWidth(int level, long size) {
    return (int) (hashes(level, size) % FULL_WIDTH);
  }

  /** The tile that holds a hash, as wide as it is in a tree of a size. */
  public static Tile holding(int level, long hash, long size) {
    long index = hash / FULL_WIDTH;
    long beyond = hashes(level, size) - index * FULL_WIDTH;
    return new Tile(level, index, (int) Math.min(FULL_WIDTH, beyond));
  }

  /** Whether it is full, so that it never changes. */
  public boolean isFull() {
    return width == FULL_WIDTH;
  }

  /** Bytes that it has. */
  public int length() {
    return width * TreeHash.LENGTH;
  }

  /** Its path as it is served, {@code tile/0/x001/067} or {@code tile/0/x001/067.p/12}. */
  public String path() {
    String full = "tile/" + level + "/" + path(index);
    return isFull() ? full : full + ".p/" + width;
  }

  /** The path of a file of 256 neighbouring tiles, such as {@code tiles/0/004}. */
  static String bundlePath(int level, long bundle) {
    return "tiles/" + level + "/" + path(bundle);
  }

  private static String path(long index) {
    StringBuilder path = new StringBuilder(three(index % THOUSAND));
    for (long rest = index / THOUSAND; rest > 0; rest /= THOUSAND) {
      path.insert(0, "x" + three(rest % THOUSAND) + "/");
    }
    return path.toString();
  }

  private static String three(long part) {
    return String.format(Locale.ROOT, "%03d", part);
  }
}

package io.headroom.journal.seal;

/**
 * Compares a tile that no checkpoint covers with the records. A crash may leave any part of such a
 * tile unwritten, where zeros stand then, but it never leaves another hash: only durable records
 * are hashed, and each always has the same hash.
 */
final class UnsignedTile {
  private UnsignedTile() {}

  /**
   * The place of the first hash that is of another record; -1 if there is none.
   *
   * @param stored as much of the tile as there is
   * @param computed what a whole tile would hold
   * @param from the first hash to look at
   * @param to the hash behind the last one
   */
  static int firstOther(byte[] stored, byte[] computed, int from, int to) {
    int end = Math.min(stored.length, to * TreeHash.LENGTH);
    for (int i = from * TreeHash.LENGTH; i < end; i++) {
      if (stored[i] != 0 && stored[i] != computed[i]) {
        return i / TreeHash.LENGTH;
      }
    }
    return -1;
  }
}

package io.headroom.journal.seal;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Shows, to whoever has a record and a log's public key and nothing else, that the record is in the
 * log: C2SP tlog-proof.
 *
 * @param index of the record, its number less one
 * @param path from the record's sibling to the root's child
 * @param checkpoint of a tree that the record is in
 */
public record TlogProof(long index, List<TreeHash> path, SignedCheckpoint checkpoint) {
  private static final String VERSION = "c2sp.org/tlog-proof@v1";
  private static final String INDEX = "index ";

  /** Keeps its own list. */
  public TlogProof {
    path = List.copyOf(path);
  }

  /** Whether it shows that a leaf with this hash is in the tree; signatures are not checked. */
  public boolean shows(TreeHash leaf) {
    return MerkleProofs.includes(index, checkpoint.size(), leaf, path, checkpoint.root());
  }

  /**
   * Reads a proof.
   *
   * @throws SealException if it is none
   */
  public static TlogProof parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf("\n\n");
    List<String> lines = text.substring(0, Math.max(0, end)).lines().toList();
    int at = lines.size() > 1 && lines.get(1).startsWith("extra ") ? 2 : 1;
    if (lines.size() <= at || !lines.get(0).equals(VERSION) || !lines.get(at).startsWith(INDEX)) {
      throw new SealException("a proof begins with '" + VERSION + "' and an index");
    }
    return new TlogProof(
        index(lines.get(at).substring(INDEX.length())),
        lines.subList(at + 1, lines.size()).stream().map(TreeHash::fromBase64).toList(),
        SignedCheckpoint.parse(text.substring(end + 2).getBytes(StandardCharsets.UTF_8)));
  }

  /** The proof as it stands in a file. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(VERSION).append('\n').append(INDEX).append(index).append('\n');
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(checkpoint.note()).toString();
  }

  private static long index(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new SealException("an index is a number; found '" + text + "'", e);
    }
  }
}

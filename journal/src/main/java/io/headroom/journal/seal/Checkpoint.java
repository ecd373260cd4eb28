package io.headroom.journal.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a log states of itself: at a size it has a root. The text of C2SP tlog-checkpoint.
 *
 * @param origin names the log for ever
 * @param size how many records the tree is over
 * @param extensions further lines; Headroom writes none and keeps those of others
 */
public record Checkpoint(String origin, long size, TreeHash root, List<String> extensions) {
  private static final int LINES = 3;

  /** Refuses what could not be read back. */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
      throw new SealException("a checkpoint's origin is one line that is not empty");
    }
    if (size < 0) {
      throw new SealException("a checkpoint's size is not negative; found " + size);
    }
    if (extensions.stream().anyMatch(line -> line.isEmpty() || line.indexOf('\n') >= 0)) {
      throw new SealException("a checkpoint's extension lines are not empty");
    }
  }

  /** Without extension lines. */
  public static Checkpoint of(String origin, long size, TreeHash root) {
    return new Checkpoint(origin, size, root, List.of());
  }

  /**
   * Reads the text of a note.
   *
   * @throws SealException if it is not exactly a checkpoint's
   */
  public static Checkpoint parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length <= LINES || !lines[lines.length - 1].isEmpty()) {
      throw new SealException("a checkpoint has lines for origin, size and root");
    }
    return new Checkpoint(
        lines[0],
        size(lines[1]),
        TreeHash.fromBase64(lines[2]),
        new ArrayList<>(Arrays.asList(lines).subList(LINES, lines.length - 1)));
  }

  /** The text to be signed. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n').append(root.base64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  private static long size(String line) {
    try {
      long size = Long.parseLong(line);
      if (Long.toString(size).equals(line)) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw new SealException("a checkpoint's size is a number; found '" + line + "'", e);
    }
    throw new SealException("a size in an unusual spelling: '" + line + "'");
  }
}

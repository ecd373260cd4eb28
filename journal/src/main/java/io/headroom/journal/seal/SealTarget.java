package io.headroom.journal.seal;

import io.headroom.journal.JournalFiles;

/**
 * Where seals go and under which name.
 *
 * @param origin of the journal; the origin of a log adds {@code /facts} or {@code /decisions}
 * @param checkpointSync how far a checkpoint goes before the next is made
 */
public record SealTarget(
    JournalFiles files, String origin, SealKey key, JournalFiles.Sync checkpointSync) {
  /** The beginning of an origin where none is configured. */
  public static final String DEFAULT_PREFIX = "headroom";

  /** Refuses an origin that could not name a key. */
  public SealTarget {
    if (!KeyNames.valid(origin)) {
      throw new SealException("an origin has no space or plus and is not empty; found " + origin);
    }
  }

  /**
   * The origin of a journal.
   *
   * @param prefix names who keeps it, such as {@code example.com/risk}
   */
  public static String origin(String prefix, String journalId) {
    return prefix + "/" + journalId;
  }

  /** The origin of a log of this journal. */
  public String originOf(String log) {
    return origin + "/" + log;
  }
}

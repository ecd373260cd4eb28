package io.headroom.replay;

import io.headroom.journal.seal.SignedCheckpoint;
import java.util.List;
import java.util.Optional;

/**
 * What a verification has found.
 *
 * @param journal its id
 * @param finding the first thing that is wrong; empty if nothing is
 * @param notes what is no fault but should be known, a sentence each
 */
public record VerifyReport(
    String journal, List<Log> logs, Optional<Finding> finding, List<String> notes) {
  /** Keeps its own lists. */
  public VerifyReport {
    logs = List.copyOf(logs);
    notes = List.copyOf(notes);
  }

  /**
   * One of the logs.
   *
   * @param records how many were read
   * @param checkpoints how many of its checkpoints were checked
   * @param sealed the largest of them
   * @param verifierKey what other tools check its notes with
   */
  public record Log(
      String name,
      long records,
      int checkpoints,
      Optional<SignedCheckpoint> sealed,
      Optional<String> verifierKey) {}

  /** Whether nothing is wrong. */
  public boolean holds() {
    return finding.isEmpty();
  }

  /** How many records were read. */
  public long records() {
    return logs.stream().mapToLong(Log::records).sum();
  }
}

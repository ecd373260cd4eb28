package io.headroom.journal.snapshot;

import io.headroom.journal.EngineState;
import io.headroom.journal.RecordLog;
import io.headroom.journal.StateException;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The engine's state after a fact, and which journal it is a state of.
 *
 * <p>As a file, little-endian, text and lists with their u32 length before them:
 *
 * <pre>
 *   text, u32      "headroom-snapshot", format version, 1
 *   text           id of the journal
 *   2 x            facts, decisions:
 *     i64, list      number of the last record, and SHA-256(0x00 || its bytes); zeros if none
 *     i64, list      size and root of the newest checkpoint at the time; zeros if none
 *   text, u32      "engine", layout version, 1
 *   4 x i64        last fact, its journal time, last decision, facts of unknown types
 *   u8, list       1 and the canonical bytes of the config in force, or 0
 *   list           projections: name, algorithm version u32, state version u32, state as a list
 *   list           followers: the same, the algorithm version being 0
 *   32             SHA-256 of all bytes before
 * </pre>
 *
 * @param journal id of the journal
 * @param facts the last fact that the state knows
 * @param decisions the last decision before the state
 */
public record Snapshot(String journal, LogTip facts, LogTip decisions, EngineState state) {
  private static final String FORMAT = "headroom-snapshot";
  private static final int VERSION = 1;
  private static final int DIGEST_LENGTH = 32;

  /**
   * The state of a journal's engine.
   *
   * @param facts with all facts that the state knows
   * @param decisions with all decisions before it
   */
  public static Snapshot of(
      String journal, EngineState state, RecordLog facts, RecordLog decisions, SealedSizes sealed) {
    return new Snapshot(
        journal,
        LogTip.of(facts, state.lastFact(), sealed.facts()),
        LogTip.of(decisions, state.lastDecision(), sealed.decisions()),
        state);
  }

  /** The file's bytes. */
  byte[] toBytes() {
    StateWriter writer = new StateWriter();
    writer.section(FORMAT, VERSION).putText(journal);
    facts.write(writer);
    decisions.write(writer);
    state.write(writer);
    byte[] content = writer.toBytes();
    byte[] file = Arrays.copyOf(content, content.length + DIGEST_LENGTH);
    System.arraycopy(sha256(file, content.length), 0, file, content.length, DIGEST_LENGTH);
    return file;
  }

  /**
   * Reads a file's bytes.
   *
   * @throws SnapshotException if they are not a snapshot, whole and of this format
   */
  static Snapshot read(byte[] file) {
    int length = file.length - DIGEST_LENGTH;
    if (length < 0 || !endsWith(file, sha256(file, length))) {
      throw new SnapshotException("it is damaged: its SHA-256 is not the one at its end");
    }
    try {
      StateReader reader = new StateReader("a snapshot", Arrays.copyOf(file, length));
      reader.section(FORMAT, VERSION);
      Snapshot snapshot =
          new Snapshot(
              reader.takeText(),
              LogTip.read(reader),
              LogTip.read(reader),
              EngineState.read(reader));
      reader.end();
      return snapshot;
    } catch (StateException e) {
      throw new SnapshotException("it cannot be read by this release: " + e.getMessage(), e);
    }
  }

  private static boolean endsWith(byte[] file, byte[] digest) {
    int at = file.length - DIGEST_LENGTH;
    return Arrays.equals(file, at, file.length, digest, 0, DIGEST_LENGTH);
  }

  private static byte[] sha256(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, Math.max(0, length));
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

package io.headroom.journal.snapshot;

import io.headroom.journal.EngineState;
import io.headroom.journal.RecordLog;
import io.headroom.journal.StateException;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

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

  /** The file's content, which its digest follows. */
  byte[] toBytes() {
    StateWriter writer = new StateWriter();
    writer.section(FORMAT, VERSION).putText(journal);
    facts.write(writer);
    decisions.write(writer);
    state.write(writer);
    return writer.toBytes();
  }

  /**
   * Reads a file's content.
   *
   * @throws SnapshotException if it is not a snapshot of this format
   */
  static Snapshot read(byte[] content) {
    try {
      StateReader reader = new StateReader("a snapshot", content);
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
}

package io.headroom.journal.seal;

import io.headroom.journal.JournalCorruptException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Seals a journal while it grows: extends a Merkle tree over its durable facts and one over its
 * durable decisions, and signs a checkpoint of each at least every second or 65,536 records.
 *
 * <p>Facts are sealed no later than the decisions that they caused. Belongs to one thread, see
 * {@link SealerThread}; it never writes in the logs.
 */
public final class Sealer implements AutoCloseable {
  /** So many records of a log are sealed at once, even within a second. */
  static final int MOST_UNSEALED = 65_536;

  private static final int MOST_PER_POLL = 8_192;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_DAY = 86_400L * NANOS_PER_SECOND;

  private final LogSealer facts;
  private final LogSealer decisions;
  private final LongSupplier wallClockNanos;
  private final List<String> notes;
  private long lastSeal;

  private Sealer(
      LogSealer facts, LogSealer decisions, LongSupplier wallClockNanos, List<String> notes) {
    this.facts = facts;
    this.decisions = decisions;
    this.wallClockNanos = wallClockNanos;
    this.notes = List.copyOf(notes);
    lastSeal = wallClockNanos.getAsLong();
  }

  /**
   * Goes on where the newest checkpoints end; tiles that are missing or damaged are made again.
   *
   * @param wallClockNanos since the epoch; may jump
   * @throws JournalCorruptException if a log and its seals do not agree
   * @throws SealException if the journal was sealed with another key or as another origin
   */
  public static Sealer open(
      SealTarget target, SealSource facts, SealSource decisions, LongSupplier wallClockNanos) {
    SealFiles.keep(target.files(), target.key().publicKey());
    LocalDate today = day(wallClockNanos.getAsLong());
    List<String> notes = new ArrayList<>();
    LogSealer ofFacts = LogSealer.open(facts, target, today, notes::add);
    try {
      LogSealer ofDecisions = LogSealer.open(decisions, target, today, notes::add);
      return new Sealer(ofFacts, ofDecisions, wallClockNanos, notes);
    } catch (RuntimeException e) {
      ofFacts.close();
      throw e;
    }
  }

  /**
   * Hashes a bounded number of durable records and signs checkpoints if it is time to.
   *
   * @return how many records it hashed, 0 if none is waiting
   */
  public int poll() {
    int hashed = hashFacts() + hashDecisions();
    if (isDue()) {
      seal();
    }
    return hashed;
  }

  /** Seals all that is durable by now. */
  public void finish() {
    int hashed = 1;
    while (hashed > 0) {
      hashed = poll();
    }
    seal();
  }

  /** Whether a checkpoint covers every record that was durable a moment ago. */
  boolean isCurrent() {
    return facts.isCurrent() && decisions.isCurrent();
  }

  /** How many facts the newest checkpoint covers; any thread may ask. */
  public long sealedFacts() {
    return facts.sealed();
  }

  /** How many decisions the newest checkpoint covers; any thread may ask. */
  public long sealedDecisions() {
    return decisions.sealed();
  }

  /** What was wrong with the seals when they were opened and has been mended. */
  public List<String> notes() {
    return notes;
  }

  @Override
  public void close() {
    facts.close();
    decisions.close();
  }

  private int hashFacts() {
    return facts.hash(room(facts), Optional.empty());
  }

  private int hashDecisions() {
    long known = facts.hashed();
    return decisions.hash(room(decisions), Optional.of(cause -> cause <= known));
  }

  private static int room(LogSealer log) {
    return (int) Math.min(MOST_PER_POLL, MOST_UNSEALED - log.unsealed());
  }

  private boolean isDue() {
    long now = wallClockNanos.getAsLong();
    if (now < lastSeal) {
      lastSeal = now;
    }
    long most = Math.max(facts.unsealed(), decisions.unsealed());
    return most >= MOST_UNSEALED || (most > 0 && now - lastSeal >= NANOS_PER_SECOND);
  }

  private void seal() {
    lastSeal = wallClockNanos.getAsLong();
    LocalDate today = day(lastSeal);
    if (facts.unsealed() > 0) {
      facts.seal(today);
    }
    if (decisions.unsealed() > 0) {
      decisions.seal(today);
    }
  }

  private static LocalDate day(long epochNanos) {
    return LocalDate.ofEpochDay(Math.floorDiv(epochNanos, NANOS_PER_DAY));
  }
}

package io.headroom.service;

import io.headroom.journal.Journal;
import io.headroom.journal.RecordLog;
import io.headroom.journal.seal.SealStatus;
import io.headroom.journal.seal.SealerThread;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Watches a sealer from outside, since one that hangs cannot tell that it does. Look often: what
 * was durable at a look and is sealed at a later one was sealed in between. Any thread may look.
 */
final class SealWatch {
  private final Journal journal;
  private final SealerThread sealer;
  private final LongSupplier nanoTime;
  private long markedAt;
  private long markedFacts;
  private long markedDecisions;

  SealWatch(Journal journal, SealerThread sealer, LongSupplier nanoTime) {
    this.journal = journal;
    this.sealer = sealer;
    this.nanoTime = nanoTime;
    mark(nanoTime.getAsLong());
  }

  /** How it stands now. */
  synchronized SealStatus look() {
    long now = nanoTime.getAsLong();
    // What is sealed is asked first: what becomes durable in between is not late.
    SealStatus.Log facts = log(journal.facts(), sealer.sealedFacts());
    SealStatus.Log decisions = log(journal.decisions(), sealer.sealedDecisions());
    if (reached(facts, markedFacts) && reached(decisions, markedDecisions)) {
      mark(now);
    }
    return new SealStatus(facts, decisions, Duration.ofNanos(now - markedAt), sealer.failure());
  }

  private SealStatus.Log log(RecordLog log, long sealed) {
    OptionalLong known = sealer.opened() ? OptionalLong.of(sealed) : OptionalLong.empty();
    return new SealStatus.Log(log.name(), log.durable(), known);
  }

  private static boolean reached(SealStatus.Log log, long marked) {
    return log.sealed().orElse(0) >= marked;
  }

  private void mark(long now) {
    markedAt = now;
    markedFacts = journal.facts().durable();
    markedDecisions = journal.decisions().durable();
  }
}

package io.headroom.journal;

import io.headroom.journal.record.ConfigActivatedDecoder;
import io.headroom.journal.record.FeedFaultDecoder;
import io.headroom.journal.record.TradeDecoder;
import io.headroom.journal.snapshot.Snapshots;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much of each simulated feed a journal holds, and whether a config is in force: from a
 * snapshot, and the facts behind it.
 */
final class ResumePositions implements Follower {
  private final Map<Integer, Long> positions = new TreeMap<>();
  private boolean configured;

  /** As a journal has them. */
  static ResumePositions of(Journal journal, Optional<Snapshots.Found> snapshot) {
    ResumePositions positions = new ResumePositions();
    snapshot
        .flatMap(found -> found.snapshot().state().follower(positions.name()))
        .ifPresent(part -> part.restoreTo(positions));
    long from = snapshot.map(found -> found.snapshot().state().lastFact() + 1).orElse(1L);
    try (FactReader reader = journal.readFacts(from)) {
      int read = 1;
      while (read > 0) {
        read = reader.poll(positions);
      }
    }
    return positions;
  }

  /** Of the last row of a stream; 0 if there is none. */
  long position(int stream) {
    return positions.getOrDefault(stream, 0L);
  }

  boolean configured() {
    return configured;
  }

  @Override
  public String name() {
    return "resume";
  }

  @Override
  public int stateVersion() {
    return 1;
  }

  @Override
  public void save(StateWriter state) {
    state
        .putBoolean(configured)
        .putAll(positions.entrySet(), (to, at) -> to.putInt(at.getKey()).putLong(at.getValue()));
  }

  @Override
  public void restore(StateReader state) {
    configured = state.takeBoolean();
    state.forAll(from -> positions.put(from.takeInt(), from.takeLong()));
  }

  @Override
  public void onTrade(RecordHeader header, TradeDecoder fact) {
    positions.put(fact.stream(), fact.position());
  }

  @Override
  public void onFeedFault(RecordHeader header, FeedFaultDecoder fact) {
    positions.put(fact.stream(), fact.position());
  }

  @Override
  public void onConfigActivated(RecordHeader header, ConfigActivatedDecoder fact) {
    configured = true;
  }
}

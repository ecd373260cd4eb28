package io.headroom.journal;

import io.headroom.journal.record.ConfigActivatedDecoder;
import io.headroom.journal.record.FeedFaultDecoder;
import io.headroom.journal.record.TradeDecoder;
import java.util.Map;
import java.util.TreeMap;

/** How much of each simulated feed a journal holds, and whether a config is in force. */
final class ResumePositions implements FactHandler {
  private final Map<Integer, Long> positions = new TreeMap<>();
  private boolean configured;

  /** Of the last row of a stream; 0 if there is none. */
  long position(int stream) {
    return positions.getOrDefault(stream, 0L);
  }

  boolean configured() {
    return configured;
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

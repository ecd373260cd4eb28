package io.headroom.journal;

import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.RejectRule;
import io.headroom.journal.record.TickRejectedDecoder;
import io.headroom.journal.record.TickRejectedEncoder;
import org.agrona.DirectBuffer;

/**
 * Decides by a hash over every byte of all facts so far, and of the decisions that reach it: a fact
 * that is lost, repeated, moved or changed changes all decisions after it. Emits up to three
 * decisions a fact.
 */
final class SimulatedProjection implements Projection {
  private static final int MOST = 3;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private final String name;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final TickRejectedEncoder rejected = new TickRejectedEncoder();
  private DecisionOutput output;
  private long hash = 17;

  SimulatedProjection(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int algorithmVersion() {
    return 1;
  }

  @Override
  public int stateVersion() {
    return 1;
  }

  @Override
  public void save(StateWriter state) {
    state.section("simulated", 1).putLong(hash);
  }

  @Override
  public void restore(StateReader state) {
    hash = state.section("simulated", 1).takeLong();
  }

  @Override
  public void start(DecisionOutput decisions) {
    output = decisions;
  }

  @Override
  public void onTickRejected(RecordHeader decision, TickRejectedDecoder rejection) {
    take(decision);
  }

  @Override
  public void afterFact(RecordHeader fact) {
    take(fact);
    int decisions = Math.floorMod(hash, MOST + 1);
    for (int i = 0; i < decisions; i++) {
      decide(i);
    }
  }

  private void take(RecordHeader record) {
    DirectBuffer buffer = record.buffer();
    for (int i = 0; i < record.length(); i++) {
      hash = (hash ^ buffer.getByte(record.offset() + i)) * MULTIPLIER;
      hash ^= hash >>> 29;
    }
  }

  private void decide(int index) {
    rejected
        .wrapAndApplyHeader(output.buffer(), 0, header)
        .reference((double) hash)
        .bound(index)
        .stream(1)
        .instrumentId(1)
        .rule(RejectRule.OUTLIER);
    output.publish(RecordHeader.LENGTH + rejected.encodedLength());
  }
}

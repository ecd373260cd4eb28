package io.headroom.risk;

import io.headroom.journal.DecisionOutput;
import org.agrona.MutableDirectBuffer;

/** The output before there is one. */
final class NotStarted implements DecisionOutput {
  @Override
  public MutableDirectBuffer buffer() {
    throw new IllegalStateException("risk has been handed a fact before start(DecisionOutput)");
  }

  @Override
  public long publish(int length) {
    throw new IllegalStateException("risk has been handed a fact before start(DecisionOutput)");
  }
}

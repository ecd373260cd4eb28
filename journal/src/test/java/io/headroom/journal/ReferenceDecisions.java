package io.headroom.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The decisions that follow from a list of facts, computed from the first fact on with fresh
 * projections and without any of the engine's classes.
 */
final class ReferenceDecisions {
  private final List<byte[]> decisions = new ArrayList<>();
  private final SimulatedProjection second = new SimulatedProjection("second");
  private final SimulatedProjection first = new SimulatedProjection("first");
  private final RecordHeader fact = new RecordHeader();
  private final DecisionDispatcher dispatcher = new DecisionDispatcher();

  private ReferenceDecisions() {
    first.start(new Output(true));
    second.start(new Output(false));
  }

  static List<byte[]> of(List<byte[]> facts) {
    ReferenceDecisions reference = new ReferenceDecisions();
    for (byte[] bytes : facts) {
      reference.fact.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
      reference.first.afterFact(reference.fact);
      reference.second.afterFact(reference.fact);
    }
    return reference.decisions;
  }

  private final class Output implements DecisionOutput {
    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocate(256));
    private final boolean toSecond;

    Output(boolean toSecond) {
      this.toSecond = toSecond;
    }

    @Override
    public MutableDirectBuffer buffer() {
      return buffer;
    }

    @Override
    public long publish(int length) {
      long number = decisions.size() + 1L;
      RecordHeader.stamp(buffer, 0, number, fact.journalTime());
      RecordHeader.stampCause(buffer, 0, fact.number());
      decisions.add(SimulatedLog.bytes(buffer, length));
      if (toSecond) {
        dispatcher.dispatch(buffer, 0, length, second);
      }
      return number;
    }
  }
}

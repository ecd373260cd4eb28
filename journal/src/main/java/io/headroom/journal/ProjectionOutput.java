package io.headroom.journal;

import io.headroom.journal.Engine.DecisionStamp;
import java.nio.ByteBuffer;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One projection's way out. Each has its own buffer and decoders, since a later projection may emit
 * while it takes what an earlier one emits.
 */
final class ProjectionOutput implements DecisionOutput {
  private static final int FIRST_DECISION_TEMPLATE = 101;

  private final UnsafeBuffer buffer =
      new UnsafeBuffer(ByteBuffer.allocateDirect(RecordBatch.MAX_RECORD_LENGTH));
  private final RecordHeader header = new RecordHeader();
  private final DecisionDispatcher dispatcher = new DecisionDispatcher();
  private final DecisionStamp stamp;
  private final Projection[] later;
  private final DecisionSink sink;

  ProjectionOutput(DecisionStamp stamp, List<Projection> later, DecisionSink sink) {
    this.stamp = stamp;
    this.later = later.toArray(Projection[]::new);
    this.sink = sink;
  }

  @Override
  public MutableDirectBuffer buffer() {
    return buffer;
  }

  @Override
  public long publish(int length) {
    long number = stamp.next(check(length));
    RecordHeader.stamp(buffer, 0, number, stamp.journalTime);
    RecordHeader.stampCause(buffer, 0, stamp.cause);
    if (stamp.earlier.isEmpty()) {
      sink.onDecision(buffer, 0, length);
    }
    for (Projection projection : later) {
      dispatcher.dispatch(buffer, 0, length, projection);
    }
    return number;
  }

  private int check(int length) {
    if (length < RecordHeader.LENGTH + Long.BYTES || length > RecordBatch.MAX_RECORD_LENGTH) {
      throw new IllegalArgumentException("decision of " + length + " bytes");
    }
    int template = header.wrap(buffer, 0, length).templateId();
    if (template < FIRST_DECISION_TEMPLATE) {
      throw new IllegalArgumentException("template id " + template + " is not a decision's");
    }
    return template;
  }
}

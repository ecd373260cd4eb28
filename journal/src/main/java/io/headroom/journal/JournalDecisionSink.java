package io.headroom.journal;

import java.util.Optional;
import org.agrona.DirectBuffer;

/**
 * Writes decisions to the journal exactly once: those that are there already are compared byte for
 * byte with what is computed now, and appending goes on where they end.
 */
final class JournalDecisionSink implements DecisionSink, AutoCloseable {
  private final LogWriter writer;
  private final long existing;
  private final RecordCursor recorded;
  private final RecordHeader recordedHeader = new RecordHeader();
  private final RecordHeader computedHeader = new RecordHeader();
  private final RecordBatch batch = new RecordBatch();
  private long compared;
  private boolean ahead;

  /**
   * Over the log of decisions.
   *
   * @param computed the last decision that need not be computed again, and was there before
   */
  JournalDecisionSink(RecordLog decisions, long computed) {
    writer = decisions.writer();
    existing = writer.lastNumber();
    if (computed > existing) {
      throw new IllegalArgumentException("computed=" + computed + ", existing=" + existing);
    }
    compared = computed;
    recorded = new RecordCursor(decisions.reader(computed + 1));
  }

  /**
   * Passes over the decisions that facts before an epoch caused. To be called before the first
   * decision.
   */
  void skipBefore(long epochStart) {
    while (epochStart > 1 && compared < existing) {
      peek();
      if (recordedHeader.cause() >= epochStart) {
        return;
      }
      compared++;
      ahead = false;
    }
  }

  /** How many decisions the journal held when this was opened. */
  long existing() {
    return existing;
  }

  @Override
  public void onDecision(DirectBuffer buffer, int offset, int length) {
    if (compared < existing) {
      compare(buffer, offset, length);
    } else {
      append(buffer, offset, length);
    }
  }

  @Override
  public void afterFacts(long lastFact) {
    flush();
    if (compared < existing) {
      peek();
      if (recordedHeader.cause() <= lastFact) {
        throw new DivergenceException(
            compared + 1,
            "the journal holds "
                + RecordPrinter.typeName(recordedHeader.templateId())
                + " caused by fact "
                + recordedHeader.cause()
                + ", which causes no such decision when computed again");
      }
    }
  }

  @Override
  public void close() {
    recorded.close();
  }

  private void compare(DirectBuffer buffer, int offset, int length) {
    peek();
    if (!RecordDiff.same(
        recorded.header(recordedHeader), computedHeader.wrap(buffer, offset, length))) {
      throw new DivergenceException(compared + 1, difference(buffer, offset, length));
    }
    compared++;
    ahead = false;
  }

  private String difference(DirectBuffer buffer, int offset, int length) {
    Optional<String> difference =
        RecordDiff.firstDifference(
            recorded.buffer(), recorded.offset(), recorded.length(), buffer, offset, length);
    return difference.orElse("the bytes differ outside of every field");
  }

  private void peek() {
    if (!ahead) {
      if (!recorded.next()) {
        throw new JournalException(
            "the log of decisions ended at "
                + compared
                + " when read again; it held "
                + existing
                + " when it was opened");
      }
      recorded.header(recordedHeader);
      ahead = true;
    }
  }

  private void append(DirectBuffer buffer, int offset, int length) {
    batch.add(buffer, offset, length);
    if (batch.isFull()) {
      flush();
    }
  }

  private void flush() {
    if (!batch.isEmpty()) {
      writer.append(batch);
      batch.clear();
    }
  }
}

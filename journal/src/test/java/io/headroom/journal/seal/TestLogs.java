package io.headroom.journal.seal;

import io.headroom.journal.LogWriter;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.StoredLog;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** A log of facts and one of decisions in memory, filled with records that mean nothing. */
final class TestLogs {
  private final StoredLog facts = StoredLog.inMemory("facts");
  private final StoredLog decisions = StoredLog.inMemory("decisions");
  private final RecordBatch batch = new RecordBatch();
  private final List<byte[]> factBytes = new ArrayList<>();
  private final List<byte[]> decisionBytes = new ArrayList<>();

  StoredLog facts() {
    return facts;
  }

  StoredLog decisions() {
    return decisions;
  }

  /** Every fact so far. */
  List<byte[]> factBytes() {
    return factBytes;
  }

  /** Every decision so far. */
  List<byte[]> decisionBytes() {
    return decisionBytes;
  }

  /** Appends facts as one document. */
  void addFacts(int count) {
    add(facts.writer(), factBytes, count, number -> 7 * number);
  }

  /** Appends facts that say something else than those of {@link #addFacts}. */
  void addOtherFacts(int count) {
    add(facts.writer(), factBytes, count, number -> 8 * number);
  }

  /** Appends decisions as one document, each with this cause. */
  void addDecisions(int count, long cause) {
    add(decisions.writer(), decisionBytes, count, number -> cause);
  }

  private interface FirstField {
    long of(long number);
  }

  private void add(LogWriter writer, List<byte[]> all, int count, FirstField first) {
    batch.clear();
    for (int i = 0; i < count; i++) {
      long number = writer.lastNumber() + i + 1;
      byte[] record = new byte[RecordHeader.LENGTH + 16 + (int) (number % 40)];
      UnsafeBuffer buffer = new UnsafeBuffer(record);
      RecordHeader.stamp(buffer, 0, number, number);
      RecordHeader.stampCause(buffer, 0, first.of(number));
      batch.add(buffer, 0, record.length);
      all.add(record);
    }
    writer.append(batch);
  }
}

package io.headroom.replay;

import io.headroom.journal.LogReader;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordHeader;
import java.util.Set;

/** The numbers that the journal gave to decisions of some types, in order. */
final class JournaledNumbers implements AutoCloseable {
  private final RecordCursor decisions;
  private final Set<Integer> templateIds;
  private final RecordHeader header = new RecordHeader();

  /** Reads the decisions from the first on; closes the reader with this. */
  JournaledNumbers(LogReader decisions, Set<Integer> templateIds) {
    this.decisions = new RecordCursor(decisions);
    this.templateIds = templateIds;
  }

  /**
   * The next number.
   *
   * @throws PipelinedReplay.GuessFailed if the journal has no more such decisions
   */
  long next() {
    while (decisions.next()) {
      if (templateIds.contains(decisions.header(header).templateId())) {
        return header.number();
      }
    }
    throw new PipelinedReplay.GuessFailed();
  }

  @Override
  public void close() {
    decisions.close();
  }
}

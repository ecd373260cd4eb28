package io.headroom.journal;

import org.agrona.DirectBuffer;

/** Reads a log of decisions and decodes them. Belongs to one thread at a time. */
public final class DecisionReader implements AutoCloseable {
  private final LogReader reader;
  private final DecisionDispatcher dispatcher = new DecisionDispatcher();
  private final RecordHandler onRecord = this::onRecord;
  private DecisionHandler handler = new DecisionHandler() {};

  /** Over a reader, which is closed with this one. */
  public DecisionReader(LogReader reader) {
    this.reader = reader;
  }

  /**
   * Hands on the decisions of the next document, if one is there.
   *
   * @return how many records it held, those of unknown types included; 0 if none is waiting
   */
  public int poll(DecisionHandler handler) {
    this.handler = handler;
    return reader.poll(onRecord);
  }

  /** The number of the decision that the next poll begins with. */
  public long nextNumber() {
    return reader.nextNumber();
  }

  @Override
  public void close() {
    reader.close();
  }

  private void onRecord(DirectBuffer buffer, int offset, int length) {
    dispatcher.dispatch(buffer, offset, length, handler);
  }
}

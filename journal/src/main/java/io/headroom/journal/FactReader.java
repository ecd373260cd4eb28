package io.headroom.journal;

import org.agrona.DirectBuffer;

/** Reads a log of facts and decodes them. Belongs to one thread at a time. */
public final class FactReader implements AutoCloseable {
  private final LogReader reader;
  private final FactDispatcher dispatcher = new FactDispatcher();
  private final RecordHandler onRecord = this::onRecord;
  private FactHandler handler = new FactHandler() {};

  /** Over a reader, which is closed with this one. */
  public FactReader(LogReader reader) {
    this.reader = reader;
  }

  /**
   * Hands on the facts of the next document, if one is there.
   *
   * @return how many records it held, those of unknown types included; 0 if none is waiting
   */
  public int poll(FactHandler handler) {
    this.handler = handler;
    return reader.poll(onRecord);
  }

  /** The number of the fact that the next poll begins with. */
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

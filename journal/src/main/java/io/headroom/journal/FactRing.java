package io.headroom.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Encoded facts on their way from many producers to the one sequencer, in the order in which they
 * came. A record too large for the ring waits beside it, and the ring carries its ticket.
 */
public final class FactRing {
  private static final int RECORD = 1;
  private static final int TICKET = 2;
  private static final int LEAST_CAPACITY = 1 << 12;

  private final ManyToOneRingBuffer ring;
  private final ConcurrentMap<Long, byte[]> oversized = new ConcurrentHashMap<>();
  private final AtomicLong tickets = new AtomicLong();
  private final UnsafeBuffer large = new UnsafeBuffer(0, 0);
  private final MessageHandler unwrap = this::onMessage;
  private RecordHandler handler = (buffer, offset, length) -> {};

  /**
   * An empty ring.
   *
   * @param capacity bytes, a power of two of at least 4,096
   */
  public FactRing(int capacity) {
    if (capacity < LEAST_CAPACITY || Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException(
          "ringBytes=" + capacity + " is not a power of two of at least " + LEAST_CAPACITY);
    }
    ring =
        new ManyToOneRingBuffer(
            new UnsafeBuffer(
                ByteBuffer.allocateDirect(capacity + RingBufferDescriptor.TRAILER_LENGTH)));
  }

  /**
   * Copies a record in, if there is room. Any thread may call.
   *
   * @return false if the ring is full
   * @throws IllegalArgumentException if the record is too short or too long to be one
   */
  public boolean offer(DirectBuffer buffer, int offset, int length) {
    RecordBatch.checkLength(length);
    return length <= ring.maxMsgLength()
        ? ring.write(RECORD, buffer, offset, length)
        : offerTicket(buffer, offset, length);
  }

  /** How far producers have come; grows with every record. */
  public long producerPosition() {
    return ring.producerPosition();
  }

  /** How far the sequencer has come. */
  public long consumerPosition() {
    return ring.consumerPosition();
  }

  /**
   * Hands on up to so many records and frees their room. For the sequencer's thread alone.
   *
   * @return how many were handed on
   */
  public int drain(RecordHandler handler, int limit) {
    this.handler = handler;
    return ring.read(unwrap, limit);
  }

  private boolean offerTicket(DirectBuffer buffer, int offset, int length) {
    int index = ring.tryClaim(TICKET, Long.BYTES);
    if (index < 0) {
      return false;
    }
    long ticket = tickets.incrementAndGet();
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    oversized.put(ticket, bytes);
    ring.buffer().putLong(index, ticket, ByteOrder.LITTLE_ENDIAN);
    ring.commit(index);
    return true;
  }

  private void onMessage(int type, MutableDirectBuffer buffer, int index, int length) {
    if (type == RECORD) {
      handler.onRecord(buffer, index, length);
      return;
    }
    byte[] bytes = oversized.remove(buffer.getLong(index, ByteOrder.LITTLE_ENDIAN));
    large.wrap(bytes);
    handler.onRecord(large, 0, bytes.length);
  }
}

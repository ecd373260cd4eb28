package io.headroom.journal;

import io.headroom.journal.record.FaultRule;
import io.headroom.journal.record.FeedFaultEncoder;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.TradeEncoder;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A feed of which every row follows from its place, as a file's does. After a restart it goes on
 * behind what the journal holds of it; what was acknowledged it never sends again.
 */
final class SimulatedFeed {
  private static final int MOST_RAW = 1_000;
  private static final long MOST_STEP = 10_000_000_000L;

  private final int stream;
  private final long seed;
  private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocate(4 * MOST_RAW));
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final TradeEncoder trade = new TradeEncoder();
  private final FeedFaultEncoder fault = new FeedFaultEncoder();
  private final Deque<Sent> underWay = new ArrayDeque<>();
  private long sent;
  private long acknowledged;

  SimulatedFeed(int stream, long seed) {
    this.stream = stream;
    this.seed = seed;
  }

  int stream() {
    return stream;
  }

  /** The last row that it was told is durable. */
  long acknowledged() {
    return acknowledged;
  }

  /** The last row that it has put in the ring, in this process. */
  long sent() {
    return sent;
  }

  /** Sends the next row, if the ring has room. */
  boolean offer(FactRing ring) {
    byte[] row = row(sent + 1);
    if (!ring.offer(new UnsafeBuffer(row), 0, row.length)) {
      return false;
    }
    sent++;
    underWay.add(new Sent(ring.producerPosition(), sent));
    return true;
  }

  /** Learns how far the sequencer has made what is in the ring durable. */
  void learn(long sequencedPosition) {
    while (!underWay.isEmpty() && underWay.peek().ringPosition <= sequencedPosition) {
      acknowledged = underWay.remove().position;
    }
  }

  /** Goes on in a new process behind the last row that the journal holds. */
  void resume(long position) {
    underWay.clear();
    sent = position;
    acknowledged = position;
  }

  /** All promises are void: the journal holds so much. */
  void forgetBehind(long position) {
    acknowledged = Math.min(acknowledged, position);
  }

  /** The record of a row, its number 0 and its event time in the header. */
  byte[] row(long position) {
    SplittableRandom random = new SplittableRandom(seed * 31 + stream * 1_000_003L + position);
    int length = random.nextInt(8) == 0 ? fault(position, random) : trade(position, random);
    return SimulatedLog.bytes(buffer, length);
  }

  private int trade(long position, SplittableRandom random) {
    long time = SimulatedClock.START + position * MOST_STEP / 2 + random.nextLong(MOST_STEP);
    trade
        .wrapAndApplyHeader(buffer, 0, header)
        .sourceTime(time)
        .position(position)
        .price(random.nextLong())
        .quantity(100)
        .saleConditions(0)
        .stream(stream)
        .instrumentId(1)
        .priceExponent((byte) -2)
        .quantityExponent((byte) 0)
        .exchange((byte) 'N')
        .flags()
        .clear();
    RecordHeader.stamp(buffer, 0, 0, time);
    return RecordHeader.LENGTH + trade.encodedLength();
  }

  private int fault(long position, SplittableRandom random) {
    byte[] raw = new byte[random.nextInt(MOST_RAW)];
    random.nextBytes(raw);
    fault.wrapAndApplyHeader(buffer, 0, header).position(position).stream(stream)
        .instrumentId(0)
        .rule(FaultRule.get((short) 1))
        .reason("simulated")
        .putRaw(raw, 0, raw.length);
    RecordHeader.stamp(buffer, 0, 0, FactSubmitter.UNTIMED);
    return RecordHeader.LENGTH + fault.encodedLength();
  }

  private record Sent(long ringPosition, long position) {}
}

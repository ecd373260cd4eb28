package io.headroom.journal;

import io.headroom.config.HeadroomConfig;
import io.headroom.journal.TimerSchedule.Timer;
import io.headroom.journal.record.ConfigActivatedDecoder;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.TimerFiredEncoder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The one writer of facts: drains the ring, gives each fact its number and journal time, writes the
 * timers that are due before it, and appends what it drained as one document. Belongs to one thread
 * at a time.
 *
 * <p>The timers that a fact brings, and the fact itself, are in one document, so that no crash
 * comes between them and the last fact's journal time is all that a restart must know.
 */
public final class Sequencer {
  private static final int TIMER_CAPACITY = 64 * 1024;

  private final FactRing ring;
  private final LogWriter facts;
  private final JournalClock clock;
  private final Function<byte[], HeadroomConfig> configDecoder;
  private final RecordBatch batch = new RecordBatch();
  private final RecordHandler onFact = this::onFact;
  private final RecordHeader header = new RecordHeader();
  private final ConfigActivatedDecoder configActivated = new ConfigActivatedDecoder();
  private final UnsafeBuffer timerBuffer =
      new UnsafeBuffer(ByteBuffer.allocateDirect(TIMER_CAPACITY));
  private final MessageHeaderEncoder timerHeader = new MessageHeaderEncoder();
  private final TimerFiredEncoder timerFired = new TimerFiredEncoder();
  private TimerSchedule timers;
  private long number;
  private long time;
  private volatile long sequencedPosition;

  /**
   * Goes on where the log ends.
   *
   * @param lastFactTime the last fact's journal time, 0 if there is none
   * @param timers the schedule that holds now
   * @param configDecoder reads the canonical bytes of a config that is activated
   */
  public Sequencer(
      FactRing ring,
      LogWriter facts,
      JournalClock clock,
      long lastFactTime,
      TimerSchedule timers,
      Function<byte[], HeadroomConfig> configDecoder) {
    this.ring = ring;
    this.facts = facts;
    this.clock = clock;
    this.configDecoder = configDecoder;
    this.timers = timers;
    this.number = facts.lastNumber();
    this.time = lastFactTime;
    this.sequencedPosition = ring.consumerPosition();
  }

  /**
   * Takes what waits in the ring, up to a batch, into the log.
   *
   * @return how many facts it took
   */
  public int poll() {
    int drained = ring.drain(onFact, RecordBatch.TARGET_RECORDS);
    if (drained > 0) {
      append();
      sequencedPosition = ring.consumerPosition();
    }
    return drained;
  }

  /** How far in the ring everything is in the log and durable; any thread may ask. */
  public long sequencedPosition() {
    return sequencedPosition;
  }

  private void onFact(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset, length);
    long now = clock.stamp(header.journalTime(), time);
    if (batch.isFull()) {
      append();
    }
    if (header.templateId() == ConfigActivatedDecoder.TEMPLATE_ID) {
      activate(buffer, offset, length, now);
    } else {
      write(buffer, offset, length, now);
    }
  }

  private void write(DirectBuffer buffer, int offset, int length, long now) {
    if (timers.concerns(now)) {
      fire(timers.advance(now));
    }
    add(buffer, offset, length, now);
  }

  private void activate(DirectBuffer buffer, int offset, int length, long now) {
    byte[] canonical = ConfigBytes.of(configActivated, header);
    // Decoded before it is written: a config that cannot be read must not enter the journal.
    HeadroomConfig config = configDecoder.apply(canonical);
    write(buffer, offset, length, now);
    timers = TimerSchedule.of(config, now);
  }

  private void fire(List<Timer> due) {
    if (due.isEmpty()) {
      return;
    }
    append();
    for (Timer timer : due) {
      add(timerBuffer, 0, encode(timer), Math.max(time, timer.due()));
    }
  }

  private int encode(Timer timer) {
    timerFired
        .wrapAndApplyHeader(timerBuffer, 0, timerHeader)
        .due(timer.due())
        .timerId(timer.timerId())
        .kind(timer.kind())
        .sessionDate(Math.toIntExact(timer.session().date().toEpochDay()))
        .sessionOpen(timer.session().open())
        .sessionClose(timer.session().close())
        .calendar(timer.calendar());
    return RecordHeader.LENGTH + timerFired.encodedLength();
  }

  private void add(DirectBuffer buffer, int offset, int length, long now) {
    int at = batch.add(buffer, offset, length);
    number++;
    time = now;
    RecordHeader.stamp(batch.buffer(), at, number, now);
  }

  private void append() {
    if (!batch.isEmpty()) {
      facts.append(batch);
      batch.clear();
    }
  }
}

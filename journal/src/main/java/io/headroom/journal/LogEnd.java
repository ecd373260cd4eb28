package io.headroom.journal;

import io.headroom.journal.record.ConfigActivatedDecoder;
import java.nio.ByteOrder;
import java.util.Optional;
import org.agrona.DirectBuffer;

/**
 * Where a log ends, found by reading on from a record that is known.
 *
 * @param lastNumber the last record's number, 0 in an empty log
 * @param lastTime the last record's journal time, 0 in an empty log
 * @param lastCause the cause of the last record of a decision log
 * @param lastWithin the last decision whose cause is not beyond the limit that was given
 * @param config the canonical bytes of the config activated last among the facts that were read
 * @param torn what is wrong with a last document that a crash left damaged
 */
record LogEnd(
    long lastNumber,
    long lastTime,
    long lastCause,
    long lastWithin,
    Optional<byte[]> config,
    Optional<String> torn) {

  /**
   * Reads to the end.
   *
   * @param from the first record that is read
   * @param causeLimit a fact's number
   * @throws JournalCorruptException if something before a torn last document is not as it was
   *     written
   */
  static LogEnd of(RecordLog log, long from, long causeLimit) {
    Scan scan = new Scan(causeLimit);
    try (LogReader reader = log.reader(from)) {
      int read = 1;
      while (read > 0) {
        read = reader.poll(scan);
      }
    } catch (TornTailException e) {
      scan.torn = Optional.of(e.getMessage());
    }
    return new LogEnd(scan.number, scan.time, scan.cause, scan.within, scan.config, scan.torn);
  }

  /** The same, where no config was read with the one that was in force before. */
  LogEnd orConfig(Optional<byte[]> before) {
    return config.isPresent()
        ? this
        : new LogEnd(lastNumber, lastTime, lastCause, lastWithin, before, torn);
  }

  private static final class Scan implements RecordHandler {
    private final ConfigActivatedDecoder decoder = new ConfigActivatedDecoder();
    private final RecordHeader header = new RecordHeader();
    private final long causeLimit;
    private long number;
    private long time;
    private long cause;
    private long within;
    private Optional<byte[]> config = Optional.empty();
    private Optional<String> torn = Optional.empty();

    Scan(long causeLimit) {
      this.causeLimit = causeLimit;
    }

    @Override
    public void onRecord(DirectBuffer buffer, int offset, int length) {
      number = buffer.getLong(offset + RecordHeader.NUMBER_OFFSET, ByteOrder.LITTLE_ENDIAN);
      time = buffer.getLong(offset + RecordHeader.TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
      header.wrap(buffer, offset, length);
      if (header.templateId() == ConfigActivatedDecoder.TEMPLATE_ID) {
        config = Optional.of(ConfigBytes.of(decoder, header));
      }
      if (length >= RecordHeader.LENGTH + Long.BYTES) {
        cause = header.cause();
        within = cause <= causeLimit ? number : within;
      }
    }
  }
}

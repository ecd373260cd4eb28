package io.headroom.journal;

import io.headroom.journal.record.ConfigActivatedDecoder;
import java.nio.ByteOrder;
import java.util.Optional;
import org.agrona.DirectBuffer;

/**
 * Where a log ends, found by reading all of it.
 *
 * @param lastNumber the last record's number, 0 in an empty log
 * @param lastTime the last record's journal time, 0 in an empty log
 * @param lastCause the cause of the last record of a decision log
 * @param config the canonical bytes of the config activated last, in a log of facts
 * @param torn what is wrong with a last document that a crash left damaged
 */
record LogRecovery(
    long lastNumber,
    long lastTime,
    long lastCause,
    Optional<byte[]> config,
    Optional<String> torn) {

  static LogRecovery of(RecordLog log) {
    Scan scan = new Scan();
    try (LogReader reader = log.reader(1)) {
      int read = 1;
      while (read > 0) {
        read = reader.poll(scan);
      }
    } catch (TornTailException e) {
      scan.torn = Optional.of(e.getMessage());
    }
    return new LogRecovery(scan.number, scan.time, scan.cause, scan.config, scan.torn);
  }

  private static final class Scan implements RecordHandler {
    private final ConfigActivatedDecoder decoder = new ConfigActivatedDecoder();
    private final RecordHeader header = new RecordHeader();
    private long number;
    private long time;
    private long cause;
    private Optional<byte[]> config = Optional.empty();
    private Optional<String> torn = Optional.empty();

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
      }
    }
  }
}

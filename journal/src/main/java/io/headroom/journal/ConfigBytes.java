package io.headroom.journal;

import io.headroom.journal.record.ConfigActivatedDecoder;

/** The canonical bytes in a {@code ConfigActivated} fact. */
final class ConfigBytes {
  private ConfigBytes() {}

  static byte[] of(ConfigActivatedDecoder decoder, RecordHeader header) {
    decoder.wrap(
        header.buffer(),
        header.offset() + RecordHeader.LENGTH,
        header.blockLength(),
        header.version());
    byte[] bytes = new byte[decoder.canonicalLength()];
    decoder.getCanonical(bytes, 0, bytes.length);
    return bytes;
  }
}

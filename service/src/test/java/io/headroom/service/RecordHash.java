package io.headroom.service;

import io.headroom.journal.Journal;
import io.headroom.journal.LogReader;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.SessionStartedDecoder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/** One hash over every record of a journal, in order, the session-started facts aside. */
final class RecordHash {
  private final MessageDigest digest;
  private final RecordHeader header = new RecordHeader();

  private RecordHash() throws NoSuchAlgorithmException {
    digest = MessageDigest.getInstance("SHA-256");
  }

  static String of(Path folder) throws NoSuchAlgorithmException {
    try (Journal journal = Journal.openReadOnly(folder)) {
      return of(journal);
    }
  }

  static String of(Journal journal) throws NoSuchAlgorithmException {
    RecordHash hash = new RecordHash();
    try (LogReader facts = journal.facts().reader(1);
        LogReader decisions = journal.decisions().reader(1)) {
      hash.add(facts);
      hash.add(decisions);
    }
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private void add(LogReader log) {
    int read = 1;
    while (read > 0) {
      read = log.poll(this::add);
    }
  }

  private void add(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset, length);
    if (header.templateId() != SessionStartedDecoder.TEMPLATE_ID) {
      byte[] record = new byte[length];
      buffer.getBytes(offset, record);
      digest.update(record);
    }
  }
}

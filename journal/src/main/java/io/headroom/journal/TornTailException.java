package io.headroom.journal;

/** A log's last document is damaged and nothing follows it. */
final class TornTailException extends JournalCorruptException {
  private static final long serialVersionUID = 1L;

  TornTailException(String log, long number, String where, String expected, String found) {
    super(
        log,
        number,
        where,
        expected,
        found + " in the log's last document; opening the journal for writing leaves it out");
  }
}

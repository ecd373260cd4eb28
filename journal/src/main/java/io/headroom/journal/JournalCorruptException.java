package io.headroom.journal;

/** A log does not read as it must have been written. */
public class JournalCorruptException extends JournalException {
  private static final long serialVersionUID = 1L;

  private final String log;
  private final long number;

  /**
   * Names what was found where.
   *
   * @param log "facts" or "decisions"
   * @param number the record that should have come, or the first of its document
   * @param where file and Chronicle index, or as near as is known
   */
  public JournalCorruptException(
      String log, long number, String where, String expected, String found) {
    super(
        "journal is corrupt: log="
            + log
            + ", record="
            + number
            + ", at="
            + where
            + ", expected="
            + expected
            + ", found="
            + found);
    this.log = log;
    this.number = number;
  }

  private JournalCorruptException(String message, String log, long number) {
    super(message);
    this.log = log;
    this.number = number;
  }

  /**
   * Names a range of records, any of which may be the one that is not as it was written.
   *
   * @param first the first of them, which {@link #number} returns
   */
  public static JournalCorruptException between(
      String log, long first, long last, String expected, String found) {
    String message =
        "journal is corrupt: log="
            + log
            + ", among records "
            + first
            + " to "
            + last
            + ", expected="
            + expected
            + ", found="
            + found;
    return new JournalCorruptException(message, log, first);
  }

  /** "facts" or "decisions". */
  public String log() {
    return log;
  }

  /** The number of the record that should have come, or of the first of those it may be. */
  public long number() {
    return number;
  }
}

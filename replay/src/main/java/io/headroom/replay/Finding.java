package io.headroom.replay;

/**
 * Something in a journal that is not as it was written.
 *
 * @param log "facts" or "decisions"; empty if it is of neither
 * @param record the number of the record that is wrong or comes next, 0 if it is about none
 * @param file where it was found, within the journal or as it was given
 * @param offset in bytes from the file's start, -1 if that says nothing
 */
public record Finding(
    String log, long record, String file, long offset, String expected, String found) {

  /** About a file as a whole. */
  static Finding ofFile(String log, String file, String expected, String found) {
    return new Finding(log, 0, file, -1, expected, found);
  }

  /** One line for people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    if (!log.isEmpty()) {
      text.append("log=").append(log).append(", ");
    }
    if (record > 0) {
      text.append("record=").append(record).append(", ");
    }
    text.append("file=").append(file).append(", ");
    if (offset >= 0) {
      text.append("byte=").append(offset).append(", ");
    }
    return text.append("expected=").append(expected).append(", found=").append(found).toString();
  }
}

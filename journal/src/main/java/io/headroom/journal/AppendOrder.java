package io.headroom.journal;

/** What every writer holds its caller to. */
public final class AppendOrder {
  private AppendOrder() {}

  /**
   * Refuses a batch that does not go on where the log ends.
   *
   * @throws IllegalArgumentException naming both numbers
   */
  public static void check(String log, long lastNumber, RecordBatch batch) {
    if (batch.firstNumber() != lastNumber + 1) {
      throw new IllegalArgumentException(
          "batch begins with record "
              + batch.firstNumber()
              + ", but the log of "
              + log
              + " ends at "
              + lastNumber);
    }
  }
}

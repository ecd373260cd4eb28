package io.headroom.ingest;

import io.headroom.journal.record.FaultRule;

/**
 * What one row of a feed says: a tick, or why it is none. Reused from row to row; a decoder sets
 * the fields of its kind of tick, or calls {@link #fault}.
 */
final class Row {
  /** The whole row is at fault, not one of its columns. */
  static final int NO_COLUMN = -1;

  long time;
  long price;
  long quantity;
  long bid;
  long bidSize;
  long ask;
  long askSize;
  long conditions;
  byte exchange = ' ';
  boolean suspicious;
  boolean hasBid;
  boolean hasAsk;

  FaultRule rule = FaultRule.NULL_VAL;
  String column = "";
  String expected = "";
  int valueStart;
  int valueEnd;

  /**
   * Says why the row is no tick.
   *
   * @param column the column's name
   * @param start where its value begins in the row's buffer
   * @param expected what it should have been
   * @return false, so that a decoder can return it
   */
  boolean fault(FaultRule rule, String column, int start, int end, String expected) {
    this.rule = rule;
    this.column = column;
    this.valueStart = start;
    this.valueEnd = end;
    this.expected = expected;
    return false;
  }

  /** Says why the row as a whole is no tick. */
  boolean fault(FaultRule rule, String problem) {
    return fault(rule, "", NO_COLUMN, NO_COLUMN, problem);
  }
}

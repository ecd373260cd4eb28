package io.headroom.ingest;

import io.headroom.journal.record.FaultRule;

/** Times as decimal numbers since 1970-01-01T00:00Z. */
final class EpochTime implements CsvTime {
  private final DecimalParser decimals = new DecimalParser();
  private final int exponent;
  private FaultRule fault = FaultRule.NULL_VAL;

  /**
   * @param exponent a nanosecond is 10^exponent units
   */
  EpochTime(int exponent) {
    this.exponent = exponent;
  }

  @Override
  public boolean parse(byte[] bytes, int start, int end) {
    if (!decimals.parse(bytes, start, end, exponent)) {
      fault = decimals.fault();
      return false;
    }
    fault = FaultRule.OUT_OF_RANGE;
    return decimals.value() >= EARLIEST && decimals.value() < LATEST;
  }

  @Override
  public long instant() {
    return decimals.value();
  }

  @Override
  public FaultRule fault() {
    return fault;
  }
}

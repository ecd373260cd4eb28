package io.headroom.forecast;

import io.headroom.journal.PriceFactors;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;

/**
 * The last known close.
 *
 * @param price raw, as it was traded
 * @param date days since 1970-01-01
 * @param log where it is recorded
 * @param role as what
 * @param number the record's number
 */
record PreviousClose(double price, int date, InputLog log, InputRole role, long number) {
  /** Log return from this close to a later open, both with the price factors of their dates. */
  double overnightReturn(double open, int openDate, PriceFactors factors) {
    return StrictMath.log(open * factors.on(openDate) / (price * factors.on(date)));
  }

  void save(StateWriter state) {
    state.putDouble(price).putInt(date).putCode(log.value()).putCode(role.value()).putLong(number);
  }

  static PreviousClose restored(StateReader state) {
    return new PreviousClose(
        state.takeDouble(),
        state.takeInt(),
        state.takeCode(code -> InputLog.get((short) code)),
        state.takeCode(code -> InputRole.get((short) code)),
        state.takeLong());
  }
}

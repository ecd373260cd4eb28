package io.headroom.forecast;

import io.headroom.journal.record.InputLog;

/**
 * Which day of which instrument, and the record that tells of it.
 *
 * @param date days since 1970-01-01
 * @param record its number in the log; 0 if the journal holds none, see its epochs
 */
record DayOrigin(int instrumentId, int date, InputLog log, long record) {}

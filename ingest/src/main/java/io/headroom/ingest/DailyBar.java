package io.headroom.ingest;

import io.headroom.config.Instrument;

/**
 * A day of history, raw prices.
 *
 * @param day days since 1970-01-01
 * @param exponent prices are multiples of 10^exponent
 */
public record DailyBar(
    Instrument instrument,
    int day,
    int exponent,
    long open,
    long high,
    long low,
    long close,
    long volume) {}

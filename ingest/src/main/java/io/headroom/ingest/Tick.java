package io.headroom.ingest;

/** A trade or a quote; prices and sizes are mantissas at the instrument's exponents. */
public sealed interface Tick permits TradeTick, QuoteTick {
  /** Source time, ns since the epoch. */
  long time();
}

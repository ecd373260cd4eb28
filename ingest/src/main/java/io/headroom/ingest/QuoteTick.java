package io.headroom.ingest;

/** A market with both sides. */
public record QuoteTick(long time, long bid, long bidSize, long ask, long askSize)
    implements Tick {}

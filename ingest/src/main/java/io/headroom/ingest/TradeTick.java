package io.headroom.ingest;

/**
 * A trade.
 *
 * @param conditions LEAN's sale-condition flags
 * @param exchange letter of the venue
 */
public record TradeTick(long time, long price, long quantity, int conditions, char exchange)
    implements Tick {}

package io.headroom.config;

/**
 * What is traded.
 *
 * @param id its number in the journal's records, from 1 to 65535
 * @param currency ISO 4217 code of its price
 * @param priceExponent prices are whole multiples of 10^priceExponent
 * @param quantityExponent quantities are whole multiples of 10^quantityExponent
 * @param tickSize smallest step of its price
 * @param calendar the name of its session calendar
 * @param primaryExchange letter of the listing exchange, whose auction prints are its open and
 *     close; a space where there is none
 */
public record Instrument(
    int id,
    String symbol,
    Kind kind,
    String currency,
    int priceExponent,
    int quantityExponent,
    ExactDecimal tickSize,
    String calendar,
    char primaryExchange) {
  /** Asset class. */
  public enum Kind {
    EQUITY,
    FX
  }
}

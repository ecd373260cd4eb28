package io.headroom.config;

import java.math.BigDecimal;
import java.util.List;

/** Reads instruments. */
final class InstrumentReader {
  static final List<String> FIELDS =
      List.of(
          "id",
          "symbol",
          "kind",
          "currency",
          "price-exponent",
          "quantity-exponent",
          "tick-size",
          "calendar",
          "primary-exchange");
  private static final int LARGEST_ID = 65_535;
  private static final ExactDecimal NONE = new ExactDecimal(0, 0);

  private InstrumentReader() {}

  static Instrument read(Section section, Names calendars, Names ids, Names symbols) {
    Instrument instrument =
        new Instrument(
            section.required("id", Parsers.whole(1, LARGEST_ID), 1),
            section.required("symbol", Parsers::symbol, ""),
            section.required("kind", Parsers.choice(Instrument.Kind.class), Instrument.Kind.EQUITY),
            section.required("currency", Parsers::currency, ""),
            section.required("price-exponent", Parsers.whole(-12, 6), 0),
            section.orElse("quantity-exponent", Parsers.whole(-12, 6), 0),
            section.required("tick-size", Parsers::decimal, NONE),
            section.required("calendar", calendars::refer, ""),
            section.orElse("primary-exchange", Parsers::letter, ' '));
    ids.declare(section, "id", Integer.toString(instrument.id()));
    symbols.declare(section, "symbol", instrument.symbol());
    checkTickSize(section, instrument);
    return instrument;
  }

  private static void checkTickSize(Section section, Instrument instrument) {
    BigDecimal tick = instrument.tickSize().toBigDecimal();
    int exponent = instrument.priceExponent();
    if (section.sound("tick-size") && tick.signum() <= 0) {
      section.refuse("tick-size", "expected a number above 0, the smallest step of the price");
    } else if (section.sound("tick-size", "price-exponent") && !isMultiple(tick, exponent)) {
      section.refuse(
          "tick-size",
          "is not a whole multiple of 10^"
              + exponent
              + "; lower price-exponent or choose a larger step");
    }
  }

  /** Whether the value is a whole multiple of 10^exponent. */
  static boolean isMultiple(BigDecimal value, int exponent) {
    return value.scaleByPowerOfTen(-exponent).stripTrailingZeros().scale() <= 0;
  }
}

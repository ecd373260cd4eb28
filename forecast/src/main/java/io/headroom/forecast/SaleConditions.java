package io.headroom.forecast;

import io.headroom.journal.record.UnusedRule;
import java.util.Arrays;

/**
 * Which LEAN sale-condition bits make a trade say nothing about the price now. Of several bits the
 * lowest decides the rule. The table, with its reasons, is in the module's README.
 */
final class SaleConditions {
  private static final int OPENING_PRINT = 1 << 6;
  private static final int CLOSING_PRINT = 1 << 7;
  private static final int OFFICIAL_CLOSE = 1 << 24;

  private static final UnusedRule[] RULES = rules();
  private static final int UNUSED_MASK = mask(RULES);

  private SaleConditions() {}

  /** The rule by which the trade is unused; {@code NULL_VAL} if it is used. */
  static UnusedRule unused(int conditions) {
    int bits = conditions & UNUSED_MASK;
    return bits == 0 ? UnusedRule.NULL_VAL : RULES[Integer.numberOfTrailingZeros(bits)];
  }

  static boolean openingPrint(int conditions) {
    return (conditions & OPENING_PRINT) != 0;
  }

  static boolean closingPrint(int conditions) {
    return (conditions & CLOSING_PRINT) != 0;
  }

  static boolean officialClose(int conditions) {
    return (conditions & OFFICIAL_CLOSE) != 0;
  }

  private static UnusedRule[] rules() {
    UnusedRule[] rules = new UnusedRule[Integer.SIZE];
    Arrays.fill(rules, UnusedRule.NULL_VAL);
    rules[1] = UnusedRule.CASH;
    rules[2] = UnusedRule.NEXT_DAY;
    rules[3] = UnusedRule.SELLER;
    rules[9] = UnusedRule.DERIVATIVELY_PRICED;
    rules[10] = UnusedRule.FORM_T;
    rules[11] = UnusedRule.SOLD_LAST;
    rules[13] = UnusedRule.EXTENDED_HOURS;
    rules[14] = UnusedRule.OUT_OF_SEQUENCE;
    rules[18] = UnusedRule.STOCK_OPTION;
    rules[20] = UnusedRule.AVERAGE_PRICE;
    rules[22] = UnusedRule.PRICE_VARIATION;
    rules[24] = UnusedRule.OFFICIAL_REPORT;
    rules[25] = UnusedRule.PRIOR_REFERENCE_PRICE;
    rules[26] = UnusedRule.OFFICIAL_REPORT;
    return rules;
  }

  private static int mask(UnusedRule[] rules) {
    int mask = 0;
    for (int bit = 0; bit < rules.length; bit++) {
      if (rules[bit] != UnusedRule.NULL_VAL) {
        mask |= 1 << bit;
      }
    }
    return mask;
  }
}

package io.headroom.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the fields of a configuration are written. */
final class Parsers {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*");
  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9][0-9_]*(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");
  private static final Pattern SHORT_DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  private Parsers() {}

  /** Free text that says something. */
  static String text(String text) throws BadValue {
    return check(text, !text.isBlank(), "is blank; expected a text");
  }

  /** A name that may stand in a scope path. */
  static String name(String text) throws BadValue {
    return check(
        text,
        NAME.matcher(text).matches(),
        "expected a name of letters, digits, '.', '_' and '-', without spaces or '/'");
  }

  /** An instrument's symbol, which may stand in a file name. */
  static String symbol(String text) throws BadValue {
    return check(
        text,
        SYMBOL.matcher(text).matches(),
        "expected a symbol of the letters A-Z, digits, '.', '_' and '-'");
  }

  static String currency(String text) throws BadValue {
    return check(
        text, CURRENCY.matcher(text).matches(), "expected an ISO 4217 currency code such as USD");
  }

  static char letter(String text) throws BadValue {
    return check(
            text,
            text.length() == 1 && text.charAt(0) >= ' ' && text.charAt(0) <= '~',
            "expected one letter, or ' ' where there is none")
        .charAt(0);
  }

  static char separator(String text) throws BadValue {
    boolean usable = text.length() == 1 && "\"\r\n".indexOf(text.charAt(0)) < 0;
    return check(text, usable, "expected one character, such as ',' or ';' or \"\\t\"").charAt(0);
  }

  static boolean flag(String text) throws BadValue {
    boolean known = text.equals("true") || text.equals("false");
    return check(text, known, "expected true or false").equals("true");
  }

  /** An exact decimal, with as many decimals as are written. */
  static ExactDecimal decimal(String text) throws BadValue {
    BigDecimal value = bigDecimal(text, "a number");
    try {
      return ExactDecimal.of(value);
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw new BadValue("has too many digits; expected at most 18");
    }
  }

  /**
   * A finite number.
   *
   * @param expected completes "expected ..."
   */
  static Parser<Double> number(String expected, DoublePredicate allowed) {
    return text -> {
      double value = Double.parseDouble(bigDecimal(text, expected).toString());
      check(text, Double.isFinite(value) && allowed.test(value), "expected " + expected);
      // Adding zero turns a negative zero into zero.
      return value + 0.0;
    };
  }

  /** A whole number from least to most. */
  static Parser<Integer> whole(int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    return text -> {
      BigDecimal value = bigDecimal(text, expected);
      boolean within =
          value.compareTo(BigDecimal.valueOf(least)) >= 0
              && value.compareTo(BigDecimal.valueOf(most)) <= 0;
      check(text, within && value.stripTrailingZeros().scale() <= 0, "expected " + expected);
      return value.intValue();
    };
  }

  static LocalDate date(String text) throws BadValue {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new BadValue("is not a date of the calendar; expected one such as 2013-10-07");
    }
  }

  static LocalTime time(String text) throws BadValue {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw new BadValue("is not a time of day; expected one such as 09:30");
    }
  }

  static ZoneId zone(String text) throws BadValue {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new BadValue(
          "no such time zone"
              + Suggestion.hint(text, new TreeSet<>(ZoneId.getAvailableZoneIds()))
              + " expected one such as America/New_York, UTC or -05:00");
    }
  }

  static DayOfWeek day(String text) throws BadValue {
    String upper = text.toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (upper.equals(day.name()) || upper.equals(day.name().substring(0, 3))) {
        return day;
      }
    }
    throw new BadValue("no such day; expected MON, TUE, WED, THU, FRI, SAT or SUN");
  }

  /** A length of time: 250ms, 90s, 5m, 1h, or ISO 8601 such as PT5M. */
  static Duration duration(String text) throws BadValue {
    Matcher matcher = SHORT_DURATION.matcher(text);
    String expected = "expected a length of time such as 90s, 5m, 1h or PT5M";
    try {
      Duration value = matcher.matches() ? shortDuration(matcher) : Duration.parse(text);
      check(text, !value.isNegative() && value.toDays() <= 365, expected + ", at most 365 days");
      return value;
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadValue(expected);
    }
  }

  private static Duration shortDuration(Matcher matcher) {
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  /** One of an enum's constants, in lower case with hyphens. */
  static <E extends Enum<E>> Parser<E> choice(Class<E> type) {
    return text -> {
      TreeSet<String> known = new TreeSet<>();
      for (E constant : type.getEnumConstants()) {
        if (written(constant).equals(text)) {
          return constant;
        }
        known.add(written(constant));
      }
      String hint = Suggestion.hint(text, known);
      throw new BadValue("not known" + hint + " expected one of: " + String.join(", ", known));
    };
  }

  /** How a constant is written in YAML. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A parser that refuses what it has read before. */
  static <T extends Comparable<? super T>> Parser<T> distinct(Parser<T> parser) {
    TreeSet<T> seen = new TreeSet<>();
    return text -> {
      T value = parser.parse(text);
      return check(value, seen.add(value), "is in the list twice; give it once");
    };
  }

  static <T> T check(T value, boolean holds, String message) throws BadValue {
    if (!holds) {
      throw new BadValue(message);
    }
    return value;
  }

  private static BigDecimal bigDecimal(String text, String expected) throws BadValue {
    check(text, NUMBER.matcher(text).matches(), "is not a number; expected " + expected);
    return new BigDecimal(text.replace("_", ""));
  }
}

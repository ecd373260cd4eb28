package io.headroom.config;

import java.util.Locale;

/** Paths as they stand in a configuration, with variables and placeholders unexpanded. */
final class PathTemplate {
  static final String SYMBOL = "{symbol}";

  private PathTemplate() {}

  /** A path to one file. */
  static String file(String text) throws BadValue {
    return Parsers.check(
        variablesClosed(text), text.indexOf('*') < 0, "must not hold '*': it is one file");
  }

  /** A path whose last part may hold {@code *}. */
  static String files(String text) throws BadValue {
    int star = text.indexOf('*');
    return Parsers.check(
        variablesClosed(text),
        star < 0 || text.indexOf('/', star) < 0,
        "'*' may stand in the last part of the path only");
  }

  /** The path of one instrument. */
  static String of(String template, String symbol) {
    return template.replace(SYMBOL, symbol.toLowerCase(Locale.ROOT));
  }

  /** Reports a template that gives several instruments the same files. */
  static void checkShared(Section section, String key, int instruments) {
    boolean one = section.optional(key, text -> text.contains(SYMBOL)).orElse(true);
    if (section.sound(key) && !one && instruments > 1) {
      section.refuse(key, "must hold {symbol}: each instrument has files of its own");
    }
  }

  private static String variablesClosed(String text) throws BadValue {
    for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 1)) {
      int end = text.indexOf('}', at);
      boolean named = end > at + 2 && Variables.isName(text.substring(at + 2, end));
      Parsers.check(text, named, "expected variables as ${NAME}, such as ${HEADROOM_DATA}");
    }
    return Parsers.text(text);
  }
}

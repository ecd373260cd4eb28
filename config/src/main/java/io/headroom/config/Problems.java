package io.headroom.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects all problems of one file, so that they can be told in one go. */
final class Problems {
  private static final int LONGEST_VALUE = 60;

  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /** A collector nobody reads, for what stands below something already reported. */
  Problems muted() {
    return new Problems(file);
  }

  void add(int line, String field, String value, String message) {
    found.add(new Problem(file, line, field, printable(value), message));
  }

  /** Throws what was found, ordered by line; returns if nothing was. */
  void throwIfAny() {
    if (!found.isEmpty()) {
      throw exception();
    }
  }

  ConfigException exception() {
    return new ConfigException(
        found.stream().sorted(Comparator.comparingInt(Problem::line)).toList());
  }

  private static String printable(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .limit(LONGEST_VALUE)
        .forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return value.codePointCount(0, value.length()) > LONGEST_VALUE
        ? text.append("...").toString()
        : text.toString();
  }
}

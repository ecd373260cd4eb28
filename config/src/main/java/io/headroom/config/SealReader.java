package io.headroom.config;

import java.util.List;
import java.util.regex.Pattern;

/** Reads how the journal is sealed. */
final class SealReader {
  static final List<String> FIELDS = List.of("key", "origin");

  private static final Pattern ORIGIN =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)*");

  private SealReader() {}

  static SealSettings read(Section section) {
    return new SealSettings(
        section.optional("key", PathTemplate::file),
        section.orElse("origin", SealReader::origin, SealSettings.DEFAULT_ORIGIN));
  }

  private static String origin(String text) throws BadValue {
    return Parsers.check(
        text,
        ORIGIN.matcher(text).matches(),
        "expected a name such as example.com/risk: letters, digits, '.', '_', '-' and single '/'");
  }
}

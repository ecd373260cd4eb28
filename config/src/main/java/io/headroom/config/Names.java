package io.headroom.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names of one kind of thing: declared once each, and referred to. */
final class Names {
  private final String kind;
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  /**
   * @param kind in the singular, for messages, such as "desk"
   */
  Names(String kind) {
    this.kind = kind;
  }

  /**
   * Declares the name that a field holds; a second one of the same name is a problem. A name that
   * was refused is declared as it is written, so that what refers to it is no further problem.
   */
  void declare(Section section, String key, String name) {
    if (!section.sound(key)) {
      section.written(key).ifPresent(written -> lines.putIfAbsent(written, section.line(key)));
      return;
    }
    Integer first = lines.putIfAbsent(name, section.line(key));
    if (first != null) {
      section.refuse(key, "this " + kind + " is already on line " + first + "; give each once");
    }
  }

  /** Reads a reference to something declared. */
  String refer(String text) throws BadValue {
    if (lines.containsKey(text)) {
      return text;
    }
    String known =
        lines.isEmpty() ? "none is defined" : "choose from: " + String.join(", ", lines.keySet());
    throw new BadValue("no such " + kind + Suggestion.hint(text, lines.keySet()) + " " + known);
  }
}

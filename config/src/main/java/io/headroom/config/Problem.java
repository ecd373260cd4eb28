package io.headroom.config;

import java.io.Serializable;

/**
 * One thing that is wrong with a configuration, told to the person who wrote it.
 *
 * @param file as it was named to the loader; empty where the problem is in no file
 * @param line counted from 1; 0 where the problem concerns the file as a whole
 * @param field path such as {@code firm.desks[0].limit.budget}; empty where there is none
 * @param value as written; empty where there is none
 * @param message what is wrong, what was expected and what to do
 */
public record Problem(String file, int line, String field, String value, String message)
    implements Serializable {

  /** One line: {@code file:line: field: "value": message}, without the parts that are empty. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(file);
    if (line > 0) {
      text.append(':').append(line);
    }
    append(text, field);
    append(text, value.isEmpty() ? "" : '"' + value + '"');
    append(text, message);
    return text.toString();
  }

  private static void append(StringBuilder text, String part) {
    if (!part.isEmpty()) {
      text.append(text.length() == 0 ? "" : ": ").append(part);
    }
  }
}

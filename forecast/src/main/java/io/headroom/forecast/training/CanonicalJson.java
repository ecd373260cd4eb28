package io.headroom.forecast.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** JSON on one line, its keys sorted, so that one content has one text. */
public final class CanonicalJson {
  private final StringBuilder out = new StringBuilder(4096);

  private CanonicalJson() {}

  /**
   * A JSON object.
   *
   * @param object of strings, whole numbers, finite doubles, lists and maps of them
   */
  public static String of(Map<String, ?> object) {
    CanonicalJson json = new CanonicalJson();
    json.write(object);
    return json.out.toString();
  }

  private void write(Object value) {
    if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof List<?> list) {
      array(list);
    } else if (value instanceof String text) {
      quote(text);
    } else if (value instanceof Integer || value instanceof Long || isFinite(value)) {
      out.append(value);
    } else {
      throw new IllegalArgumentException("no JSON for " + value);
    }
  }

  private static boolean isFinite(Object value) {
    return value instanceof Double number && Double.isFinite(number);
  }

  private void object(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put((String) key, value));
    String separator = "{";
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      out.append(separator);
      quote(entry.getKey());
      out.append(':');
      write(entry.getValue());
      separator = ",";
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private void array(List<?> list) {
    String separator = "[";
    for (Object value : list) {
      out.append(separator);
      write(value);
      separator = ",";
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c == 0x7F) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}

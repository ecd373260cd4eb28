package io.headroom.service.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements, for HTML and for XML alike: what is opened is closed, and whatever is text or an
 * attribute's value is escaped here and nowhere else.
 */
final class Markup {
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element. */
  Markup open(String tag, String... attributes) {
    start(tag, attributes).append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element that was opened last. */
  Markup close() {
    out.append("</").append(open.pop()).append(">");
    if (open.size() <= 2) {
      out.append('\n');
    }
    return this;
  }

  /** An element that holds nothing; of HTML only those that never do. */
  Markup empty(String tag, String... attributes) {
    start(tag, attributes).append("/>");
    return this;
  }

  /** An element that holds text alone. */
  Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  Markup text(String text) {
    escape(text);
    return this;
  }

  /**
   * Text of this package's own, such as a style sheet, that holds neither {@code <} nor {@code &}.
   */
  Markup verbatim(String text) {
    if (text.indexOf('<') >= 0 || text.indexOf('&') >= 0) {
      throw new IllegalArgumentException("text that needs escaping cannot be taken as it is");
    }
    out.append(text);
    return this;
  }

  /**
   * What was written.
   *
   * @throws IllegalStateException if an element is still open
   */
  String finish() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }

  private StringBuilder start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
    return out;
  }

  private void escape(String text) {
    text.codePoints().forEach(this::escape);
  }

  private void escape(int character) {
    switch (character) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\t', '\n', '\r' -> out.append(' ');
      default -> out.appendCodePoint(allowed(character) ? character : REPLACEMENT);
    }
  }

  /**
   * By XML 1.0, but for the C1 controls, which HTML does not allow, and for those that turn the
   * direction of the text after them.
   */
  private static boolean allowed(int character) {
    return character >= 0x20
        && !(character >= 0x202A && character <= 0x202E)
        && !(character >= 0x2066 && character <= 0x2069)
        && !(character >= 0x7F && character <= 0x9F)
        && !(character >= 0xD800 && character <= 0xDFFF)
        && (character & 0xFFFE) != 0xFFFE;
  }
}

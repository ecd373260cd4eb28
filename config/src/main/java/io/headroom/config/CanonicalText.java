package io.headroom.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a tree as YAML in exactly one way: fields in their order, one a line, indented by two
 * spaces; lists of single values and of sections without inner sections in flow style, one item a
 * line for the latter. Each version of Java writes the same bytes.
 */
final class CanonicalText {
  /** A part of the tree. */
  sealed interface Part permits Leaf, Items, Fields {}

  /** A single value, as it is to be written. */
  record Leaf(String text) implements Part {}

  /** A list. */
  record Items(List<? extends Part> parts) implements Part {}

  /** Fields in their order. */
  record Fields(Map<String, Part> parts) implements Part {
    Fields() {
      this(new LinkedHashMap<>());
    }

    Fields with(String key, Part part) {
      parts.put(key, part);
      return this;
    }
  }

  private static final int MOST_DIGITS = 17;

  private final StringBuilder out = new StringBuilder();

  private CanonicalText() {}

  static String of(Fields root) {
    CanonicalText text = new CanonicalText();
    text.block(root, 0);
    return text.out.toString();
  }

  /** The shortest decimal that reads back as the same double. */
  static String number(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (Double.parseDouble(shorter.toString()) == value) {
        return shorter.stripTrailingZeros().toPlainString();
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).toPlainString();
  }

  /** A decimal with its exponent kept: 1.50 stays 1.50, and 3E+2 does not become 300. */
  static String number(ExactDecimal value) {
    return value.exponent() <= 0 ? value.toString() : value.mantissa() + "E+" + value.exponent();
  }

  /** A text in double quotes, with what YAML would not print escaped. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> quoted.append(escaped(c)));
    return quoted.append('"').toString();
  }

  private static String escaped(int c) {
    if (c == '"' || c == '\\') {
      return "\\" + (char) c;
    }
    boolean printable = (c >= ' ' && c < 0x7f) || (c > 0xa0 && c < 0x2000);
    return printable ? Character.toString(c) : "\\U" + hex(c);
  }

  private static String hex(int c) {
    String digits = Integer.toHexString(c);
    return "0".repeat(8 - digits.length()) + digits;
  }

  private void block(Fields fields, int indent) {
    fields
        .parts()
        .forEach(
            (key, part) -> {
              out.append(" ".repeat(indent)).append(key).append(':');
              value(part, indent + 2);
            });
  }

  private void value(Part part, int indent) {
    if (part instanceof Fields fields && !fields.parts().isEmpty()) {
      out.append('\n');
      block(fields, indent);
    } else if (part instanceof Items items && items.parts().stream().anyMatch(p -> !isLeaf(p))) {
      out.append('\n');
      items.parts().forEach(item -> item(item, indent));
    } else {
      out.append(' ').append(flow(part)).append('\n');
    }
  }

  private void item(Part item, int indent) {
    out.append(" ".repeat(indent)).append("- ");
    boolean nested =
        item instanceof Fields fields && !fields.parts().values().stream().allMatch(p -> isLeaf(p));
    if (!nested) {
      out.append(flow(item)).append('\n');
      return;
    }
    Iterator<Map.Entry<String, Part>> entries = ((Fields) item).parts().entrySet().iterator();
    Map.Entry<String, Part> first = entries.next();
    out.append(first.getKey()).append(':');
    value(first.getValue(), indent + 4);
    while (entries.hasNext()) {
      Map.Entry<String, Part> next = entries.next();
      out.append(" ".repeat(indent + 2)).append(next.getKey()).append(':');
      value(next.getValue(), indent + 4);
    }
  }

  private static boolean isLeaf(Part part) {
    return part instanceof Leaf;
  }

  private static String flow(Part part) {
    if (part instanceof Leaf leaf) {
      return leaf.text();
    }
    if (part instanceof Items items) {
      return items.parts().stream()
          .map(CanonicalText::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return ((Fields) part)
        .parts().entrySet().stream()
            .map(e -> e.getKey() + ": " + flow(e.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
  }
}

package io.headroom.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came out: figures with their units, in order. */
final class Figures {
  private record Figure(String name, double value, String unit) {}

  private final List<Figure> figures = new ArrayList<>();

  /** Adds one. */
  Figures add(String name, double value, String unit) {
    figures.add(new Figure(name, value, unit));
    return this;
  }

  /** A line each, as a table. */
  String toText() {
    StringBuilder text = new StringBuilder();
    for (Figure figure : figures) {
      text.append(
          String.format(
              Locale.ROOT, "  %-52s %12.3f %s%n", figure.name(), figure.value(), figure.unit()));
    }
    return text.toString().stripTrailing();
  }

  /** An object of name and value; the unit is in the name. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Figure figure : figures) {
      String unit = figure.unit().isEmpty() ? "" : ", " + figure.unit();
      json.put(figure.name() + unit, figure.value());
    }
    return json;
  }
}

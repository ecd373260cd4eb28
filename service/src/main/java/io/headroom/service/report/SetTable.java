package io.headroom.service.report;

import java.util.List;
import java.util.stream.IntStream;

/** The p-value of each model for each instrument; those in the confidence set are coloured. */
final class SetTable {
  private static final double[] SHADES = {0.25, 0.5, 0.75};

  private final ConfidenceSets sets;

  private SetTable(ConfidenceSets sets) {
    this.sets = sets;
  }

  /** Writes, unless there are no instruments. */
  static void write(Markup markup, ConfidenceSets sets) {
    if (!sets.instruments().isEmpty()) {
      new SetTable(sets).write(markup);
    }
  }

  private void write(Markup markup) {
    markup.open("div", "class", "scroll").open("table", "class", "sets");
    markup.element(
        "caption",
        Numbers.percent(sets.level())
            + " model confidence sets: the p-value of each model for each instrument. Coloured, the"
            + " more strongly the larger: in the set; pale: not in it.");
    markup.open("thead").open("tr").element("th", "Instrument", "scope", "col");
    sets.models()
        .forEach(
            model ->
                markup.open("th", "scope", "col", "title", model).element("span", model).close());
    markup.close().close().open("tbody");
    sets.instruments().forEach(row -> row(markup, row));
    markup.close();
    foot(markup);
    markup.close().close();
  }

  private void row(Markup markup, ConfidenceSets.Row row) {
    markup.open("tr").element("th", row.instrument(), "scope", "row");
    for (int model = 0; model < row.pValues().size(); model++) {
      double p = row.pValues().get(model);
      String name = sets.models().get(model) + ", " + row.instrument();
      markup.element(
          "td", text(p), "class", style(p), "title", name + ": p " + text(p) + standing(p));
    }
    markup.close();
  }

  private void foot(Markup markup) {
    markup.open("tfoot").open("tr").element("th", "in the set", "scope", "row");
    for (int model = 0; model < sets.models().size(); model++) {
      markup.element("td", members(model) + "");
    }
    markup.close().close();
  }

  private long members(int model) {
    List<ConfidenceSets.Row> rows = sets.instruments();
    return IntStream.range(0, rows.size())
        .filter(row -> sets.holds(rows.get(row).pValues().get(model)))
        .count();
  }

  private String standing(double p) {
    if (Double.isNaN(p)) {
      return ", not compared";
    }
    return sets.holds(p) ? ", in the set" : ", not in the set";
  }

  private String style(double p) {
    if (!sets.holds(p)) {
      return "out";
    }
    int shade = 0;
    while (shade < SHADES.length && p >= SHADES[shade]) {
      shade++;
    }
    return "in s" + shade;
  }

  private static String text(double p) {
    return Numbers.fixed(p, 2);
  }
}

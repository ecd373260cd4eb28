package io.headroom.service.report;

import io.headroom.service.report.ModelResult.Interval;
import java.util.Comparator;
import java.util.List;

/** Each model's mean loss over the baseline's, with its interval. */
final class RatioPlot {
  private static final int ROW = 26;
  private static final int TOP = 14;
  private static final int AXIS = 34;
  private static final int LEFT = 230;
  private static final int RIGHT = 800;

  /** What lies beyond is an arrow at the edge, lest one bad model squeeze all others. */
  private static final double GREATEST = 2;

  private final EvaluationSection section;
  private final List<ModelResult> models;
  private final Scale x;
  private final int bottom;

  private RatioPlot(EvaluationSection section, List<ModelResult> models) {
    this.section = section;
    this.models = models;
    x = scale(models);
    bottom = TOP + ROW * models.size();
  }

  /** Draws, unless no model has a ratio. */
  static void draw(Markup markup, String id, EvaluationSection section) {
    List<ModelResult> known =
        section.models().stream().filter(model -> model.ratio().known()).toList();
    if (!known.isEmpty()) {
      new RatioPlot(section, known).draw(markup, id);
    }
  }

  private void draw(Markup markup, String id) {
    Drawing drawing =
        Drawing.open(
            markup,
            id,
            bottom + AXIS,
            "Mean QLIKE relative to "
                + section.baseline()
                + ", with "
                + Numbers.percent(section.level())
                + " bootstrap intervals; left of 1 is better. Filled: the interval excludes 1.",
            "Mean QLIKE of each model relative to " + section.baseline(),
            description());
    axis(drawing);
    for (int row = 0; row < models.size(); row++) {
      row(drawing, models.get(row), TOP + ROW * row + ROW / 2.0);
    }
    drawing.close();
  }

  private String description() {
    Comparator<ModelResult> byRatio = Comparator.comparingDouble(model -> model.ratio().estimate());
    ModelResult best = models.stream().min(byRatio).orElseThrow();
    ModelResult worst = models.stream().max(byRatio).orElseThrow();
    return "From "
        + ratio(best.ratio().estimate())
        + " ("
        + best.model()
        + ") to "
        + ratio(worst.ratio().estimate())
        + " ("
        + worst.model()
        + "), "
        + Numbers.count(models.size(), "model", "models")
        + ".";
  }

  private void axis(Drawing drawing) {
    for (Ticks.Tick tick : Ticks.linear(x.from(), x.to(), 8)) {
      double place = x.at(tick.value());
      drawing.line("grid", place, TOP, place, bottom);
      drawing.text("tick middle", place, bottom + 18, tick.label());
    }
    drawing.line("zero", x.at(1), TOP - 6, x.at(1), bottom + 4);
  }

  private void row(Drawing drawing, ModelResult model, double y) {
    Interval ratio = model.ratio();
    drawing.name("label end", LEFT - 14, y + 4, model.model(), 27);
    if (x.holds(ratio.estimate())) {
      drawing.line("whisker " + side(ratio), place(ratio.lower()), y, place(ratio.upper()), y);
      drawing.circle("mark " + side(ratio), x.at(ratio.estimate()), y, 4.5);
    } else {
      arrow(drawing, ratio, y);
    }
    drawing.text("value", RIGHT + 16, y + 4, text(model));
  }

  private void arrow(Drawing drawing, Interval ratio, double y) {
    boolean right = ratio.estimate() > x.to();
    double edge = right ? x.end() : x.start();
    double back = right ? -9 : 9;
    drawing.path(
        "arrow " + side(ratio),
        "M" + Numbers.place(edge) + " " + Numbers.place(y) + "l" + Numbers.place(back) + " -5v10z");
  }

  private String text(ModelResult model) {
    Interval ratio = model.ratio();
    return model.model().equals(section.baseline())
        ? "1, the baseline"
        : ratio(ratio.estimate())
            + "  ["
            + ratio(ratio.lower())
            + ", "
            + ratio(ratio.upper())
            + "]";
  }

  private double place(double value) {
    return x.at(Math.min(x.to(), Math.max(x.from(), value)));
  }

  private static String side(Interval ratio) {
    if (ratio.upper() < 1) {
      return "better";
    }
    return ratio.lower() > 1 ? "worse" : "open";
  }

  private static String ratio(double value) {
    return Numbers.fixed(value, 3);
  }

  private static Scale scale(List<ModelResult> models) {
    double least = models.stream().mapToDouble(model -> model.ratio().lower()).min().orElse(1);
    double greatest = models.stream().mapToDouble(model -> model.ratio().upper()).max().orElse(1);
    double from = Math.max(0, Math.min(1, least));
    double to = Math.min(GREATEST, Math.max(1, greatest));
    double margin = Math.max(0.01, 0.04 * (to - from));
    return Scale.linear(Math.max(0, from - margin), to + margin, LEFT, RIGHT);
  }
}

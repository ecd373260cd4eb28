package io.headroom.service.report;

import io.headroom.service.report.DatedSeries.Point;
import java.util.Arrays;
import java.util.List;

/**
 * Losses less the baseline's, added up over time: a panel for each model, of one scale, but for
 * those models that would flatten all others.
 */
final class DifferencePlot {
  private static final int COLUMNS = 4;
  private static final int COLUMN = Drawing.WIDTH / COLUMNS;
  private static final int ROW = 168;
  private static final int TOP = 26;
  private static final int BOTTOM = 144;
  private static final int LEFT = 44;
  private static final int RIGHT = COLUMN - 14;
  private static final int STRETCHES = 200;

  /** A model so many times as far from zero as the one in the middle has a scale of its own. */
  private static final double FAR = 4;

  private final EvaluationSection section;
  private final List<DatedSeries> series;
  private final Scale x;
  private final double shared;

  private DifferencePlot(EvaluationSection section, List<DatedSeries> series) {
    this.section = section;
    this.series = series;
    x = days(series);
    double[] reaches = series.stream().mapToDouble(DifferencePlot::reach).sorted().toArray();
    double far = FAR * reaches[(reaches.length - 1) / 2];
    shared = Arrays.stream(reaches).filter(reach -> reach <= far).max().orElse(0);
  }

  /** Draws, unless there is nothing to draw. */
  static void draw(Markup markup, String id, EvaluationSection section) {
    List<DatedSeries> some =
        section.differences().stream().filter(one -> !one.points().isEmpty()).toList();
    if (!some.isEmpty()) {
      new DifferencePlot(section, some).draw(markup, id);
    }
  }

  private void draw(Markup markup, String id) {
    int rows = (series.size() + COLUMNS - 1) / COLUMNS;
    Drawing drawing =
        Drawing.open(
            markup,
            id,
            rows * ROW,
            caption(),
            "Cumulative QLIKE of each model less that of " + section.baseline(),
            description());
    for (int i = 0; i < series.size(); i++) {
      drawing.group(
          "transform", "translate(" + i % COLUMNS * COLUMN + " " + i / COLUMNS * ROW + ")");
      panel(drawing, series.get(i));
      drawing.endGroup();
    }
    drawing.close();
  }

  private String caption() {
    return "Daily QLIKE less that of "
        + section.baseline()
        + ", added up: falls while the model is better. At the right, where it ends"
        + (series.stream().allMatch(this::shares) ? "." : "; with *, on a scale of its own.");
  }

  private String description() {
    StringBuilder text = new StringBuilder("At the end: ");
    for (int i = 0; i < series.size(); i++) {
      DatedSeries one = series.get(i);
      text.append(i == 0 ? "" : "; ").append(one.name()).append(' ').append(end(one));
    }
    return text.append('.').toString();
  }

  private void panel(Drawing drawing, DatedSeries one) {
    boolean own = reach(one) > shared;
    Scale y = values(own ? List.of(one) : series.stream().filter(this::shares).toList());
    for (Ticks.Tick tick : Ticks.linear(y.from(), y.to(), 4)) {
      double place = y.at(tick.value());
      drawing.line("grid", LEFT, place, RIGHT, place);
      drawing.text("tick end", LEFT - 6, place + 4, tick.label());
    }
    for (Ticks.Tick tick : Ticks.dates((int) x.from(), (int) x.to(), 3)) {
      drawing.line("grid", x.at(tick.value()), TOP, x.at(tick.value()), BOTTOM);
      drawing.text("tick middle", x.at(tick.value()), BOTTOM + 15, tick.label());
    }
    drawing.line("zero", LEFT, y.at(0), RIGHT, y.at(0));
    double end = last(one).value();
    drawing.path(
        "difference " + (end < 0 ? "better" : "worse"),
        Paths.line(Thinning.of(one.points(), STRETCHES), x, y));
    drawing.name("panel", LEFT, TOP - 9, one.name(), 18);
    drawing.text("value end", RIGHT, TOP - 9, end(one) + (own ? "*" : ""));
  }

  private boolean shares(DatedSeries one) {
    return reach(one) <= shared;
  }

  private static Scale days(List<DatedSeries> series) {
    int first = series.stream().mapToInt(one -> one.points().get(0).day()).min().orElseThrow();
    int last = series.stream().mapToInt(one -> last(one).day()).max().orElseThrow();
    return Scale.linear(first, Math.max(last, first + 1), LEFT, RIGHT);
  }

  private static Scale values(List<DatedSeries> series) {
    double least = 0;
    double greatest = 0;
    for (DatedSeries one : series) {
      for (Point point : one.points()) {
        least = Math.min(least, point.value());
        greatest = Math.max(greatest, point.value());
      }
    }
    double margin = greatest > least ? 0.05 * (greatest - least) : 1;
    return Scale.linear(least - margin, greatest + margin, BOTTOM, TOP);
  }

  private static double reach(DatedSeries one) {
    return one.points().stream().mapToDouble(point -> Math.abs(point.value())).max().orElse(0);
  }

  private static Point last(DatedSeries one) {
    return one.points().get(one.points().size() - 1);
  }

  private static String end(DatedSeries one) {
    double end = last(one).value();
    return (end > 0 ? "+" : "") + Numbers.fixed(end, Math.abs(end) < 100 ? 2 : 0);
  }
}

package io.headroom.service.report;

import io.headroom.service.report.DatedSeries.Point;
import java.util.ArrayList;
import java.util.List;

/** Forecasts of an instrument and what came, over time, on a logarithmic scale. */
final class ForecastPlot {
  private static final int TOP = 40;
  private static final int BOTTOM = 330;
  private static final int HEIGHT = 360;
  private static final int LEFT = 54;
  private static final int RIGHT = Drawing.WIDTH - 12;
  private static final int STRETCHES = 900;
  private static final int LEGEND = 24;
  private static final int LETTER = 7;
  private static final int COLOURS = 6;

  private final ForecastSeries forecasts;
  private final List<DatedSeries> lines;
  private final List<Point> realized;
  private final Scale x;
  private final Scale y;

  private ForecastPlot(ForecastSeries forecasts, List<Point> all) {
    this.forecasts = forecasts;
    lines = forecasts.forecasts();
    realized = positive(forecasts.realized());
    int first = all.stream().mapToInt(Point::day).min().orElseThrow();
    int last = all.stream().mapToInt(Point::day).max().orElseThrow();
    double least = all.stream().mapToDouble(Point::value).min().orElseThrow();
    double greatest = all.stream().mapToDouble(Point::value).max().orElseThrow();
    x = Scale.linear(first, Math.max(last, first + 1), LEFT, RIGHT);
    y = Scale.logarithmic(least / 1.05, greatest * 1.05, BOTTOM, TOP);
  }

  /** Draws, unless nothing is above zero. */
  static void draw(Markup markup, String id, ForecastSeries forecasts) {
    List<Point> all = new ArrayList<>(positive(forecasts.realized()));
    forecasts.forecasts().forEach(line -> all.addAll(positive(line)));
    if (!all.isEmpty()) {
      new ForecastPlot(forecasts, all).draw(markup, id);
    }
  }

  private void draw(Markup markup, String id) {
    Drawing drawing =
        Drawing.open(
            markup,
            id,
            HEIGHT,
            forecasts.instrument()
                + ": forecasts (lines) and what came (dots); "
                + forecasts.unit()
                + ", logarithmic scale.",
            "Forecasts of " + forecasts.instrument() + " and what came",
            description());
    axes(drawing);
    drawing.path("realized", Paths.dots(Thinning.of(realized, STRETCHES), x, y));
    for (int i = lines.size() - 1; i >= 0; i--) {
      List<Point> points = Thinning.of(positive(lines.get(i)), STRETCHES);
      drawing.path(style(i), Paths.line(points, x, y));
    }
    legend(drawing);
    drawing.close();
  }

  private String description() {
    StringBuilder text = new StringBuilder();
    text.append(Numbers.count(realized.size(), "day", "days")).append(" of ");
    text.append(forecasts.realized().name());
    int dropped = forecasts.realized().points().size() - realized.size();
    if (dropped > 0) {
      text.append(", ").append(dropped).append(" more not above zero and not shown");
    }
    lines.forEach(line -> text.append("; forecasts of ").append(line.name()));
    return text.append('.').toString();
  }

  private void axes(Drawing drawing) {
    for (Ticks.Tick tick : Ticks.logarithmic(y.from(), y.to(), 6)) {
      drawing.line("grid", LEFT, y.at(tick.value()), RIGHT, y.at(tick.value()));
      drawing.text("tick end", LEFT - 6, y.at(tick.value()) + 4, tick.label());
    }
    for (Ticks.Tick tick : Ticks.dates((int) x.from(), (int) x.to(), 10)) {
      drawing.line("grid", x.at(tick.value()), TOP, x.at(tick.value()), BOTTOM);
      drawing.text("tick middle", x.at(tick.value()), BOTTOM + 17, tick.label());
    }
  }

  private void legend(Drawing drawing) {
    double step = (RIGHT - LEFT) / (lines.size() + 1.0);
    int longest = (int) (step / LETTER) - 4;
    drawing.circle("realized-key", LEFT + 12, LEGEND - 4, 3);
    drawing.name("label", LEFT + 24, LEGEND, forecasts.realized().name(), longest);
    for (int i = 0; i < lines.size(); i++) {
      double left = LEFT + step * (i + 1);
      drawing.line(style(i), left, LEGEND - 4, left + 22, LEGEND - 4);
      drawing.name("label", left + 28, LEGEND, lines.get(i).name(), longest);
    }
  }

  /** After the last colour they come again, dashed. */
  private static String style(int line) {
    return "line c" + line % COLOURS + (line / COLOURS % 2 == 1 ? " dashed" : "");
  }

  private static List<Point> positive(DatedSeries series) {
    return series.points().stream().filter(point -> point.value() > 0).toList();
  }
}

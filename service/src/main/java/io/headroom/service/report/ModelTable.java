package io.headroom.service.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** All models' numbers; the best of each column of losses stands out. */
final class ModelTable {
  private final EvaluationSection section;
  private final List<ModelResult> models;
  private final List<Losses> losses;

  /** A column of losses. */
  private record Losses(
      String name, ToDoubleFunction<ModelResult> of, ColumnFormat format, double least) {
    static Losses of(String name, List<ModelResult> models, ToDoubleFunction<ModelResult> of) {
      return new Losses(
          name,
          of,
          ColumnFormat.of(models.stream().mapToDouble(of)),
          values(models, of).min().orElse(Double.NaN));
    }

    private static DoubleStream values(List<ModelResult> models, ToDoubleFunction<ModelResult> of) {
      return models.stream().mapToDouble(of).filter(Double::isFinite);
    }

    void cell(Markup markup, ModelResult model) {
      double value = of.applyAsDouble(model);
      markup.element("td", format.text(value), "class", value == least ? "best" : "");
    }
  }

  private ModelTable(EvaluationSection section) {
    this.section = section;
    models = section.models();
    losses =
        List.of(
            Losses.of("QLIKE", models, ModelResult::qlike),
            Losses.of("calm", models, ModelResult::calmQlike),
            Losses.of("turbulent", models, ModelResult::turbulentQlike),
            Losses.of("MSE", models, ModelResult::mse));
  }

  static void write(Markup markup, EvaluationSection section) {
    new ModelTable(section).write(markup);
  }

  private void write(Markup markup) {
    markup.open("div", "class", "scroll").open("table", "class", "models");
    markup.element(
        "caption",
        "All models. Ratio of the mean QLIKE to that of "
            + section.baseline()
            + " with its "
            + Numbers.percent(section.level())
            + " interval; Diebold–Mariano statistic (DM) of the difference, below zero where the"
            + " model is better, with its p-value, alone and corrected for the number of models"
            + " (Holm); in how many instruments' model confidence sets. Bold: the least.");
    head(markup);
    markup.open("tbody");
    models.forEach(model -> row(markup, model));
    markup.close().close().close();
  }

  private void head(Markup markup) {
    markup.open("thead").open("tr").element("th", "Model", "scope", "col");
    losses.forEach(column -> columnHead(markup, column.format().head(column.name())));
    List.of("ratio", "interval", "DM", "p", "p, Holm", "sets")
        .forEach(name -> columnHead(markup, name));
    markup.close().close();
  }

  private static void columnHead(Markup markup, String name) {
    markup.element("th", name, "scope", "col");
  }

  private void row(Markup markup, ModelResult model) {
    boolean baseline = model.model().equals(section.baseline());
    markup.open("tr", "class", baseline ? "baseline" : "");
    markup.element("th", model.model(), "scope", "row", "title", model.model());
    losses.forEach(column -> column.cell(markup, model));
    ModelResult.Interval ratio = model.ratio();
    cell(markup, Numbers.fixed(ratio.estimate(), 3));
    cell(
        markup,
        ratio.known() && !baseline
            ? Numbers.fixed(ratio.lower(), 3) + " to " + Numbers.fixed(ratio.upper(), 3)
            : Numbers.fixed(Double.NaN, 0));
    cell(markup, Numbers.fixed(model.dieboldMariano(), 2));
    cell(markup, Numbers.pValue(model.pValue()));
    cell(markup, Numbers.pValue(model.holmPValue()));
    cell(markup, model.sets() + " of " + model.instruments());
    markup.close();
  }

  private static void cell(Markup markup, String text) {
    markup.element("td", text);
  }
}

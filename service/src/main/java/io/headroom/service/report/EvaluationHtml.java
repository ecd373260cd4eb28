package io.headroom.service.report;

import io.headroom.service.report.EvaluationPage.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes an evaluation's page: one HTML document that loads nothing, forbids itself to, and has no
 * script. It is well-formed XML too. The same page gives the same text.
 */
public final class EvaluationHtml {
  private static final String STYLE = "evaluation.css";

  private EvaluationHtml() {}

  /** The document, to be written as UTF-8. */
  public static String of(EvaluationPage page) {
    Markup markup = new Markup();
    markup.open("html", "lang", "en");
    head(markup, page.title());
    markup.open("body");
    top(markup, page);
    for (int i = 0; i < page.sections().size(); i++) {
      section(markup, "s" + (i + 1), page.sections().get(i));
    }
    notes(markup);
    markup.close().close();
    return "<!DOCTYPE html>\n" + markup.finish();
  }

  private static void head(Markup markup, String title) {
    markup.open("head").empty("meta", "charset", "utf-8");
    markup.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    markup.empty("meta", "name", "color-scheme", "content", "light dark");
    markup.element("title", title);
    markup.open("style").verbatim(style()).close().close();
  }

  private static void top(Markup markup, EvaluationPage page) {
    markup.open("header").element("h1", page.title()).open("div", "class", "facts");
    facts(markup, "Made from", page.origin());
    facts(markup, "Settings", page.settings());
    markup.close();
    if (page.sections().size() > 1) {
      contents(markup, page.sections());
    }
    markup.close();
  }

  private static void facts(Markup markup, String caption, List<Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    markup.open("table").element("caption", caption).open("tbody");
    for (Fact fact : facts) {
      markup.open("tr").element("th", fact.name(), "scope", "row");
      markup.element("td", fact.value()).close();
    }
    markup.close().close();
  }

  private static void contents(Markup markup, List<EvaluationSection> sections) {
    markup.open("nav", "aria-label", "Sections").open("ul");
    for (int i = 0; i < sections.size(); i++) {
      markup.open("li");
      markup.element("a", sections.get(i).heading(), "href", "#s" + (i + 1)).close();
    }
    markup.close().close();
  }

  private static void section(Markup markup, String id, EvaluationSection section) {
    markup.open("section", "id", id).element("h2", section.heading());
    ModelTable.write(markup, section);
    RatioPlot.draw(markup, id + "-ratios", section);
    DifferencePlot.draw(markup, id + "-differences", section);
    for (int i = 0; i < section.forecasts().size(); i++) {
      ForecastPlot.draw(markup, id + "-forecasts-" + (i + 1), section.forecasts().get(i));
    }
    SetTable.write(markup, section.sets());
    markup.close();
  }

  private static void notes(Markup markup) {
    markup.open("footer");
    markup.element(
        "p",
        "QLIKE is y/f − ln(y/f) − 1 of a forecast f for a variance y; less is better. Calm and"
            + " turbulent days are told apart by what was known before they came. A model is in a"
            + " confidence set (Hansen, Lunde and Nason 2011) if it cannot be told from the best.");
    markup.close();
  }

  private static String style() {
    try (InputStream in = EvaluationHtml.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + STYLE + " from the class path", e);
    }
  }
}

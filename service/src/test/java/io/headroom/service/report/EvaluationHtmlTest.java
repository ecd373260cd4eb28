package io.headroom.service.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.service.report.DatedSeries.Point;
import io.headroom.service.report.EvaluationPage.Fact;
import io.headroom.service.report.ModelResult.Interval;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class EvaluationHtmlTest {
  private static final String HOSTILE =
      "</title><script>alert(1)</script><img src=x onerror='a'>\"&amp; \u0000\u202E]]>\uD800";

  @Test
  void shouldBeWellFormed() throws Exception {
    Document document = parse(EvaluationHtml.of(MadeUpPage.page()));

    // Two sections of three drawings; facts, settings, and two tables a section.
    assertThat(elements(document, "svg")).hasSize(6);
    assertThat(elements(document, "table")).hasSize(6);
    assertThat(elements(document, "h1").get(0).getTextContent()).contains("made-up numbers");
  }

  @Test
  void shouldTellOfEachDrawingWhatItShows() throws Exception {
    Document document = parse(EvaluationHtml.of(MadeUpPage.page()));

    List<String> ids = new ArrayList<>();
    for (Element svg : elements(document, "svg")) {
      Element title = (Element) svg.getElementsByTagName("title").item(0);
      Element text = (Element) svg.getElementsByTagName("desc").item(0);
      assertThat(svg.getAttribute("role")).isEqualTo("img");
      assertThat(svg.getAttribute("aria-labelledby"))
          .isEqualTo(title.getAttribute("id") + " " + text.getAttribute("id"));
      assertThat(title.getTextContent()).isNotBlank();
      assertThat(text.getTextContent()).isNotBlank();
      ids.addAll(
          List.of(svg.getAttribute("id"), title.getAttribute("id"), text.getAttribute("id")));
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void shouldNeedNothingElse() {
    String html = EvaluationHtml.of(MadeUpPage.page());

    assertThat(html).contains("default-src 'none'".replace("'", "&#39;"));
    assertThat(html)
        .doesNotContain("http:", "https:", "<script", "<link", "<img", "@import", "url(");
  }

  @Test
  void shouldComeOutTheSameEachTimeAndNotTooLarge() {
    String html = EvaluationHtml.of(MadeUpPage.page());

    assertThat(EvaluationHtml.of(MadeUpPage.page())).isEqualTo(html);
    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
  }

  @Test
  void shouldShowTheNumbersPutIn() throws Exception {
    EvaluationSection section = MadeUpPage.page().sections().get(0);
    Document document = parse(EvaluationHtml.of(MadeUpPage.page()));

    List<List<String>> rows = rows(elements(document, "table").get(2));
    assertThat(rows.get(0))
        .containsExactly(
            "Model",
            "QLIKE",
            "calm",
            "turbulent",
            "MSE, 10⁻⁸",
            "ratio",
            "interval",
            "DM",
            "p",
            "p, Holm",
            "sets");
    for (int i = 0; i < section.models().size(); i++) {
      ModelResult model = section.models().get(i);
      boolean baseline = model.model().equals(section.baseline());
      assertThat(rows.get(i + 1).subList(0, 6))
          .containsExactly(
              model.model(),
              decimals(4, model.qlike()),
              decimals(4, model.calmQlike()),
              decimals(4, model.turbulentQlike()),
              decimals(3, model.mse() * 1e8),
              decimals(3, model.ratio().estimate()));
      assertThat(rows.get(i + 1).get(7))
          .isEqualTo(baseline ? "–" : decimals(2, model.dieboldMariano()).replace('-', '−'));
      assertThat(rows.get(i + 1).get(10)).isEqualTo(model.sets() + " of 24");
    }
    assertThat(rows.get(7).get(6)).isEqualTo("0.929 to 0.961");
  }

  @Test
  void shouldPutMarksWhereTheAxisSays() throws Exception {
    Document document = parse(EvaluationHtml.of(page("m", 1.25)));
    Element svg = elements(document, "svg").get(0);

    double one = tick(svg, "1.00");
    double step = tick(svg, "1.10") - one;
    Element mark = (Element) svg.getElementsByTagName("circle").item(0);
    assertThat(Double.parseDouble(mark.getAttribute("cx")))
        .isCloseTo(one + 2.5 * step, within(0.3));
    assertThat(mark.getAttribute("class")).isEqualTo("mark worse");
  }

  @Test
  void shouldShowARatioBeyondTheAxisAsAnArrow() throws Exception {
    Element svg = elements(parse(EvaluationHtml.of(page("m", 40))), "svg").get(0);

    assertThat(svg.getElementsByTagName("circle").getLength()).isZero();
    assertThat(svg.getTextContent()).contains("40.000");
  }

  @Test
  void shouldColourWhatIsInTheConfidenceSet() throws Exception {
    Element table = elements(parse(EvaluationHtml.of(page("m", 1.25))), "table").get(1);
    NodeList cells = table.getElementsByTagName("td");

    assertThat(((Element) cells.item(0)).getAttribute("class")).isEqualTo("in s0");
    assertThat(((Element) cells.item(1)).getAttribute("class")).isEqualTo("out");
    assertThat(((Element) cells.item(1)).getAttribute("title"))
        .isEqualTo("b, SPX: p 0.09, not in the set");
    assertThat(((Element) cells.item(2)).getAttribute("title"))
        .isEqualTo("c, SPX: p –, not compared");
    assertThat(rows(table).get(2)).containsExactly("in the set", "1", "0", "0");
  }

  @Test
  void shouldEscapeHostileNames() throws Exception {
    String html = EvaluationHtml.of(page(HOSTILE, 1.25));

    Document document = parse(html);
    String read = HOSTILE.replaceAll("[\\x{0}\\x{202E}\\x{D800}]", "\uFFFD");
    assertThat(elements(document, "h1").get(0).getTextContent()).isEqualTo(read);
    assertThat(rows(elements(document, "table").get(0)).get(0)).containsExactly(read, read);
    assertThat(elements(document, "script")).isEmpty();
    assertThat(elements(document, "img")).isEmpty();
    assertThat(html).doesNotContain("<script", "<img");
  }

  @Test
  void shouldDoWithoutNumbers() throws Exception {
    double none = Double.NaN;
    ModelResult model =
        new ModelResult(
            "m", none, none, new Interval(none, none, none), none, none, none, 0, 0, none, none);
    DatedSeries nothing = new DatedSeries("m", List.of(new Point(1, none)));
    EvaluationSection section =
        new EvaluationSection(
            "h",
            "b",
            0.9,
            List.of(model),
            List.of(nothing),
            List.of(new ForecastSeries("i", "u", nothing, List.of(nothing))),
            new ConfidenceSets(0.9, List.of(), List.of()));

    Document document =
        parse(EvaluationHtml.of(new EvaluationPage("t", List.of(), List.of(), List.of(section))));

    assertThat(elements(document, "svg")).isEmpty();
    assertThat(rows(elements(document, "table").get(0)).get(1))
        .containsExactly("m", "–", "–", "–", "–", "–", "–", "–", "–", "–", "0 of 0");
  }

  @Test
  void shouldDrawASingleDay() throws Exception {
    DatedSeries day = new DatedSeries("m", List.of(new Point(16_436, 3)));
    EvaluationSection section =
        new EvaluationSection(
            "h",
            "b",
            0.9,
            List.of(),
            List.of(day, new DatedSeries("zero", List.of(new Point(16_436, 0)))),
            List.of(new ForecastSeries("i", "u", day, List.of(day))),
            new ConfidenceSets(0.9, List.of(), List.of()));

    String html =
        EvaluationHtml.of(new EvaluationPage("t", List.of(), List.of(), List.of(section)));

    assertThat(elements(parse(html), "svg")).hasSize(2);
    assertThat(html).doesNotContain("NaN", "Infinity");
  }

  private static EvaluationPage page(String name, double ratio) {
    ModelResult model =
        new ModelResult(
            name,
            0.3,
            1e-8,
            new Interval(0.98 * ratio, ratio, 1.01 * ratio),
            1,
            0.2,
            0.4,
            1,
            1,
            0.2,
            0.5);
    DatedSeries series = new DatedSeries(name, List.of(new Point(1, 1), new Point(2, 2)));
    EvaluationSection section =
        new EvaluationSection(
            name,
            name + "?",
            0.9,
            List.of(model),
            List.of(series),
            List.of(new ForecastSeries(name, name, series, List.of(series))),
            new ConfidenceSets(
                0.9,
                List.of("a", "b", "c"),
                List.of(new ConfidenceSets.Row("SPX", List.of(0.1, 0.09, Double.NaN)))));
    List<Fact> facts = name.length() > 1 ? List.of(new Fact(name, name)) : List.of();
    return new EvaluationPage(name, facts, List.of(), List.of(section));
  }

  private static String decimals(int decimals, double value) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static double tick(Element svg, String label) {
    NodeList texts = svg.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      if (text.getTextContent().equals(label)) {
        return Double.parseDouble(text.getAttribute("x"));
      }
    }
    throw new AssertionError("no tick " + label);
  }

  private static List<List<String>> rows(Element table) {
    List<List<String>> rows = new ArrayList<>();
    NodeList found = table.getElementsByTagName("tr");
    for (int i = 0; i < found.getLength(); i++) {
      List<String> cells = new ArrayList<>();
      for (var cell = found.item(i).getFirstChild(); cell != null; cell = cell.getNextSibling()) {
        if (cell instanceof Element) {
          cells.add(cell.getTextContent());
        }
      }
      rows.add(cells);
    }
    return rows;
  }

  private static List<Element> elements(Document document, String tag) {
    NodeList found = document.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }
}

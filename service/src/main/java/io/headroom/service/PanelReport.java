package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.forecast.evaluation.BootstrapInterval;
import io.headroom.forecast.evaluation.DieboldMariano;
import io.headroom.forecast.lab.PanelCsv;
import io.headroom.forecast.lab.Standing;
import java.time.LocalDate;
import java.util.Locale;

/** What an evaluation on a panel found, for people and for programs. */
record PanelReport(PanelCsv.Read read, PanelEvaluation.Result result) {
  String toText() {
    StringBuilder text = new StringBuilder();
    text.append(
        line(
            "%-26s %8s %9s %8s %15s %7s %7s %8s %7s %6s %6s %6s",
            "model",
            "QLIKE",
            "MSE",
            "ratio",
            "95 % interval",
            "DM",
            "p",
            "/ best",
            "DM",
            "MCS",
            "panel",
            "wins"));
    for (Standing standing : PanelEvaluation.ranked(result)) {
      text.append(row(standing));
    }
    result.notApplicable().forEach((name, why) -> text.append(line("%-26s %s", name, why)));
    text.append(about());
    return text.toString().stripTrailing();
  }

  private String about() {
    return line(
            "%s: %,d days of %d instruments, %s to %s, %d values missing; forecast: %,d days from"
                + " %s, horizon %d",
            result.panel().source(),
            result.panel().days(),
            result.panel().width(),
            date(0),
            date(result.panel().days() - 1),
            read.missing(),
            days(),
            date(result.window().first()),
            result.window().horizon())
        + line(
            "ratio, interval, DM, its p (one-sided, Holm) and wins are against log-har; / best and the"
                + " DM behind it against the best linear model, estimated as often; MCS: in how many"
                + " instruments' 90 %% model confidence set, and whether in the panel mean's")
        + line(
            "best linear model on the %,d days before the test: %s; champion: %s",
            result.window().validation().end() - result.window().validation().first(),
            result.bestLinear(),
            result.champion());
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("champion", result.champion());
    json.put("bestLinear", result.bestLinear());
    json.put("panel", result.panel().source());
    json.put("instruments", result.panel().width());
    json.put("missing", read.missing());
    json.put("horizon", result.window().horizon());
    json.put("firstDay", date(result.window().first()));
    json.put("lastDay", date(result.panel().days() - 1));
    json.put("days", days());
    json.put("turbulentDays", result.standings().turbulentDays().count());
    ObjectNode validation = json.putObject("validationQlike");
    result.validation().forEach(validation::put);
    ArrayNode models = json.putArray("models");
    result.all().forEach(standing -> put(models.addObject(), standing));
    ObjectNode not = json.putObject("notApplicable");
    result.notApplicable().forEach(not::put);
    return json;
  }

  private static void put(ObjectNode json, Standing standing) {
    json.put("name", standing.entrant().name());
    json.put("kind", standing.entrant().model().kind().name().toLowerCase(Locale.ROOT));
    json.put("refitEvery", standing.entrant().every());
    json.put("qlike", standing.qlike());
    json.put("mse", standing.mse());
    json.put("ratioToLogHar", standing.ratioToLogHar());
    put(json.putObject("ratioInterval"), standing.ratioInterval());
    ObjectNode dm = json.putObject("dm");
    put(dm.putObject("logHar"), standing.againstLogHar());
    put((ObjectNode) dm.get("logHar"), "pHolm", standing.holmAgainstLogHar());
    put(dm.putObject("bestLinear"), standing.againstBestLinear());
    put(json.putObject("ratioToBestLinear"), standing.ratioToBestLinear());
    json.put("inMcs", standing.inMcs());
    json.put("inPanelMcs", standing.inPanelMcs());
    json.put("panelMcsP", standing.panelMcsPValue());
    json.put("winsAgainstLogHar", standing.winsAgainstLogHar());
    json.put("calmRatioToLogHar", standing.calmRatio());
    put(json.putObject("turbulentRatioToLogHar"), standing.turbulentRatio());
  }

  private static void put(ObjectNode json, DieboldMariano test) {
    put(json, "statistic", test.statistic());
    put(json, "p", test.pValues().better());
    put(json, "pTwoSided", test.pValues().different());
    put(json, "correctedStatistic", test.correctedStatistic());
    put(json, "correctedP", test.correctedPValues().better());
  }

  private static void put(ObjectNode json, BootstrapInterval interval) {
    json.put("estimate", interval.estimate());
    json.put("lower", interval.lower());
    json.put("upper", interval.upper());
    json.put("upperBound", interval.upperBound());
    json.put("level", interval.level());
  }

  /** JSON has no NaN: null where a model is compared with itself. */
  private static void put(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  private static String row(Standing standing) {
    BootstrapInterval interval = standing.ratioInterval();
    return line(
        "%-26s %8.4f %9.3f %8.4f %7.3f %7.3f %7s %7s %8s %7s %6d %6s %6d",
        standing.entrant().name(),
        standing.qlike(),
        standing.mse(),
        standing.ratioToLogHar(),
        interval.lower(),
        interval.upper(),
        number("%.2f", standing.againstLogHar().statistic()),
        number("%.4f", standing.holmAgainstLogHar()),
        number("%.4f", standing.ratioToBestLinear().estimate()),
        number("%.2f", standing.againstBestLinear().statistic()),
        standing.inMcs(),
        standing.inPanelMcs() ? "yes" : "no",
        standing.winsAgainstLogHar());
  }

  private static String number(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
  }

  private int days() {
    return result.window().end() - result.window().horizon() - result.window().first() + 1;
  }

  private String date(int row) {
    return LocalDate.ofEpochDay(result.panel().date(row)).toString();
  }

  private static String line(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments).stripTrailing() + "\n";
  }
}

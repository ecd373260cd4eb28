package io.headroom.service;

import io.headroom.forecast.evaluation.ModelConfidenceSet;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelLosses;
import io.headroom.forecast.lab.Standing;
import io.headroom.forecast.lab.TrackRecord;
import io.headroom.service.report.ConfidenceSets;
import io.headroom.service.report.DatedSeries;
import io.headroom.service.report.EvaluationPage;
import io.headroom.service.report.EvaluationSection;
import io.headroom.service.report.ForecastSeries;
import io.headroom.service.report.ModelResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Lays out evaluations on a panel as a page. */
final class PanelPage {
  private static final String LOG_HAR = "log-har";
  private static final double TRADING_DAYS = 252;

  /** Of the models that do not lead; the page has room for the instrument that matters most. */
  private static final int LINES = 3;

  private final PanelEvaluation.Result result;
  private final Panel panel;

  private PanelPage(PanelEvaluation.Result result) {
    this.result = result;
    this.panel = result.panel();
  }

  /**
   * The page.
   *
   * @param sha256 of the panel's file, in hexadecimal
   * @param missing values that the file does not have
   */
  static EvaluationPage of(
      List<PanelEvaluation.Result> results, String sha256, int missing, long seed) {
    Panel panel = results.get(0).panel();
    PanelEvaluation.Result first = results.get(0);
    return new EvaluationPage(
        "Volatility forecasts of " + panel.width() + " instruments",
        List.of(
            fact("panel", panel.source()),
            fact("SHA-256", sha256),
            fact("days", days(panel, 0, panel.days())),
            fact("missing values", Integer.toString(missing))),
        List.of(
            fact("out of sample", days(panel, first.window().first(), first.window().end())),
            fact("estimated anew", "every " + PanelEvaluation.OFTEN + " days, or as the name says"),
            fact("MSE", "of variances in percent squared"),
            fact("bootstrap seed", Long.toString(seed))),
        results.stream().map(result -> new PanelPage(result).section()).toList());
  }

  private static EvaluationPage.Fact fact(String name, String value) {
    return new EvaluationPage.Fact(name, value);
  }

  private static String days(Panel panel, int first, int end) {
    return String.format(
        Locale.ROOT,
        "%,d, %s to %s",
        end - first,
        LocalDate.ofEpochDay(panel.date(first)),
        LocalDate.ofEpochDay(panel.date(end - 1)));
  }

  private EvaluationSection section() {
    int horizon = result.window().horizon();
    List<Standing> ranked = PanelEvaluation.ranked(result);
    return new EvaluationSection(
        (horizon == 1 ? "One day ahead" : "The mean of the next " + horizon + " days")
            + ", champion "
            + result.champion(),
        LOG_HAR,
        ranked.get(0).ratioInterval().level(),
        ranked.stream().map(this::row).toList(),
        differences(),
        List.of(forecasts()),
        sets());
  }

  private ModelResult row(Standing standing) {
    return new ModelResult(
        standing.entrant().name(),
        standing.qlike(),
        standing.mse(),
        new ModelResult.Interval(
            standing.ratioInterval().lower(),
            standing.ratioInterval().estimate(),
            standing.ratioInterval().upper()),
        standing.againstLogHar().statistic(),
        standing.againstLogHar().pValues().better(),
        standing.holmAgainstLogHar(),
        standing.inMcs(),
        panel.width(),
        standing.calmQlike(),
        standing.turbulentQlike());
  }

  private List<DatedSeries> differences() {
    double[] logHar = result.standings().dayMeans(number(LOG_HAR));
    List<DatedSeries> all = new ArrayList<>();
    for (String name : leaders()) {
      double[] own = result.standings().dayMeans(number(name));
      double[] sums = new double[own.length];
      for (int k = 0; k < own.length; k++) {
        sums[k] = (k == 0 ? 0 : sums[k - 1]) + own[k] - logHar[k];
      }
      all.add(series(name, k -> sums[k]));
    }
    return all;
  }

  /** The best of those that are not log-HAR, and the champion. */
  private List<String> leaders() {
    List<String> names =
        new ArrayList<>(
            PanelEvaluation.ranked(result).stream()
                .map(standing -> standing.entrant().name())
                .filter(name -> !name.equals(LOG_HAR))
                .limit(LINES)
                .toList());
    if (!names.contains(result.champion())) {
      names.add(result.champion());
    }
    return names;
  }

  /** Of the instrument whose forecasts were the hardest: there the models differ. */
  private ForecastSeries forecasts() {
    int instrument = hardest();
    List<DatedSeries> lines = new ArrayList<>();
    for (String name : List.of(LOG_HAR, result.champion())) {
      double[][] forecasts = result.records().get(number(name)).forecasts();
      lines.add(series(name, k -> sigma(forecasts[k][instrument])));
    }
    int horizon = result.window().horizon();
    return new ForecastSeries(
        panel.instruments().get(instrument),
        "sigma, % a year",
        series("realized", k -> sigma(panel.target(origin(k), horizon, instrument))),
        lines);
  }

  private int hardest() {
    TrackRecord logHar = result.records().get(number(LOG_HAR));
    double[] means = PanelLosses.instrumentMeans(logHar.losses().qlike());
    return IntStream.range(0, means.length)
        .boxed()
        .max(Comparator.comparingDouble(i -> means[i]))
        .orElseThrow();
  }

  private ConfidenceSets sets() {
    List<String> names = result.all().stream().map(standing -> standing.entrant().name()).toList();
    List<ConfidenceSets.Row> rows = new ArrayList<>();
    for (int i = 0; i < panel.width(); i++) {
      int instrument = i;
      rows.add(
          new ConfidenceSets.Row(
              panel.instruments().get(i),
              IntStream.range(0, names.size())
                  .mapToObj(k -> result.standings().mcsPValue(k, instrument))
                  .toList()));
    }
    return new ConfidenceSets(ModelConfidenceSet.LEVEL, names, rows);
  }

  private DatedSeries series(String name, IntToDoubleFunction value) {
    int origins = result.records().get(0).forecasts().length;
    return new DatedSeries(
        name,
        IntStream.range(0, origins)
            .mapToObj(k -> new DatedSeries.Point(panel.date(origin(k) + 1), value.applyAsDouble(k)))
            .toList());
  }

  private int origin(int k) {
    return result.window().first() - 1 + k;
  }

  private int number(String name) {
    return IntStream.range(0, result.records().size())
        .filter(k -> result.records().get(k).entrant().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double sigma(double varianceDaily) {
    return 100 * Math.sqrt(varianceDaily * TRADING_DAYS);
  }
}

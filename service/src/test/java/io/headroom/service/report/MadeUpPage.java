package io.headroom.service.report;

import io.headroom.service.report.DatedSeries.Point;
import io.headroom.service.report.EvaluationPage.Fact;
import io.headroom.service.report.ModelResult.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A page of the size of a real evaluation, its numbers drawn from a seed. */
final class MadeUpPage {
  static final int DAYS = 1_000;
  private static final int FIRST_DAY = 16_436;
  private static final String BASELINE = "log-HAR";
  private static final List<String> MODELS =
      List.of(
          "EWMA",
          "GARCH-t",
          "GJR-GARCH-t",
          "HAR",
          BASELINE,
          "HARQ",
          "log-HAR-X",
          "LSTM",
          "CNN",
          "Transformer",
          "LSTM+CNN+Transformer ensemble, 30 seeds",
          "log-HAR-X + LSTM");
  private static final double[] RATIOS = {
    1.42, 1.18, 1.15, 1.12, 1, 1.09, 0.945, 0.931, 0.952, 0.984, 0.922, 0.917
  };

  private final Random random = new Random(7);

  private MadeUpPage() {}

  static EvaluationPage page() {
    MadeUpPage made = new MadeUpPage();
    return new EvaluationPage(
        "Forecasts of realized variance, 24 indices (made-up numbers)",
        List.of(
            new Fact("Panel", "rv5_sqrt_24.csv"),
            new Fact("SHA-256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            new Fact("Days", "2015-01-01 to 2018-10-31, 1,000 of each of 24 instruments")),
        List.of(
            new Fact("Refits", "every 5 days, on all days before"),
            new Fact("Bootstrap", "10,000 replications, blocks of 10 days, seed 1"),
            new Fact("MSE", "of the daily variance"),
            new Fact("Turbulent", "the tenth of the days of which log-HAR forecast most")),
        List.of(made.section("One day ahead", 1), made.section("22 days ahead", 2)));
  }

  private EvaluationSection section(String heading, double noise) {
    List<ModelResult> models = new ArrayList<>();
    List<DatedSeries> differences = new ArrayList<>();
    for (int i = 0; i < MODELS.size(); i++) {
      models.add(model(MODELS.get(i), RATIOS[i], noise));
      if (!MODELS.get(i).equals(BASELINE)) {
        differences.add(difference(MODELS.get(i), RATIOS[i], noise));
      }
    }
    return new EvaluationSection(
        heading, BASELINE, 0.9, models, differences, List.of(forecasts("SPX")), sets());
  }

  private ModelResult model(String name, double ratio, double noise) {
    boolean baseline = name.equals(BASELINE);
    double half = baseline ? 0 : noise * (0.012 + 0.08 * Math.abs(ratio - 1));
    double none = Double.NaN;
    double statistic = (ratio - 1) / Math.max(half, 1e-9) * 1.6;
    return new ModelResult(
        name,
        0.2255 * ratio,
        3.1e-8 * (1 + 0.6 * (ratio - 1)),
        new Interval(ratio - half, ratio, ratio + half),
        baseline ? none : statistic,
        baseline ? none : Math.exp(-Math.abs(statistic)),
        baseline ? none : Math.min(1, 11 * Math.exp(-Math.abs(statistic))),
        (int) Math.max(0, 24 - 200 * Math.max(0, ratio - 0.92)),
        24,
        0.2101 * ratio,
        0.3642 * ratio);
  }

  private DatedSeries difference(String name, double ratio, double noise) {
    List<Point> points = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < DAYS; i++) {
      sum += 0.2255 * (ratio - 1) + 0.06 * noise * random.nextGaussian();
      points.add(new Point(day(i), sum));
    }
    return new DatedSeries(name, points);
  }

  private ForecastSeries forecasts(String instrument) {
    List<Point> realized = new ArrayList<>();
    List<List<Point>> forecasts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    double level = Math.log(14);
    for (int i = 0; i < DAYS; i++) {
      level += 0.03 * (Math.log(14) - level) + 0.12 * random.nextGaussian();
      realized.add(new Point(day(i), Math.exp(level + 0.3 * random.nextGaussian())));
      for (int model = 0; model < forecasts.size(); model++) {
        double error = 0.02 * (model + 1) * random.nextGaussian();
        forecasts.get(model).add(new Point(day(i), Math.exp(level + error)));
      }
    }
    return new ForecastSeries(
        instrument,
        "sigma, % a year",
        new DatedSeries("realized", realized),
        List.of(
            new DatedSeries("LSTM", forecasts.get(0)),
            new DatedSeries(BASELINE, forecasts.get(1)),
            new DatedSeries("EWMA", forecasts.get(2))));
  }

  private ConfidenceSets sets() {
    List<ConfidenceSets.Row> rows = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      List<Double> pValues = new ArrayList<>();
      for (double ratio : RATIOS) {
        double p = Math.exp(-40 * Math.max(0, ratio - 0.92) - random.nextDouble());
        pValues.add(ratio == 0.917 ? 1 : p);
      }
      rows.add(new ConfidenceSets.Row("INDEX" + (i + 1), pValues));
    }
    return new ConfidenceSets(0.9, MODELS, rows);
  }

  private static int day(int i) {
    return FIRST_DAY + i / 5 * 7 + i % 5;
  }
}

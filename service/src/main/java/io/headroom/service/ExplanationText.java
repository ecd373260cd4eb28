package io.headroom.service;

import io.headroom.forecast.NetworkEvaluation;
import io.headroom.forecast.NetworkForecast;
import io.headroom.forecast.explanation.Attributions;
import io.headroom.replay.ForecastExplanation;
import io.headroom.replay.ForecastExplanation.Answer;
import io.headroom.replay.ForecastExplanation.Asked;
import io.headroom.replay.JournaledForecast;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What explains a forecast, for people. */
record ExplanationText(ForecastExplanation explanation) {
  private static final int NAME_DIGITS = 12;
  private static final int NAME_WIDTH = 20;
  private static final int DECIMALS = 4;
  private static final String HOW_TO_READ =
      """

      The network multiplies log-HAR's variance by exp(r). Below r, less what it is at the HAR point, is
      shared out among days and features; percent is what a sum alone does to the variance. At the HAR
      point each day came out as log-HAR had expected and nothing else is known.
      """;

  String toText() {
    StringBuilder text = new StringBuilder(head());
    if (explanation.holds()) {
      text.append(horizons(explanation.computed().orElseThrow()));
      explanation.answers().forEach(answer -> text.append(answer(answer)));
    } else {
      text.append(difference());
    }
    return text.toString().stripTrailing();
  }

  private String head() {
    JournaledForecast forecast = explanation.journaled();
    return line(
        "decision %,d: %s, %s forecast from %s on, caused by fact %,d, network %s",
        forecast.number(),
        explanation.symbol(),
        forecast.kind(),
        ExplanationReport.utc(forecast),
        forecast.cause(),
        forecast.network().substring(0, NAME_DIGITS));
  }

  private String difference() {
    JournaledForecast forecast = explanation.journaled();
    String computed =
        explanation
            .computed()
            .map(now -> values(now.toClose(), now.oneDay(), ForecastExplanation.network(now)))
            .orElse("no value of a network");
    return line(
            "the journal holds %s",
            values(forecast.toClose(), forecast.oneDay(), forecast.network()))
        + line("from the facts follows %s", computed)
        + line("so there is nothing to explain; 'headroom replay' compares all decisions");
  }

  private static String values(double toClose, double oneDay, String network) {
    return "networkToCloseVariance="
        + Decimals.shortest(toClose)
        + ", networkOneDayVariance="
        + Decimals.shortest(oneDay)
        + ", networkHash="
        + network;
  }

  private String horizons(NetworkForecast forecast) {
    JournaledForecast journaled = explanation.journaled();
    boolean within = forecast.today().isPresent();
    StringBuilder text =
        new StringBuilder(line("computed again from the facts: the same, bit for bit\n"));
    text.append(line("%-" + NAME_WIDTH + "s %10s %10s", "sigma", "network", "log-HAR"));
    if (within) {
      text.append(
          horizon("rest of session", forecast.toClose(), journaled.logHarToClose())
              + "   answer 1, less the night, given the session so far\n");
    }
    return text.append(horizon("one day", forecast.oneDay(), journaled.logHarOneDay()))
        .append(
            within
                ? "   rest of session + "
                    + Decimals.fixed(forecast.untilSameMinute(), DECIMALS)
                    + " x answer 2, as variances\n"
                : "   answer 1\n")
        .append(HOW_TO_READ)
        .toString();
  }

  private static String horizon(String name, double network, double logHar) {
    return String.format(
        Locale.ROOT, "%-" + NAME_WIDTH + "s %10s %10s", name, sigma(network), sigma(logHar));
  }

  private String answer(Answer answer) {
    NetworkEvaluation evaluation = answer.evaluation();
    Attributions shares = answer.attributions();
    int number = explanation.answers().indexOf(answer) + 1;
    return "\n"
        + line("answer %d: %s", number, question(answer))
        + line(
            "log-HAR %s x network's factor exp(r) %s = %s as variances; at the HAR point the factor"
                + " is %s",
            Decimals.scientific(evaluation.logHar()),
            factor(shares.residual()),
            Decimals.scientific(evaluation.variance()),
            factor(shares.baselineResidual()))
        + table(answer)
        + line("%s", completeness(shares));
  }

  private String question(Answer answer) {
    List<LocalDate> days = answer.days();
    LocalDate last = days.get(days.size() - 1);
    if (answer.asked() == Asked.TODAY) {
      return explanation.journaled().originDate() + " as a whole, asked with the days to " + last;
    }
    return "the trading day after "
        + last
        + (explanation.answers().size() > 1
            ? ", asked with " + last + " as it will be with the rest of session above"
            : "");
  }

  private static String table(Answer answer) {
    Attributions shares = answer.attributions();
    List<String> features = features(answer);
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", "r"));
    answer.days().forEach(day -> text.append(cell(day.toString())));
    text.append(cell("sum")).append(cell("percent")).append('\n');
    for (int feature = 0; feature < features.size(); feature++) {
      int of = feature;
      text.append(
          row(
              features.get(feature),
              IntStream.range(0, answer.days().size())
                  .mapToDouble(step -> shares.of(0, step, of))
                  .toArray(),
              shares.ofFeature(feature)));
    }
    double[] sums = IntStream.range(0, answer.days().size()).mapToDouble(shares::ofStep).toArray();
    return text.append(row("sum", sums, shares.sum())).toString();
  }

  private static String row(String name, double[] values, double sum) {
    StringBuilder text =
        new StringBuilder(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", name));
    for (double value : values) {
      text.append(cell(Decimals.signed(value, DECIMALS)));
    }
    text.append(cell(Decimals.signed(sum, DECIMALS)));
    return text.append(cell(Decimals.signed(ExplanationReport.percent(sum), 2)))
        .append('\n')
        .toString();
  }

  private static String completeness(Attributions shares) {
    return String.format(
        Locale.ROOT,
        "%s: the sum misses r less r at the HAR point by %s, %s is allowed; quadrature of order %d%s",
        shares.quadrature().complete() ? "complete" : "NOT COMPLETE",
        Decimals.scientific(shares.completenessError()),
        Decimals.scientific(shares.tolerance()),
        shares.quadrature().order(),
        parts(shares.quadrature().parts()));
  }

  private static String parts(int count) {
    return count == 1 ? "" : " on each of " + count + " parts";
  }

  private static List<String> features(Answer answer) {
    return answer.evaluation().network().artifact().featureNames();
  }

  private static String factor(double residual) {
    return Decimals.fixed(StrictMath.exp(residual), DECIMALS);
  }

  private static String sigma(double variance) {
    return Decimals.fixed(100 * Math.sqrt(variance), DECIMALS) + " %";
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, " %10s", text);
  }

  private static String line(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments) + "\n";
  }
}

package io.headroom.service;

import io.headroom.replay.ForecastExplanation;
import io.headroom.replay.JournaledForecast;
import java.time.Instant;

/** What explains a forecast, for people and for programs; the same bytes each time. */
record ExplanationReport(ForecastExplanation explanation) {
  /** Whether the forecast follows from the facts and all attributions add up. */
  boolean holds() {
    return explanation.holds()
        && explanation.answers().stream()
            .allMatch(answer -> answer.attributions().quadrature().complete());
  }

  String toText() {
    return new ExplanationText(explanation).toText();
  }

  String toJson() {
    return new ExplanationJson(explanation).toJson();
  }

  /** By how much a sum of attributions alone moves the variance. */
  static double percent(double sum) {
    return 100 * (StrictMath.exp(sum) - 1);
  }

  /** The instant that a forecast looks from. */
  static String utc(JournaledForecast forecast) {
    return Instant.ofEpochSecond(0, forecast.origin()).toString();
  }
}

package io.headroom.service.report;

import java.util.List;

/**
 * What was found for one horizon.
 *
 * @param heading such as "One day ahead"
 * @param baseline name of the model that the others are compared with, one of the models
 * @param level of the intervals of the ratios, 0.9 for 90 %
 * @param models in the order to be shown, in the table and in the plot of the ratios
 * @param differences of a model's daily losses, less the baseline's, added up: one series per model
 * @param forecasts for chosen instruments
 * @param sets which models may be the best, per instrument
 */
public record EvaluationSection(
    String heading,
    String baseline,
    double level,
    List<ModelResult> models,
    List<DatedSeries> differences,
    List<ForecastSeries> forecasts,
    ConfidenceSets sets) {
  public EvaluationSection {
    models = List.copyOf(models);
    differences = List.copyOf(differences);
    forecasts = List.copyOf(forecasts);
  }
}

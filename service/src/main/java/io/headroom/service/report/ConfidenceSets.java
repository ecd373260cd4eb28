package io.headroom.service.report;

import java.util.List;

/**
 * Which models may be the best for which instrument.
 *
 * @param level of confidence, 0.9 for 90 %
 * @param models the columns
 * @param instruments the rows; none: the table is left out
 */
public record ConfidenceSets(double level, List<String> models, List<Row> instruments) {
  private static final double ROUNDING = 1e-12;

  /**
   * An instrument's set.
   *
   * @param pValues one per model; NaN: the model was not compared
   */
  public record Row(String instrument, List<Double> pValues) {
    public Row {
      pValues = List.copyOf(pValues);
    }
  }

  /**
   * @throws IllegalArgumentException if a row has not as many p-values as there are models
   */
  public ConfidenceSets {
    models = List.copyOf(models);
    instruments = List.copyOf(instruments);
    for (Row row : instruments) {
      if (row.pValues().size() != models.size()) {
        throw new IllegalArgumentException(
            row.instrument()
                + " has "
                + row.pValues().size()
                + " p-values, expected one for each of "
                + models.size()
                + " models");
      }
    }
  }

  /** Whether a model of this p-value is in the set; not if it is NaN. */
  boolean holds(double pValue) {
    return pValue >= 1 - level - ROUNDING;
  }
}

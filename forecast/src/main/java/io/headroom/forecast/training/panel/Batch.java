package io.headroom.forecast.training.panel;

/**
 * Rows that are computed together.
 *
 * @param inputs {@code [rows][instruments][steps][features]}
 * @param labels {@code [rows][instruments]}, NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
record Batch(RowShape shape, int rows, float[] inputs, float[] labels) {
  /** How many labels there are. */
  int labelled() {
    int count = 0;
    for (float label : labels) {
      count += Float.isNaN(label) ? 0 : 1;
    }
    return count;
  }
}

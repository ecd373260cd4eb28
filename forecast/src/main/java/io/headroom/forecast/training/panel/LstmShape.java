package io.headroom.forecast.training.panel;

/**
 * An LSTM without peepholes over the steps of one instrument, and a linear layer on its last hidden
 * state; all instruments share the weights.
 *
 * @param units of the hidden layer
 */
public record LstmShape(int units) implements NetworkShape {
  /** Candidate and three gates. */
  private static final int GATES = 4;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if there is not one unit
   */
  public LstmShape {
    Checks.positive("units of the LSTM", units);
  }

  @Override
  public int weights(RowShape row) {
    return GATES * units * (row.features() + units + 1) + units + 1;
  }

  @Override
  public String specification() {
    return "lstm units=" + units;
  }
}

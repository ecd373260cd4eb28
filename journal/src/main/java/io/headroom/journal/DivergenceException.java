package io.headroom.journal;

/** A decision in the journal is not what its facts give when they are computed again. */
public final class DivergenceException extends JournalException {
  private static final long serialVersionUID = 1L;

  private final long number;

  /**
   * Names the decision.
   *
   * @param number the decision's number
   * @param difference its type and field, with both values
   */
  public DivergenceException(long number, String difference) {
    super("decision " + number + " does not follow from the facts: " + difference);
    this.number = number;
  }

  /** The number of the first decision that differs. */
  public long number() {
    return number;
  }
}

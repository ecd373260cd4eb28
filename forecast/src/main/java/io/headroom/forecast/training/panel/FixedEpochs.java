package io.headroom.forecast.training.panel;

/**
 * Ends after so many passes, whose last weights stay: to learn from all dates for as long as was
 * best on a part of them. A learning rate that decays does so as if it went on to {@link
 * PanelSettings#mostEpochs}.
 *
 * @param epochs passes, zero for none at all
 */
public record FixedEpochs(int epochs) implements Ending {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public FixedEpochs {
    Checks.require(epochs >= 0, "fixed epochs", epochs, "zero or more");
  }

  @Override
  public String specification() {
    return "fixed epochs=" + epochs;
  }
}

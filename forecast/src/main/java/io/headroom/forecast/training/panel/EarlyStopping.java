package io.headroom.forecast.training.panel;

/**
 * Ends when the loss on other dates has not fallen for a while; the best pass's weights stay. Pass
 * 0, before any update, counts: without a warm start it is the linear model itself.
 *
 * @param validation dates that nothing is learnt from
 * @param patience passes without a better loss after which the training ends
 */
public record EarlyStopping(PanelExamples validation, int patience) implements Ending {
  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if there is not one pass of patience
   */
  public EarlyStopping {
    Checks.positive("patience", patience);
  }

  @Override
  public String specification() {
    return "patience=" + patience + " validation=" + validation.hash();
  }
}

package io.headroom.forecast.lab;

/**
 * The days that models are judged on, and the ones before on which one is chosen.
 *
 * @param first row of the first day that is forecast
 * @param end row behind the last
 * @param horizon rows whose mean variance is forecast
 */
public record Window(int first, int end, int horizon) {
  /** No model is estimated on fewer rows. */
  private static final int LEAST_ROWS = 250;

  /**
   * The last days of a panel.
   *
   * @param share of its days, rounded up
   * @throws IllegalArgumentException if too few days are left to estimate a model on
   */
  public static Window test(Panel panel, double share, int horizon) {
    int days = (int) Math.ceil(share * panel.days());
    int first = panel.days() - days;
    if (!(share > 0 && share < 1) || first < LEAST_ROWS || days <= horizon) {
      throw new IllegalArgumentException(
          panel.source()
              + ": "
              + panel.days()
              + " days, test share "
              + share
              + ", horizon "
              + horizon
              + ": expected at least "
              + LEAST_ROWS
              + " days before the test and more than the horizon in it");
    }
    return new Window(first, panel.days(), horizon);
  }

  /**
   * As many days before, or as there are behind those that every model needs: what is chosen, is
   * chosen on these.
   */
  public Window validation() {
    int days = end - first;
    return new Window(Math.max(LEAST_ROWS, first - days), first, horizon);
  }

  /** Estimations so many times, spread evenly. */
  public int every(int times) {
    return Math.max(1, (end - first + times - 1) / times);
  }

  /** Its days, with estimations so many rows apart. */
  public Schedule schedule(int every) {
    return new Schedule(first, end, every, horizon);
  }
}

package io.headroom.forecast.lab;

/**
 * A model on a schedule of estimations.
 *
 * @param name by which its record is told from the others
 * @param every rows between estimations
 */
public record Entrant(String name, PanelModel model, int every) {
  public Entrant {
    if (every < 1) {
      throw new IllegalArgumentException(name + ": every=" + every + ": expected at least 1");
    }
  }
}

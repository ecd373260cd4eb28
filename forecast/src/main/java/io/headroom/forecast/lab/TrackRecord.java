package io.headroom.forecast.lab;

/** What an entrant forecast on a schedule, and how far off it was. */
public final class TrackRecord {
  private final Entrant entrant;
  private final double[][] forecasts;
  private final PanelLosses losses;

  TrackRecord(Entrant entrant, double[][] forecasts, PanelLosses losses) {
    this.entrant = entrant;
    this.forecasts = forecasts;
    this.losses = losses;
  }

  public Entrant entrant() {
    return entrant;
  }

  /** {@code [origins][instruments]}, decimal daily variances. Not to be changed. */
  public double[][] forecasts() {
    return forecasts;
  }

  public PanelLosses losses() {
    return losses;
  }
}

package io.headroom.forecast;

/** Once that a network was asked by how much log-HAR's forecast is to be corrected. */
public final class NetworkEvaluation {
  private final DailyNetwork network;
  private final double logHar;
  private final double[] window;
  private final double residual;
  private final double variance;

  NetworkEvaluation(
      DailyNetwork network, double logHar, double[] window, double residual, double variance) {
    this.network = network;
    this.logHar = logHar;
    this.window = window;
    this.residual = residual;
    this.variance = variance;
  }

  /** The network that was asked. */
  public DailyNetwork network() {
    return network;
  }

  /** Log-HAR's variance of the day, h. */
  public double logHar() {
    return logHar;
  }

  /** The raw features that it was shown, {@code [steps][features]}, row-major; a copy. */
  public double[] window() {
    return window.clone();
  }

  /** What it answered, r. */
  public double residual() {
    return residual;
  }

  /** The variance of the day, h exp(r). */
  public double variance() {
    return variance;
  }
}

package io.headroom.forecast;

import io.headroom.forecast.network.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Log-HAR corrected by a network: {@code f = h exp(r)}, h being log-HAR's forecast of the next
 * day's variance and r what the network makes of the last days' features.
 *
 * <p>There is no forecast without a network, without log-HAR's, or before the network's window is
 * full. The standard error is log-HAR's: the network was trained to move the forecast, not to say
 * how far off it is. The correction needs no bound of its own, as features are clipped and an
 * LSTM's state lies between -1 and 1.
 *
 * <p>All days of a window but the last go through the network once a day, so that a forecast from
 * within a session costs a step.
 */
final class NetworkModel implements DailyModel {
  private final LogHar logHar;
  private final FeatureHistory history;
  private Optional<DailyNetwork> network = Optional.empty();
  private Optional<Network.Prefix> prefix = Optional.empty();
  private OptionalDouble residual = OptionalDouble.empty();

  /**
   * A model that corrects what others learn. There may be several of the same.
   *
   * @param history of the days that log-HAR learns; both are taught by whoever has them
   */
  NetworkModel(LogHar logHar, FeatureHistory history) {
    this.logHar = logHar;
    this.history = history;
  }

  /** Takes a network, or none, from now on. */
  void network(Optional<DailyNetwork> activated) {
    network = activated;
    forget();
  }

  /** Log-HAR and the history have learnt a day. */
  void dayLearnt() {
    forget();
  }

  @Override
  public Point forecast() {
    return network
        .filter(known -> history.hasLast(known.artifact().steps()))
        .map(known -> corrected(logHar.forecast(), residual(known)))
        .orElse(Point.NONE);
  }

  @Override
  public Point forecastGiven(Day today) {
    return network
        .filter(known -> history.hasLast(known.artifact().steps() - 1))
        .map(known -> given(known, today))
        .orElse(Point.NONE);
  }

  /** What the network was asked for {@link #forecast}; nothing where that has no value. */
  Optional<NetworkEvaluation> evaluation() {
    return network
        .filter(known -> forecast().exists())
        .map(
            known ->
                new NetworkEvaluation(
                    known,
                    logHar.forecast().variance(),
                    last(known, 0),
                    residual(known),
                    forecast().variance()));
  }

  /** What the network was asked for {@link #forecastGiven}; nothing where that has no value. */
  Optional<NetworkEvaluation> evaluationGiven(Day today) {
    return network
        .filter(known -> forecastGiven(today).exists())
        .map(known -> evaluationGiven(known, today));
  }

  private NetworkEvaluation evaluationGiven(DailyNetwork known, Day today) {
    double base = logHar.forecastGiven(today).variance();
    double[] days = last(known, 1);
    double[] step = history.given(today, logHar.forecast().variance(), base, known.features());
    double[] window = Arrays.copyOf(days, days.length + step.length);
    System.arraycopy(step, 0, window, days.length, step.length);
    double residual = known.network().residual(window);
    return new NetworkEvaluation(known, base, window, residual, forecastGiven(today).variance());
  }

  private Point given(DailyNetwork known, Day today) {
    Point next = logHar.forecastGiven(today);
    double[] step =
        history.given(today, logHar.forecast().variance(), next.variance(), known.features());
    return corrected(next, known.network().residual(prefix(known), step));
  }

  private static Point corrected(Point base, double residual) {
    double variance = base.variance() * StrictMath.exp(residual);
    return Double.isNaN(variance) ? Point.NONE : new Point(variance, base.logStandardError());
  }

  private double residual(DailyNetwork known) {
    if (residual.isEmpty()) {
      residual = OptionalDouble.of(known.network().residual(last(known, 0)));
    }
    return residual.orElseThrow();
  }

  private Network.Prefix prefix(DailyNetwork known) {
    if (prefix.isEmpty()) {
      prefix = Optional.of(known.network().prefix(last(known, 1)));
    }
    return prefix.orElseThrow();
  }

  private double[] last(DailyNetwork known, int fewer) {
    List<DailyFeature> features = known.features();
    return history.last(known.artifact().steps() - fewer, features);
  }

  private void forget() {
    prefix = Optional.empty();
    residual = OptionalDouble.empty();
  }
}

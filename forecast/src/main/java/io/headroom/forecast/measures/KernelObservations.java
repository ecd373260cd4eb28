package io.headroom.forecast.measures;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/**
 * What a realized kernel needs of a session's prices, without keeping them: {@code gamma_0 + 2 sum
 * k(h/(H+1)) gamma_h} over lags h = 1 to H, k Parzen's weights, gamma_h the realized
 * autocovariances of the returns (Barndorff-Nielsen, Hansen, Lunde and Shephard 2009): the
 * integrated variance, with the squares of its jumps, under noise.
 *
 * <p>The first and the last price are each the mean of two (their jittering with m = 2), as without
 * it the noise of these two would stay in. N prices so make N - 3 returns.
 *
 * <p>The bandwidth H is known only when the session is looked at, so autocovariances are kept for
 * every lag up to the largest allowed. A price costs one multiplication for each lag.
 */
public final class KernelObservations {
  private static final int JITTERED = 4;

  private final Autocovariances autocovariances;
  private long count;
  private double settled;
  private double lastButOne;
  private double last;

  /**
   * None yet.
   *
   * @param largestBandwidth at least 1
   */
  public KernelObservations(int largestBandwidth) {
    autocovariances = new Autocovariances(largestBandwidth);
  }

  private KernelObservations(KernelObservations other) {
    autocovariances = new Autocovariances(other.autocovariances);
    count = other.count;
    settled = other.settled;
    lastButOne = other.lastButOne;
    last = other.last;
  }

  /** A session's prices, all at hand. */
  public static KernelObservations of(double[] logPrices, int largestBandwidth) {
    KernelObservations all = new KernelObservations(largestBandwidth);
    for (double logPrice : logPrices) {
      all.add(logPrice);
    }
    return all;
  }

  /** Begins a session. */
  public void clear() {
    if (count > 0) {
      autocovariances.clear();
    }
    count = 0;
    settled = 0;
    lastButOne = 0;
    last = 0;
  }

  /** Takes the next price; the last two of them wait, since they may be the session's end. */
  public void add(double logPrice) {
    count++;
    if (count > JITTERED) {
      settle(lastButOne);
    } else if (count == 3) {
      settled = 0.5 * (lastButOne + last);
    }
    lastButOne = last;
    last = logPrice;
  }

  /** A copy with one price more. */
  public KernelObservations with(double logPrice) {
    KernelObservations copy = new KernelObservations(this);
    copy.add(logPrice);
    return copy;
  }

  /** How many returns the kernel has. */
  public int returns() {
    return count < JITTERED ? 0 : Math.toIntExact(count - JITTERED + 1);
  }

  /**
   * The realized kernel, for the time from the first price to the last.
   *
   * @param bandwidth H, from 1 to the largest allowed
   * @return NaN of fewer than four prices
   */
  public double kernel(int bandwidth) {
    if (bandwidth < 1 || bandwidth > autocovariances.lags()) {
      throw new IllegalArgumentException(
          "bandwidth " + bandwidth + " is not from 1 to " + autocovariances.lags());
    }
    if (count < JITTERED) {
      return Double.NaN;
    }
    KernelObservations ended = new KernelObservations(this);
    ended.settle(0.5 * (lastButOne + last));
    return weighed(ended.autocovariances, bandwidth);
  }

  /**
   * The realized kernel with the bandwidth that the noise asks for.
   *
   * @param noiseToSignal of {@link KernelBandwidth#noiseToSignal}
   * @return NaN of fewer than four prices, and where the ratio is NaN
   */
  public double kernelFor(double noiseToSignal) {
    return Double.isNaN(noiseToSignal) || count < JITTERED
        ? Double.NaN
        : kernel(KernelBandwidth.of(noiseToSignal, returns(), autocovariances.lags()));
  }

  private void settle(double logPrice) {
    autocovariances.add(logPrice - settled);
    settled = logPrice;
  }

  private static double weighed(Autocovariances gamma, int bandwidth) {
    double sum = gamma.at(0);
    for (int lag = 1; lag <= bandwidth; lag++) {
      sum += 2 * ParzenKernel.weight(lag / (bandwidth + 1.0)) * gamma.at(lag);
    }
    return sum;
  }

  /** Writes it; the largest bandwidth is the owner's. */
  public void save(StateWriter state) {
    state
        .section("kernel", 1)
        .putLong(count)
        .putDouble(settled)
        .putDouble(lastButOne)
        .putDouble(last);
    autocovariances.save(state);
  }

  /** Reads it in place of what is here. */
  public void restore(StateReader state) {
    count = state.section("kernel", 1).takeLong();
    settled = state.takeDouble();
    lastButOne = state.takeDouble();
    last = state.takeDouble();
    autocovariances.restore(state);
  }
}

package io.headroom.forecast.measures;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Sessions of 23,400 seconds whose integrated variance is known.
 *
 * @param volatilityOfVolatility 0 for a constant variance of 1e-4 a session; else Heston's, dv = 2
 *     (1e-4 - v) dt + this sqrt(v) dW with correlation -0.6 and a session as unit of time, under a
 *     U-shape 0.5 + 6 (t - 1/2)^2
 * @param jump size of the one jump of each session, of either sign, at any time
 * @param noise standard deviation of what is added to each price that is seen
 * @param tradeShare of the seconds that have a price
 */
record SimulatedSessions(
    double volatilityOfVolatility, double jump, double noise, double tradeShare) {
  static final int SECONDS = 23_400;

  private static final double VARIANCE = 1e-4;
  private static final double REVERSION = 2;
  private static final double LEVERAGE = -0.6;

  /** Takes what was seen of sessions. */
  interface Measured {
    /**
     * Takes one.
     *
     * @param quarticity integrated, with the session as unit of time
     * @param observed log prices of the seconds that have one
     * @param path log prices a minute apart, the last seen before each
     */
    void session(double integratedVariance, double quarticity, double[] observed, double[] path);
  }

  void simulate(long seed, int sessions, Measured to) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double variance = VARIANCE;
    for (int i = 0; i < sessions; i++) {
      variance = session(random, variance, to);
    }
  }

  private double session(RandomGenerator random, double first, Measured to) {
    double dt = 1.0 / SECONDS;
    double variance = first;
    double price = 0;
    double integrated = 0;
    double quarticity = 0;
    int jumpAt = random.nextInt(1, SECONDS);
    Observer seen = new Observer(random);
    seen.second(0, price);
    for (int second = 1; second <= SECONDS; second++) {
      double now = Math.max(0, variance) * shape(second * dt);
      double z = random.nextGaussian();
      price += Math.sqrt(now * dt) * z;
      integrated += now * dt;
      quarticity += now * now * dt;
      if (volatilityOfVolatility > 0) {
        double w = LEVERAGE * z + Math.sqrt(1 - LEVERAGE * LEVERAGE) * random.nextGaussian();
        variance +=
            REVERSION * (VARIANCE - Math.max(0, variance)) * dt
                + volatilityOfVolatility * Math.sqrt(Math.max(0, variance) * dt) * w;
      }
      if (second == jumpAt) {
        price += random.nextBoolean() ? jump : -jump;
      }
      seen.second(second, price);
    }
    seen.tell(integrated, quarticity, to);
    return variance;
  }

  private double shape(double time) {
    return volatilityOfVolatility == 0 ? 1 : 0.5 + 6 * (time - 0.5) * (time - 0.5);
  }

  private final class Observer {
    private final RandomGenerator random;
    private final double[] observed = new double[SECONDS + 1];
    private final double[] path = new double[SECONDS / 60 + 1];
    private int count;

    Observer(RandomGenerator random) {
      this.random = random;
    }

    void second(int second, double price) {
      if (second == 0 || tradeShare == 1 || random.nextDouble() < tradeShare) {
        observed[count++] = noise == 0 ? price : price + noise * random.nextGaussian();
      }
      if (second % 60 == 0) {
        path[second / 60] = observed[count - 1];
      }
    }

    void tell(double integrated, double quarticity, Measured to) {
      to.session(integrated, quarticity, Arrays.copyOf(observed, count), path);
    }
  }
}

package io.headroom.forecast.training.panel;

import java.util.Locale;

/**
 * How far an update goes.
 *
 * @param first Adam's step at the first update
 * @param decay how it falls
 */
public record LearningRate(double first, Decay decay) {
  /** How the rate falls from the first update to the last that there may be. */
  public enum Decay {
    /** Not at all. */
    NONE,

    /** In a line to zero. */
    LINEAR,

    /** As half a cosine to zero (Loshchilov and Hutter 2017). */
    COSINE
  }

  /**
   * Checks the rate.
   *
   * @throws IllegalArgumentException if it makes no sense
   */
  public LearningRate {
    Checks.require(first > 0 && first <= 1, "learning rate", first, "(0, 1]");
  }

  /** A rate that stays. */
  public static LearningRate constant(double rate) {
    return new LearningRate(rate, Decay.NONE);
  }

  /** The rate when so great a share of all updates is done. */
  double at(double share) {
    return switch (decay) {
      case NONE -> first;
      case LINEAR -> first * (1 - share);
      case COSINE -> first * 0.5 * (1 + StrictMath.cos(StrictMath.PI * share));
    };
  }

  String specification() {
    return first + " " + decay.name().toLowerCase(Locale.ROOT);
  }
}

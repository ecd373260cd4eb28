package io.headroom.forecast.har;

/** What becomes of a forecast that no variance of the sample was like (Swanson and White 1997). */
public enum InsanityFilter {
  /** It stays. */
  NONE {
    @Override
    boolean isSane(double forecast, HarFit fit) {
      return true;
    }
  },

  /**
   * Outside the range of the sample's targets it becomes their mean, as in Bollerslev, Patton and
   * Quaedvlieg (2016).
   */
  RANGE {
    @Override
    boolean isSane(double forecast, HarFit fit) {
      return forecast >= fit.smallestTarget() && forecast <= fit.largestTarget();
    }
  },

  /** Below zero or above the sample's largest target it becomes their mean. */
  ZERO_TO_LARGEST {
    @Override
    boolean isSane(double forecast, HarFit fit) {
      return forecast >= 0 && forecast <= fit.largestTarget();
    }
  };

  abstract boolean isSane(double forecast, HarFit fit);
}

package io.headroom.forecast;

/**
 * A forecast's horizons, variances of log returns.
 *
 * @param toClose rest of this session
 * @param oneDay rest of this session, the night, and tomorrow up to the same minute
 * @param nextDay the whole of the next trading day, the night before it included
 */
record Horizons(double toClose, double oneDay, double nextDay) {
  /** What a model without history says. */
  static final Horizons NONE = new Horizons(Double.NaN, Double.NaN, Double.NaN);

  /** How many sessions of evidence the prior level of today's variance counts for. */
  private static final double PRIOR_SESSIONS = 1;

  /** Whether a model said anything. */
  boolean exist() {
    return !Double.isNaN(oneDay);
  }

  /** From a close, where both horizons are the next day. */
  static Horizons fromClose(double nextDay) {
    return new Horizons(0, nextDay, nextDay);
  }

  /**
   * What is left of today's session, given what has been seen of it: the prior session variance,
   * times the level {@code (1 + RV / prior) / (1 + S)} that the session has shown so far, times the
   * share {@code 1 - S} still to come.
   *
   * @param session prior of the whole session's variance
   * @param realized variance so far
   * @param passed S, the share of a session's variance that falls before now
   */
  static double toClose(double session, double realized, double passed) {
    double level = (PRIOR_SESSIONS + realized / session) / (PRIOR_SESSIONS + passed);
    return session * level * (1 - passed);
  }

  /**
   * From a time within the session.
   *
   * @param nextDay tomorrow's whole variance, the night before included
   * @param overnightShare the night's share of it
   */
  static Horizons within(double toClose, double nextDay, double overnightShare, double passed) {
    double share = untilSameMinute(overnightShare, passed);
    return new Horizons(toClose, toClose + nextDay * share, nextDay);
  }

  /** The night's share of a day, and what of the rest falls before a minute of the session. */
  static double untilSameMinute(double overnightShare, double passed) {
    return overnightShare + (1 - overnightShare) * passed;
  }
}

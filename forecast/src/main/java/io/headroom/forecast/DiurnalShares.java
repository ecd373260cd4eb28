package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/**
 * The part of a session's variance that has passed by a fraction of the session, from 0 at the open
 * to 1 at the close; of 78 equal parts (five minutes of 390), linear within each.
 *
 * <p>It starts as a curve that counts for a number of sessions, and is blended with the mean over
 * completed sessions of each part's share of the squared one-minute returns. The starting curve of
 * an equity session has the density {@code 1 + 4 (1-u)^6 + 1.5 u^6} at fraction u, scaled to
 * integrate to one: the U shape of Andersen and Bollerslev (1997), 2.8 times the mean at the open,
 * 0.6 at noon, 1.4 at the close. A round-the-clock session starts flat.
 */
final class DiurnalShares {
  static final int PARTS = 78;

  private static final double OPEN_WEIGHT = 4;
  private static final double CLOSE_WEIGHT = 1.5;
  private static final double TOTAL = 1 + (OPEN_WEIGHT + CLOSE_WEIGHT) / 7;

  private final boolean flatStart;
  private final double[] shares = new double[PARTS];
  private int sessions;

  DiurnalShares(boolean flatStart) {
    this.flatStart = flatStart;
  }

  /** Learns a completed session from its log prices one minute apart, open to close. */
  void observe(double[] logPrices) {
    int minutes = logPrices.length - 1;
    double[] squares = new double[PARTS];
    double total = 0;
    for (int minute = 1; minute <= minutes; minute++) {
      double logReturn = logPrices[minute] - logPrices[minute - 1];
      squares[(int) ((2L * minute - 1) * PARTS / (2L * minutes))] += logReturn * logReturn;
      total += logReturn * logReturn;
    }
    if (total > 0) {
      for (int part = 0; part < PARTS; part++) {
        shares[part] += squares[part] / total;
      }
      sessions++;
    }
  }

  /**
   * The part that has passed.
   *
   * @param fraction of the session, from 0 to 1
   * @param priorSessions how many sessions the starting curve counts for
   */
  double passed(double fraction, int priorSessions) {
    if (fraction >= 1) {
      return 1;
    }
    double start = flatStart ? fraction : start(fraction);
    return sessions == 0
        ? start
        : (priorSessions * start + observed(fraction)) / (priorSessions + sessions);
  }

  private double observed(double fraction) {
    double position = fraction * PARTS;
    int part = (int) position;
    double sum = 0;
    for (int i = 0; i < part; i++) {
      sum += shares[i];
    }
    return sum + (position - part) * shares[part];
  }

  private static double start(double u) {
    return (u + OPEN_WEIGHT / 7 * (1 - seventh(1 - u)) + CLOSE_WEIGHT / 7 * seventh(u)) / TOTAL;
  }

  private static double seventh(double x) {
    double square = x * x;
    return square * square * square * x;
  }

  void save(StateWriter state) {
    state.section("diurnal", 1).putDoubles(shares, 0, PARTS).putInt(sessions);
  }

  void restore(StateReader state) {
    double[] values = state.section("diurnal", 1).takeDoubles();
    if (values.length != PARTS) {
      throw state.wrong(PARTS + " parts of a session, found " + values.length);
    }
    System.arraycopy(values, 0, shares, 0, PARTS);
    sessions = state.takeInt();
  }
}

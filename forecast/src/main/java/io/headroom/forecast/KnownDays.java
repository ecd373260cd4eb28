package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;

/**
 * What an instrument's last days say to the pooled model: the logarithms of the mean variance of
 * the last 1, 2, 3, 5, 10 and 22 days, as far as there are so many.
 *
 * <p>What was a mean over all days there are stays one until the next longer window is full: an
 * instrument of seven days is told by its last five.
 */
final class KnownDays {
  private static final int[] WINDOWS = {1, 2, 3, 5, 10, 22};

  /** For each number of windows known, those that make a regression, by their place above. */
  private static final int[][] USED = {{}, {0}, {0, 1}, {0, 2}, {0, 3}, {0, 3, 4}, {0, 3, 5}};

  private final double[] logMeans;

  private KnownDays(double[] logMeans) {
    this.logMeans = logMeans;
  }

  /** How many regressions there are: one for each number of windows known. */
  static int regressions() {
    return USED.length;
  }

  /** Regressors of a regression, the constant included. */
  static int columns(int regression) {
    return 1 + USED[regression].length;
  }

  /** What an instrument's days say. */
  static KnownDays of(VarianceSeries days) {
    double[] logs = new double[windowsIn(days.size())];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.log(days.meanOfLast(WINDOWS[i]));
    }
    return new KnownDays(logs);
  }

  /** The same with one more day. */
  static KnownDays of(VarianceSeries days, double today) {
    double[] logs = new double[windowsIn(days.size() + 1)];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.log(days.meanOfLast(WINDOWS[i], today));
    }
    return new KnownDays(logs);
  }

  /** The regression that knows as much as these days tell. */
  int regression() {
    return logMeans.length;
  }

  /** What a regression wants to be told, which is no more than {@link #regression} tells. */
  double[] regressors(int regression) {
    int[] used = USED[regression];
    double[] regressors = new double[1 + used.length];
    regressors[0] = 1;
    for (int i = 0; i < used.length; i++) {
      regressors[1 + i] = logMeans[used[i]];
    }
    return regressors;
  }

  private static int windowsIn(int days) {
    int known = 0;
    while (known < WINDOWS.length && WINDOWS[known] <= days) {
      known++;
    }
    return known;
  }

  void save(StateWriter state) {
    state.putDoubles(logMeans, 0, logMeans.length);
  }

  static KnownDays restored(StateReader state) {
    return new KnownDays(state.takeDoubles());
  }
}

package io.headroom.forecast.training.panel;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * How fast jobs are worked through. What there is to do counts in numbers times weights times
 * passes, which is about how long it takes.
 */
final class Pace {
  private final LongSupplier nanoTime;
  private final long started;
  private final double[] work;
  private final double[] share;
  private int done;

  Pace(List<TrainingJob> jobs, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    started = nanoTime.getAsLong();
    work = jobs.stream().mapToDouble(job -> work(job.task())).toArray();
    share = new double[work.length];
  }

  private static double work(TrainingTask task) {
    RowShape row = task.training().shape();
    double tokens = (double) task.training().dates() * row.instruments() * row.steps();
    int epochs =
        task.ending() instanceof FixedEpochs fixed ? fixed.epochs() : task.settings().mostEpochs();
    return tokens * task.shape().weights(row) * epochs;
  }

  /** A share of a job's passes is done. */
  void advanced(int job, double newShare) {
    share[job] = newShare;
  }

  /** A job is done, be it after fewer passes than there might have been. */
  void finished(int job) {
    share[job] = 1;
    done++;
  }

  /** A job's result was there, which says nothing about the pace. */
  void found(int job) {
    work[job] = 0;
    done++;
  }

  int done() {
    return done;
  }

  int jobs() {
    return work.length;
  }

  OptionalDouble secondsLeft() {
    double all = 0;
    double behind = 0;
    for (int i = 0; i < work.length; i++) {
      all += work[i];
      behind += work[i] * share[i];
    }
    if (done == work.length) {
      return OptionalDouble.of(0);
    } else if (behind == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((nanoTime.getAsLong() - started) / 1e9 * (all - behind) / behind);
  }
}

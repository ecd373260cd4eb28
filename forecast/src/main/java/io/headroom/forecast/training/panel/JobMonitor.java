package io.headroom.forecast.training.panel;

import java.util.Optional;
import java.util.OptionalDouble;

/** Hears how far jobs have come, and may end them. */
public interface JobMonitor {
  /**
   * Where things stand after a pass of one of the jobs, or after its end.
   *
   * @param done jobs that have a result
   * @param jobs all of them
   * @param job name of the one that has come on
   * @param epoch its last pass; empty of a job whose result was found in the store
   * @param secondsLeft as long as what is left may take at the pace so far, if every pass is run;
   *     empty as long as there is no pace
   */
  record Progress(
      int done,
      int jobs,
      String job,
      Optional<MemberMonitor.Epoch> epoch,
      OptionalDouble secondsLeft) {}

  /** After each pass and each end; never from two threads at once. */
  void progress(Progress progress);

  /** Asked before each update, from any worker: true ends all jobs that have no result yet. */
  boolean cancelled();
}

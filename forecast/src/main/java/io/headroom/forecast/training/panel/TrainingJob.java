package io.headroom.forecast.training.panel;

import java.util.OptionalInt;

/**
 * A training among others.
 *
 * @param name for whoever watches
 * @param task what is trained
 * @param startsFrom number, in the list of jobs, of the earlier one whose weights this one starts
 *     from
 */
public record TrainingJob(String name, TrainingTask task, OptionalInt startsFrom) {
  /**
   * Checks that there is one start.
   *
   * @throws IllegalArgumentException if the task has a warm start of its own besides
   */
  public TrainingJob {
    Checks.require(
        startsFrom.isEmpty() || task.warmStart().isEmpty(),
        "warm start of the job " + name,
        "of the task and of another job",
        "one of them");
  }

  /** A job that waits for no other. */
  public static TrainingJob of(String name, TrainingTask task) {
    return new TrainingJob(name, task, OptionalInt.empty());
  }

  /** A job that starts from the weights that another one ends with. */
  public static TrainingJob after(int earlier, String name, TrainingTask task) {
    return new TrainingJob(name, task, OptionalInt.of(earlier));
  }
}

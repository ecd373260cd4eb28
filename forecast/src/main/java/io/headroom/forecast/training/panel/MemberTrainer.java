package io.headroom.forecast.training.panel;

import java.util.concurrent.CancellationException;

/** Trains one member on the thread of its caller. */
public final class MemberTrainer {
  private MemberTrainer() {}

  /**
   * Trains.
   *
   * @throws IllegalArgumentException if the warm start's weights are of another shape
   * @throws CancellationException if the monitor said so
   * @throws ArithmeticException if the loss is no longer finite and no earlier pass may stay
   */
  public static TrainedNetwork train(TrainingTask task, MemberMonitor monitor) {
    throw new UnsupportedOperationException("not yet");
  }
}

package io.headroom.forecast.training.panel;

import java.util.concurrent.CancellationException;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Trains one member on the thread of its caller. */
public final class MemberTrainer {
  private MemberTrainer() {}

  /**
   * Trains.
   *
   * @throws IllegalArgumentException if the warm start's weights are of another shape
   * @throws CancellationException if the monitor said so
   * @throws ArithmeticException if the loss is no longer finite and no earlier pass's weights may
   *     stay
   * @throws IllegalStateException if Deeplearning4j would use several threads, whose number the
   *     bits would depend on
   */
  public static TrainedNetwork train(TrainingTask task, MemberMonitor monitor) {
    int threads = Nd4j.getEnvironment().maxThreads();
    if (threads != 1) {
      throw new IllegalStateException(
          "Deeplearning4j would compute on "
              + threads
              + " threads: expected 1; start the JVM with OMP_NUM_THREADS=1 and"
              + " OPENBLAS_NUM_THREADS=1 in its environment");
    }
    Architecture architecture = Architecture.of(task.shape(), task.training().shape());
    return new Training(task, architecture, architecture.network(DataType.FLOAT), monitor).run();
  }
}

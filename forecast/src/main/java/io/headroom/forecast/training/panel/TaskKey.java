package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.ParameterBytes;

/** Names all that determines a training's result: SHA-256 over a text of one line for each part. */
final class TaskKey {
  /** Changed whenever the same task gives other bits than before. */
  private static final String VERSION = "panel training 1";

  private TaskKey() {}

  /**
   * The key of a task.
   *
   * @param platform what else the bits depend on
   */
  static String of(TrainingTask task, String platform) {
    return Digests.of(
        String.join(
            "\n",
            VERSION,
            platform,
            task.shape().specification(),
            task.settings().specification(),
            "seed=" + task.seed(),
            "training=" + task.training().hash(),
            task.ending().specification(),
            "start="
                + task.warmStart()
                    .map(weights -> Digests.of(ParameterBytes.of(weights)))
                    .orElse("seed")));
  }
}

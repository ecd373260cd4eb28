package io.headroom.forecast.training;

/** Hears how far training has come, and may end it. */
public interface TrainingMonitor {
  /**
   * A pass over the training days.
   *
   * @param member which member, from 1
   * @param members how many there will be
   * @param epoch which pass, from 1
   * @param epochs how many there may be
   * @param trainLoss mean QLIKE of the pass, while the weights changed
   * @param validationLoss mean QLIKE on the validation days after the pass
   * @param bestEpoch the pass with the best validation loss so far, 0 for log-HAR itself
   * @param bestLoss its validation loss
   */
  record Epoch(
      int member,
      int members,
      int epoch,
      int epochs,
      double trainLoss,
      double validationLoss,
      int bestEpoch,
      double bestLoss) {}

  /** After each pass. */
  void epoch(Epoch epoch);

  /** Asked before each update: true ends the training without a result. */
  boolean cancelled();
}

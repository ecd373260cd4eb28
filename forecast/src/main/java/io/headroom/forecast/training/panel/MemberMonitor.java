package io.headroom.forecast.training.panel;

/** Hears how far the training of one member has come, and may end it. */
public interface MemberMonitor {
  /**
   * A pass over the training dates.
   *
   * @param epoch which pass, from 1
   * @param epochs how many there may be
   * @param trainingLoss mean QLIKE of the pass, while the weights changed
   * @param validationLoss mean QLIKE on the validation dates after the pass, NaN without validation
   * @param bestEpoch the pass whose weights would stay if this were the last
   */
  record Epoch(int epoch, int epochs, double trainingLoss, double validationLoss, int bestEpoch) {}

  /** After each pass. */
  void epoch(Epoch epoch);

  /** Asked before each update: true ends the training without a result. */
  boolean cancelled();
}

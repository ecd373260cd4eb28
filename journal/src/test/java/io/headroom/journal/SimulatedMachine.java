package io.headroom.journal;

import java.util.random.RandomGenerator;

/** A machine that keeps one journal: what is here outlives the processes that write it. */
final class SimulatedMachine {
  private final RandomGenerator random;
  private final SimulatedLog facts = new SimulatedLog("facts");
  private final SimulatedLog decisions = new SimulatedLog("decisions");
  private final SimulatedFiles files;

  /**
   * An empty one.
   *
   * @param random decides what a fault leaves
   */
  SimulatedMachine(RandomGenerator random) {
    this.random = random;
    files = new SimulatedFiles(random);
  }

  RandomGenerator random() {
    return random;
  }

  SimulatedLog facts() {
    return facts;
  }

  SimulatedLog decisions() {
    return decisions;
  }

  SimulatedFiles files() {
    return files;
  }

  /** Some of what is in the cache reaches the disk. */
  void writeBack() {
    facts.writeBack(random);
    decisions.writeBack(random);
  }

  /** The cache is gone. */
  void losePower() {
    facts.losePower(random);
    decisions.losePower(random);
    files.losePower();
  }
}

package io.headroom.forecast.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented examples: two instruments whose error follows the first feature of the last day. */
final class Examples {
  static final int STEPS = 4;
  static final int FEATURES = 3;

  private Examples() {}

  /**
   * Settings small enough for seconds; no penalty, which the gradient does not hold but the score
   * does.
   */
  static TrainingSettings settings(List<Long> seeds, int epochs) {
    return new TrainingSettings(
        List.of("a", "b", "c"), STEPS, 3, seeds, epochs, 5, 32, 0.01, 0, 4, 0.2);
  }

  static TrainingOrigin origin() {
    return new TrainingOrigin("test", "any", "any", "invented");
  }

  static List<Example> of(int days, long seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      for (String symbol : List.of("ONE", "TWO")) {
        double[] window = random.doubles(STEPS * FEATURES, -2, 2).toArray();
        double error = 0.5 * window[(STEPS - 1) * FEATURES] + 0.3 * random.nextGaussian();
        examples.add(new Example(symbol, day, window, -9, -9 + error, -9.5));
      }
    }
    return examples;
  }
}

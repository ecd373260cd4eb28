package io.headroom.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measurements of two things in turn, so that a slow minute of the machine meets both. */
final class Repeats {
  private final List<double[]> pairs = new ArrayList<>();

  /** Something that is measured. */
  @FunctionalInterface
  interface Measured {
    /** Measures once. */
    double once() throws Exception;
  }

  /**
   * Measures both once without keeping it, then so many times in turn, each first every other time.
   */
  static Repeats inTurn(int times, Measured a, Measured b) throws Exception {
    Repeats repeats = new Repeats();
    a.once();
    b.once();
    for (int i = 0; i < times; i++) {
      boolean swapped = i % 2 == 1;
      double first = swapped ? b.once() : a.once();
      double second = swapped ? a.once() : b.once();
      repeats.pairs.add(swapped ? new double[] {second, first} : new double[] {first, second});
    }
    return repeats;
  }

  /** The median of the first. */
  double first() {
    return median(pairs.stream().mapToDouble(pair -> pair[0]).toArray());
  }

  /** The median of the second. */
  double second() {
    return median(pairs.stream().mapToDouble(pair -> pair[1]).toArray());
  }

  /** The median of second over first, pair by pair. */
  double ratio() {
    return median(pairs.stream().mapToDouble(pair -> pair[1] / pair[0]).toArray());
  }

  /** The lowest and the highest of second over first. */
  double[] ratios() {
    double[] ratios = pairs.stream().mapToDouble(pair -> pair[1] / pair[0]).sorted().toArray();
    return new double[] {ratios[0], ratios[ratios.length - 1]};
  }

  /** The middle one, or the mean of the two in the middle. */
  static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
  }
}

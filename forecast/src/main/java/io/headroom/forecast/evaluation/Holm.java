package io.headroom.forecast.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Corrects the p-values of several tests for there being several (Holm 1979): the chance that any
 * true hypothesis of the family is rejected stays below the level, however the tests depend on one
 * another.
 */
public final class Holm {
  private Holm() {}

  /**
   * A p-value before and after.
   *
   * @param adjusted to be compared with the level that the whole family is to keep; never below raw
   */
  public record Adjusted(double raw, double adjusted) {}

  /**
   * Corrects a family of p-values.
   *
   * @return in the order that they were given in
   * @throws IllegalArgumentException if one is not within 0 and 1: a comparison without a statistic
   *     is no member of a family
   */
  public static List<Adjusted> adjust(double... pValues) {
    check(pValues);
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    int left = pValues.length;
    for (int index : ascending(pValues)) {
      largest = Math.max(largest, Math.min(1, left * pValues[index]));
      adjusted[index] = largest;
      left--;
    }
    List<Adjusted> all = new ArrayList<>();
    for (int i = 0; i < pValues.length; i++) {
      all.add(new Adjusted(pValues[i], adjusted[i]));
    }
    return List.copyOf(all);
  }

  private static int[] ascending(double[] pValues) {
    return IntStream.range(0, pValues.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> pValues[i]))
        .mapToInt(i -> i)
        .toArray();
  }

  private static void check(double[] pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException(
            "p-values " + Arrays.toString(pValues) + ": expected all within 0 and 1, not " + p);
      }
    }
  }
}

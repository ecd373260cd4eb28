package io.headroom.journal;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A stretch of a journal whose decisions were made by the same algorithm versions. An upgrade of an
 * algorithm begins the next one; decisions of earlier epochs are read and not computed again.
 *
 * @param number from 1
 * @param firstFact the first that it decides on
 * @param algorithms the version of each projection by its name
 * @param build the release that began it
 */
public record Epoch(
    long number, long firstFact, SortedMap<String, Integer> algorithms, String build) {
  /** The first one, also of a journal that holds nothing yet. */
  static Epoch first(List<? extends Projection> projections) {
    return new Epoch(1, 1, versions(projections), "");
  }

  /** Whether these projections make the same decisions. */
  public boolean isOf(List<? extends Projection> projections) {
    return algorithms.equals(versions(projections));
  }

  /** The one that these projections begin after this one. */
  Epoch next(List<? extends Projection> projections, long fact) {
    return new Epoch(number + 1, fact, versions(projections), "");
  }

  /** In words: {@code forecast 2, risk 2}. */
  public String algorithmsText() {
    return text(algorithms);
  }

  /** The same of projections. */
  public static String text(List<? extends Projection> projections) {
    return text(versions(projections));
  }

  private static String text(SortedMap<String, Integer> versions) {
    return versions.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static SortedMap<String, Integer> versions(List<? extends Projection> projections) {
    SortedMap<String, Integer> versions = new TreeMap<>();
    projections.forEach(one -> versions.put(one.name(), one.algorithmVersion()));
    return versions;
  }
}

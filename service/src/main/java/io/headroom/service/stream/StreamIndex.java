package io.headroom.service.stream;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Which decisions have to be read again to show what was shown: some up to the floor, and all after
 * it. It holds numbers only, so that every value that is shown comes from the journal.
 *
 * @param scopes that updates were taken of
 * @param floor the decision after which all are needed
 * @param chosen the ones that are needed up to the floor, ascending
 */
public record StreamIndex(List<String> scopes, long floor, List<Long> chosen) {
  private static final String TAG = "stream-index";
  private static final int LAYOUT = 1;

  public StreamIndex {
    scopes = List.copyOf(scopes);
    chosen = List.copyOf(chosen);
  }

  /** All decisions. */
  public static StreamIndex ofAll() {
    return new StreamIndex(List.of(), 0, List.of());
  }

  /**
   * The index with these decisions.
   *
   * @param sources in any order; those after the floor are needed anyway
   */
  static StreamIndex of(List<String> scopes, long floor, LongStream sources) {
    List<Long> chosen =
        sources.filter(number -> number <= floor).sorted().distinct().boxed().toList();
    return new StreamIndex(scopes, floor, chosen);
  }

  /** The same with more decisions. */
  public StreamIndex with(LongStream sources) {
    LongStream all = LongStream.concat(chosen.stream().mapToLong(Long::longValue), sources);
    return of(scopes, floor, all);
  }

  /** The first needed decision from this one on. */
  public long nextNeeded(long decision) {
    if (decision > floor) {
      return decision;
    }
    int at = Collections.binarySearch(chosen, decision);
    int next = at >= 0 ? at : -at - 1;
    return next < chosen.size() ? chosen.get(next) : floor + 1;
  }

  /** Why it does not do for a house with these scopes, if it does not. */
  public Optional<String> objection(ScopeDirectory directory) {
    List<String> missing =
        new ArrayList<>(directory.all().stream().map(ScopeDirectory.Scope::path).toList());
    missing.removeAll(scopes);
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("it knows nothing of " + String.join(", ", missing));
  }

  /** Writes all of it. */
  public void write(StateWriter to) {
    to.section(TAG, LAYOUT)
        .putAll(scopes, StateWriter::putText)
        .putLong(floor)
        .putLongs(chosen.stream().mapToLong(Long::longValue).toArray());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws io.headroom.journal.StateException if it is something else
   */
  public static StreamIndex read(StateReader from) {
    from.section(TAG, LAYOUT);
    List<String> scopes = new ArrayList<>();
    from.forAll(reader -> scopes.add(reader.takeText()));
    long floor = from.takeLong();
    return new StreamIndex(scopes, floor, Arrays.stream(from.takeLongs()).boxed().toList());
  }
}

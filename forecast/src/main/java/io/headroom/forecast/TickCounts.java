package io.headroom.forecast;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many ticks there were and what became of them: {@code accepted} plus all of {@code unused}
 * plus all of {@code rejected} is {@code ticks}.
 *
 * @param ticks trades, quotes and rows that could not become either
 * @param unused by rule, the names of {@code UnusedRule} in lower camel case; only rules that
 *     applied
 * @param rejected by rule, the names of {@code RejectRule} and {@code FaultRule} in lower camel
 *     case; only rules that applied
 */
public record TickCounts(
    long ticks, long accepted, SortedMap<String, Long> unused, SortedMap<String, Long> rejected) {
  public TickCounts {
    unused = Collections.unmodifiableSortedMap(new TreeMap<>(unused));
    rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
  }
}

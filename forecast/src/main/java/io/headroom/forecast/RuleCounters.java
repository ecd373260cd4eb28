package io.headroom.forecast;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.FaultRule;
import io.headroom.journal.record.RejectRule;
import io.headroom.journal.record.UnusedRule;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Counts of ticks: accepted, unused by rule, rejected by rule, faults by rule. */
final class RuleCounters {
  /** One more than the largest value of a rule in the record schema, where a rule is one byte. */
  private static final int RULES = 256;

  private final long[] unused = new long[RULES];
  private final long[] rejected = new long[RULES];
  private final long[] faults = new long[RULES];
  private long accepted;

  void accepted() {
    accepted++;
  }

  void unused(UnusedRule rule) {
    unused[rule.value()]++;
  }

  void rejected(RejectRule rule) {
    rejected[rule.value()]++;
  }

  void fault(FaultRule rule) {
    faults[rule.value()]++;
  }

  void add(RuleCounters other) {
    accepted += other.accepted;
    for (int rule = 0; rule < RULES; rule++) {
      unused[rule] += other.unused[rule];
      rejected[rule] += other.rejected[rule];
      faults[rule] += other.faults[rule];
    }
  }

  TickCounts snapshot() {
    SortedMap<String, Long> unusedByRule = new TreeMap<>();
    SortedMap<String, Long> rejectedByRule = new TreeMap<>();
    for (UnusedRule rule : UnusedRule.values()) {
      add(unusedByRule, rule, unused[rule.value()]);
    }
    for (RejectRule rule : RejectRule.values()) {
      add(rejectedByRule, rule, rejected[rule.value()]);
    }
    for (FaultRule rule : FaultRule.values()) {
      add(rejectedByRule, rule, faults[rule.value()]);
    }
    long ticks = accepted + sum(unusedByRule) + sum(rejectedByRule);
    return new TickCounts(ticks, accepted, unusedByRule, rejectedByRule);
  }

  private static long sum(SortedMap<String, Long> byRule) {
    return byRule.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void add(SortedMap<String, Long> byRule, Enum<?> rule, long count) {
    if (count > 0) {
      byRule.merge(lowerCamel(rule.name()), count, Long::sum);
    }
  }

  private static String lowerCamel(String constant) {
    StringBuilder name = new StringBuilder();
    boolean startsWord = false;
    for (int i = 0; i < constant.length(); i++) {
      char c = constant.charAt(i);
      if (c != '_') {
        name.append(startsWord ? c : Character.toLowerCase(c));
      }
      startsWord = c == '_';
    }
    return name.toString();
  }

  void save(StateWriter state) {
    state.putLong(accepted);
    save(state, unused);
    save(state, rejected);
    save(state, faults);
  }

  void restore(StateReader state) {
    accepted = state.takeLong();
    restore(state, unused);
    restore(state, rejected);
    restore(state, faults);
  }

  /** Only rules that applied: most never do. */
  private static void save(StateWriter state, long[] counts) {
    List<Integer> applied =
        IntStream.range(0, RULES).filter(rule -> counts[rule] != 0).boxed().toList();
    state.putAll(applied, (writer, rule) -> writer.putByte(rule).putLong(counts[rule]));
  }

  private static void restore(StateReader state, long[] counts) {
    state.forAll(one -> counts[Byte.toUnsignedInt(one.takeByte())] = one.takeLong());
  }
}

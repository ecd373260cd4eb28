package io.headroom.forecast;

import io.headroom.journal.record.FaultRule;
import io.headroom.journal.record.RejectRule;
import io.headroom.journal.record.UnusedRule;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts of ticks: accepted, unused by rule, rejected by rule, faults by rule. */
final class RuleCounters {
  private static final UnusedRule[] UNUSED = UnusedRule.values();
  private static final RejectRule[] REJECT = RejectRule.values();
  private static final FaultRule[] FAULT = FaultRule.values();

  private final long[] unused = new long[UNUSED.length];
  private final long[] rejected = new long[REJECT.length];
  private final long[] faults = new long[FAULT.length];
  private long accepted;

  void accepted() {
    accepted++;
  }

  void unused(UnusedRule rule) {
    unused[rule.ordinal()]++;
  }

  void rejected(RejectRule rule) {
    rejected[rule.ordinal()]++;
  }

  void fault(FaultRule rule) {
    faults[rule.ordinal()]++;
  }

  TickCounts snapshot() {
    SortedMap<String, Long> unusedByRule = new TreeMap<>();
    SortedMap<String, Long> rejectedByRule = new TreeMap<>();
    addUp(unusedByRule, UNUSED, unused);
    addUp(rejectedByRule, REJECT, rejected);
    addUp(rejectedByRule, FAULT, faults);
    long ticks = accepted;
    ticks += unusedByRule.values().stream().mapToLong(Long::longValue).sum();
    ticks += rejectedByRule.values().stream().mapToLong(Long::longValue).sum();
    return new TickCounts(ticks, accepted, unusedByRule, rejectedByRule);
  }

  private static void addUp(SortedMap<String, Long> byRule, Enum<?>[] rules, long[] counts) {
    for (int i = 0; i < rules.length; i++) {
      if (counts[i] > 0) {
        byRule.merge(lowerCamel(rules[i].name()), counts[i], Long::sum);
      }
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
}

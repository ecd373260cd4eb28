package io.headroom.forecast;

import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import java.util.ArrayList;
import java.util.List;

/** What a decision was computed from, as ranges of record numbers, in order of adding. */
final class InputRanges {
  private final List<Range> ranges = new ArrayList<>();

  /** Adds a range unless it is empty. */
  InputRanges add(InputLog log, InputRole role, RecordRange range) {
    if (!range.isEmpty()) {
      ranges.add(new Range(log, role, range.first(), range.last()));
    }
    return this;
  }

  /** Adds one record, unless it is 0: then the journal holds none, see its epochs. */
  InputRanges add(InputLog log, InputRole role, long number) {
    if (number > 0) {
      ranges.add(new Range(log, role, number, number));
    }
    return this;
  }

  List<Range> all() {
    return ranges;
  }

  /** Records of the decision's subject with numbers from first through last. */
  record Range(InputLog log, InputRole role, long first, long last) {}
}

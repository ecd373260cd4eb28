package io.headroom.risk;

import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import java.util.ArrayList;
import java.util.List;

/** The records that a decision is computed from, in the order in which they are named. */
final class InputList {
  /** Numbers from first through last in one of the two logs. */
  record Input(InputLog log, InputRole role, long first, long last) {}

  private final List<Input> inputs = new ArrayList<>();

  InputList clear() {
    inputs.clear();
    return this;
  }

  InputList facts(InputRole role, long first, long last) {
    inputs.add(new Input(InputLog.FACTS, role, first, last));
    return this;
  }

  /** Names one, unless it is 0: then the journal holds no such record, see its epochs. */
  InputList decision(InputRole role, long number) {
    if (number > 0) {
      inputs.add(new Input(InputLog.DECISIONS, role, number, number));
    }
    return this;
  }

  /** Names a range unless it is empty. */
  InputList range(InputLog log, InputRole role, NumberRange range) {
    if (!range.isEmpty()) {
      inputs.add(new Input(log, role, range.first(), range.last()));
    }
    return this;
  }

  List<Input> inputs() {
    return inputs;
  }
}

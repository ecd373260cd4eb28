package io.headroom.risk;

import io.headroom.journal.DecisionOutput;
import io.headroom.journal.record.BreachClearedEncoder;
import io.headroom.journal.record.BreachRaisedEncoder;
import io.headroom.journal.record.LimitState;
import io.headroom.journal.record.LimitStateChangedEncoder;
import io.headroom.journal.record.MessageHeaderEncoder;

/** Writes changes of a limit's state and its breaches as decisions. */
final class LimitEvents {
  private final DecisionOutput output;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final LimitStateChangedEncoder changed = new LimitStateChangedEncoder();
  private final BreachRaisedEncoder raised = new BreachRaisedEncoder();
  private final BreachClearedEncoder cleared = new BreachClearedEncoder();

  LimitEvents(DecisionOutput output) {
    this.output = output;
  }

  long changed(Scope scope, Limit limit, LimitState from, InputList inputs) {
    changed
        .wrapAndApplyHeader(output.buffer(), 0, header)
        .fromState(from)
        .toState(limit.monitor().state())
        .valueAtRisk(limit.valueAtRisk())
        .budget(limit.policy().budget())
        .utilisation(limit.utilisation());
    LimitStateChangedEncoder.InputsEncoder group = changed.inputsCount(inputs.inputs().size());
    for (InputList.Input input : inputs.inputs()) {
      group.next().log(input.log()).role(input.role()).first(input.first()).last(input.last());
    }
    changed.putScope(scope.pathBytes(), 0, scope.pathBytes().length);
    return output.publish(MessageHeaderEncoder.ENCODED_LENGTH + changed.encodedLength());
  }

  long raised(Scope scope, Limit limit, InputList inputs) {
    raised
        .wrapAndApplyHeader(output.buffer(), 0, header)
        .valueAtRisk(limit.valueAtRisk())
        .budget(limit.policy().budget());
    BreachRaisedEncoder.InputsEncoder group = raised.inputsCount(inputs.inputs().size());
    for (InputList.Input input : inputs.inputs()) {
      group.next().log(input.log()).role(input.role()).first(input.first()).last(input.last());
    }
    raised.putScope(scope.pathBytes(), 0, scope.pathBytes().length);
    return output.publish(MessageHeaderEncoder.ENCODED_LENGTH + raised.encodedLength());
  }

  long cleared(Scope scope, Limit limit, InputList inputs) {
    cleared
        .wrapAndApplyHeader(output.buffer(), 0, header)
        .raisedBy(limit.monitor().openBreach())
        .valueAtRisk(limit.valueAtRisk())
        .budget(limit.policy().budget());
    BreachClearedEncoder.InputsEncoder group = cleared.inputsCount(inputs.inputs().size());
    for (InputList.Input input : inputs.inputs()) {
      group.next().log(input.log()).role(input.role()).first(input.first()).last(input.last());
    }
    cleared.putScope(scope.pathBytes(), 0, scope.pathBytes().length);
    return output.publish(MessageHeaderEncoder.ENCODED_LENGTH + cleared.encodedLength());
  }
}

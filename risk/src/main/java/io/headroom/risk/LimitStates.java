package io.headroom.risk;

import io.headroom.journal.record.InputRole;
import io.headroom.journal.record.LimitState;

/** Moves limits from state to state, and tells each change, each breach and each breach's end. */
final class LimitStates {
  private final LimitEvents events;
  private final RiskCounters counters;
  private final InputList inputs = new InputList();
  private LimitState before = LimitState.UNASSESSED;

  LimitStates(LimitEvents events, RiskCounters counters) {
    this.events = events;
    this.counters = counters;
  }

  void move(Limit limit) {
    before = limit.monitor().move(limit.utilisation(), limit.policy());
  }

  /** Tells what the last move has changed. */
  void tell(Scope scope, Limit limit, long limitSet) {
    inputs
        .clear()
        .decision(InputRole.ASSESSMENT, scope.assessment().number())
        .decision(InputRole.LIMIT, limitSet);
    if (limit.monitor().state() != before) {
      events.changed(scope, limit, before, inputs);
      counters.stateChanged();
    }
    LimitMonitor monitor = limit.monitor();
    if (monitor.state() == LimitState.BREACH && monitor.openBreach() == 0) {
      monitor.opened(events.raised(scope, limit, inputs));
      counters.raised();
    } else if (monitor.openBreach() > 0 && isWithin(monitor.state())) {
      clear(scope, limit);
    }
  }

  /** The config no longer has this limit: it ends unassessed, and with it its breach. */
  void end(Scope scope, Limit limit, long configFact) {
    limit.assessed(Double.NaN);
    move(limit);
    inputs.clear().facts(InputRole.CONFIG, configFact, configFact);
    if (limit.monitor().state() != before) {
      events.changed(scope, limit, before, inputs);
      counters.stateChanged();
    }
    if (limit.monitor().openBreach() > 0) {
      clear(scope, limit);
    }
  }

  private void clear(Scope scope, Limit limit) {
    inputs.decision(InputRole.BREACH, limit.monitor().openBreach());
    events.cleared(scope, limit, inputs);
    limit.monitor().cleared();
    counters.cleared();
  }

  private static boolean isWithin(LimitState state) {
    return state == LimitState.OK || state == LimitState.WARNING;
  }
}

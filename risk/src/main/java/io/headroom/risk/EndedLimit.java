package io.headroom.risk;

import io.headroom.config.LimitPolicy;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import java.util.Optional;

/**
 * A limit that the config in force no longer has, until its end has been told: its scope apart from
 * any tree, and its state.
 */
record EndedLimit(Scope scope, Limit limit) {
  static EndedLimit of(Scope scope, Limit limit) {
    return of(scope.path(), limit.policy(), limit.monitor());
  }

  private static EndedLimit of(String path, LimitPolicy policy, LimitMonitor monitor) {
    Limit limit = new Limit(policy, monitor, 0);
    return new EndedLimit(new Scope(0, path, Optional.empty(), Optional.of(limit), 0), limit);
  }

  void save(StateWriter state) {
    LimitPolicy policy = limit.policy();
    state
        .putText(scope.path())
        .putText(policy.owner())
        .putDouble(policy.level())
        .putDouble(policy.budget())
        .putDouble(policy.warning())
        .putDouble(policy.hysteresis());
    limit.monitor().save(state);
  }

  static EndedLimit restored(StateReader state) {
    String path = state.takeText();
    LimitPolicy policy =
        new LimitPolicy(
            state.takeText(),
            state.takeDouble(),
            state.takeDouble(),
            state.takeDouble(),
            state.takeDouble());
    return of(path, policy, new LimitMonitor().restore(state));
  }
}

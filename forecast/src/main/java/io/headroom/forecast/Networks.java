package io.headroom.forecast;

import io.headroom.config.ModelSettings;
import io.headroom.journal.record.ModelRole;
import java.util.Optional;
import java.util.function.Function;

/**
 * The networks in force, in one form or another.
 *
 * @param champion drives limits where the config says so
 * @param challenger forecasts in its shadow and drives nothing
 */
public record Networks<T>(Optional<T> champion, Optional<T> challenger) {
  /** Neither. */
  public static <T> Networks<T> none() {
    return new Networks<>(Optional.empty(), Optional.empty());
  }

  /** The one in a role, which is the champion's where a record is older than roles. */
  public Optional<T> in(ModelRole role) {
    return role == ModelRole.CHALLENGER ? challenger : champion;
  }

  /** The same with another in one role. */
  public Networks<T> with(ModelRole role, Optional<T> other) {
    return role == ModelRole.CHALLENGER
        ? new Networks<>(champion, other)
        : new Networks<>(other, challenger);
  }

  /**
   * What a config leaves in force: one that no longer names a network ends it, whoever put it
   * there. A config that says about a network what the one before it said, nothing included, leaves
   * it alone, since somebody may have put another there meanwhile.
   */
  public Networks<T> after(ModelSettings before, ModelSettings now) {
    return new Networks<>(
        champion.filter(kept -> before.network().isEmpty() || now.network().isPresent()),
        challenger.filter(kept -> before.challenger().isEmpty() || now.challenger().isPresent()));
  }

  /** The same in another form. */
  <R> Networks<R> map(Function<T, R> form) {
    return new Networks<>(champion.map(form), challenger.map(form));
  }
}

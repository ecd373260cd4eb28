package io.headroom.risk;

import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.AssessmentTrigger;
import java.util.Arrays;

/**
 * Which scopes are due for an assessment, and why.
 *
 * <p>A scope that is due makes all above it due. Of several triggers the first of epoch, config,
 * position, forecast, price move is told.
 */
final class DueScopes {
  private static final AssessmentTrigger[] BY_RANK = {
    AssessmentTrigger.PRICE_MOVE,
    AssessmentTrigger.FORECAST,
    AssessmentTrigger.POSITION,
    AssessmentTrigger.CONFIG,
    AssessmentTrigger.EPOCH
  };
  private static final int NOT_DUE = -1;

  private int[] ranks = new int[0];
  private boolean any;

  void begin(int scopes) {
    ranks = new int[scopes];
    clear();
  }

  void clear() {
    Arrays.fill(ranks, NOT_DUE);
    any = false;
  }

  void add(Scope scope, AssessmentTrigger trigger) {
    int rank = BY_RANK.length - 1;
    while (BY_RANK[rank] != trigger) {
      rank--;
    }
    for (Scope above : scope.upwards()) {
      ranks[above.index()] = Math.max(ranks[above.index()], rank);
    }
    any = true;
  }

  boolean any() {
    return any;
  }

  boolean isDue(Scope scope) {
    return ranks[scope.index()] != NOT_DUE;
  }

  /** Why a scope that is due is due. */
  AssessmentTrigger trigger(Scope scope) {
    return BY_RANK[ranks[scope.index()]];
  }

  void save(StateWriter state) {
    state.putBoolean(any).putInt(ranks.length);
    for (int rank : ranks) {
      state.putByte(rank);
    }
  }

  void restore(StateReader state) {
    any = state.takeBoolean();
    ranks = new int[state.takeInt()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = state.takeByte();
    }
  }
}

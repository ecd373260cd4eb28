package io.headroom.service.stream;

import java.util.Optional;
import java.util.stream.LongStream;

/** A decision as desks see it. Immutable. */
public sealed interface Update permits RiskUpdate, LimitUpdate, EventUpdate, ForecastUpdate {
  /** Which decision, by whom and when. */
  Origin origin();

  /** What it is about. */
  Topic topic();

  /** The scope it is about; empty for market data. */
  Optional<String> scope();

  /**
   * What a later update of the same value makes obsolete; empty if nothing does, and it must not be
   * left out.
   */
  Optional<String> subject();

  /**
   * The decisions that it is read from, beside others that it does not depend on: itself, and those
   * before it that it tells something of.
   */
  default LongStream sources() {
    return LongStream.of(decision());
  }

  /** The decision's number. */
  default long decision() {
    return origin().decision();
  }

  /**
   * Where in the journal it stands.
   *
   * @param decision its number
   * @param cause the fact it follows from
   * @param time journal time, ns since the epoch
   */
  record Origin(long decision, long cause, long time) {}
}

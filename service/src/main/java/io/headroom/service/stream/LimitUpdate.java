package io.headroom.service.stream;

import io.headroom.journal.record.LimitState;
import java.util.List;
import java.util.Optional;

/**
 * What a scope may still take on.
 *
 * @param use the VaR against its budget
 * @param binding the limit with the highest utilisation among this scope and those above it
 */
record LimitUpdate(
    Origin origin, String path, Use use, LimitState state, String binding, List<Room> headroom)
    implements Update {

  /**
   * VaR against budget, in the firm's currency; NaN where there is none.
   *
   * @param level confidence level
   * @param utilisation VaR over budget
   */
  record Use(double level, double budget, double valueAtRisk, double utilisation) {}

  /**
   * Further notional in an instrument.
   *
   * @param buy infinite where unbounded
   * @param sell infinite where unbounded
   * @param restore signed notional of the trade that brings every limit back within budget; 0 where
   *     none is needed, NaN where there is none
   * @param buyBinding the scope whose limit binds; empty where unbounded
   * @param sellBinding the scope whose limit binds; empty where unbounded
   */
  record Room(
      String instrument,
      double buy,
      double sell,
      double restore,
      Optional<String> buyBinding,
      Optional<String> sellBinding) {}

  LimitUpdate {
    headroom = List.copyOf(headroom);
  }

  @Override
  public Topic topic() {
    return Topic.LIMITS;
  }

  @Override
  public Optional<String> scope() {
    return Optional.of(path);
  }

  @Override
  public Optional<String> subject() {
    return Optional.of("limit " + path);
  }
}

package io.headroom.journal;

import io.headroom.journal.record.BreachClearedDecoder;
import io.headroom.journal.record.BreachRaisedDecoder;
import io.headroom.journal.record.LimitSetDecoder;
import io.headroom.journal.record.LimitStateChangedDecoder;
import io.headroom.journal.record.RealizedMeasuresDecoder;
import io.headroom.journal.record.RiskAssessedDecoder;
import io.headroom.journal.record.TickRejectedDecoder;
import io.headroom.journal.record.TickUnusedDecoder;
import io.headroom.journal.record.VolatilityForecastDecoder;

/**
 * Takes decisions, one method a record type; by default each is passed over. Header and decoder are
 * flyweights, valid only during the call; the decoder is wrapped and stands at the start of the
 * record's groups and variable-length data.
 */
public interface DecisionHandler {
  default void onTickUnused(RecordHeader header, TickUnusedDecoder decision) {}

  default void onTickRejected(RecordHeader header, TickRejectedDecoder decision) {}

  default void onRealizedMeasures(RecordHeader header, RealizedMeasuresDecoder decision) {}

  default void onVolatilityForecast(RecordHeader header, VolatilityForecastDecoder decision) {}

  default void onRiskAssessed(RecordHeader header, RiskAssessedDecoder decision) {}

  default void onLimitSet(RecordHeader header, LimitSetDecoder decision) {}

  default void onLimitStateChanged(RecordHeader header, LimitStateChangedDecoder decision) {}

  default void onBreachRaised(RecordHeader header, BreachRaisedDecoder decision) {}

  default void onBreachCleared(RecordHeader header, BreachClearedDecoder decision) {}
}

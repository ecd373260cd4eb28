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
import org.agrona.DirectBuffer;

/** Decodes decisions and hands each to the handler's method for its type. Belongs to one thread. */
public final class DecisionDispatcher {
  private final RecordHeader header = new RecordHeader();
  private final TickUnusedDecoder tickUnused = new TickUnusedDecoder();
  private final TickRejectedDecoder tickRejected = new TickRejectedDecoder();
  private final RealizedMeasuresDecoder realizedMeasures = new RealizedMeasuresDecoder();
  private final VolatilityForecastDecoder volatilityForecast = new VolatilityForecastDecoder();
  private final RiskAssessedDecoder riskAssessed = new RiskAssessedDecoder();
  private final LimitSetDecoder limitSet = new LimitSetDecoder();
  private final LimitStateChangedDecoder limitStateChanged = new LimitStateChangedDecoder();
  private final BreachRaisedDecoder breachRaised = new BreachRaisedDecoder();
  private final BreachClearedDecoder breachCleared = new BreachClearedDecoder();

  /**
   * Hands the record on.
   *
   * @return false if its type is not one of the decisions this release knows; it is then passed
   *     over
   */
  public boolean dispatch(DirectBuffer buffer, int offset, int length, DecisionHandler handler) {
    header.wrap(buffer, offset, length);
    int body = offset + RecordHeader.LENGTH;
    int blockLength = header.blockLength();
    int version = header.version();
    switch (header.templateId()) {
      case TickUnusedDecoder.TEMPLATE_ID -> {
        tickUnused.wrap(buffer, body, blockLength, version);
        handler.onTickUnused(header, tickUnused);
      }
      case TickRejectedDecoder.TEMPLATE_ID -> {
        tickRejected.wrap(buffer, body, blockLength, version);
        handler.onTickRejected(header, tickRejected);
      }
      case RealizedMeasuresDecoder.TEMPLATE_ID -> {
        realizedMeasures.wrap(buffer, body, blockLength, version);
        handler.onRealizedMeasures(header, realizedMeasures);
      }
      case VolatilityForecastDecoder.TEMPLATE_ID -> {
        volatilityForecast.wrap(buffer, body, blockLength, version);
        handler.onVolatilityForecast(header, volatilityForecast);
      }
      case RiskAssessedDecoder.TEMPLATE_ID -> {
        riskAssessed.wrap(buffer, body, blockLength, version);
        handler.onRiskAssessed(header, riskAssessed);
      }
      case LimitSetDecoder.TEMPLATE_ID -> {
        limitSet.wrap(buffer, body, blockLength, version);
        handler.onLimitSet(header, limitSet);
      }
      case LimitStateChangedDecoder.TEMPLATE_ID -> {
        limitStateChanged.wrap(buffer, body, blockLength, version);
        handler.onLimitStateChanged(header, limitStateChanged);
      }
      case BreachRaisedDecoder.TEMPLATE_ID -> {
        breachRaised.wrap(buffer, body, blockLength, version);
        handler.onBreachRaised(header, breachRaised);
      }
      case BreachClearedDecoder.TEMPLATE_ID -> {
        breachCleared.wrap(buffer, body, blockLength, version);
        handler.onBreachCleared(header, breachCleared);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The header of the record handed on last. */
  public RecordHeader header() {
    return header;
  }
}

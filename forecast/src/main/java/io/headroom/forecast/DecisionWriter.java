package io.headroom.forecast;

import io.headroom.forecast.measures.SubsampledMeasures;
import io.headroom.journal.DecisionOutput;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.RealizedMeasuresEncoder;
import io.headroom.journal.record.RejectRule;
import io.headroom.journal.record.TickRejectedEncoder;
import io.headroom.journal.record.TickUnusedEncoder;
import io.headroom.journal.record.UnusedRule;
import io.headroom.journal.record.VolatilityForecastEncoder;

/** Encodes this projection's decisions and publishes them; the engine stamps them. */
final class DecisionWriter {
  private final DecisionOutput output;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final TickUnusedEncoder tickUnused = new TickUnusedEncoder();
  private final TickRejectedEncoder tickRejected = new TickRejectedEncoder();
  private final RealizedMeasuresEncoder measures = new RealizedMeasuresEncoder();
  private final VolatilityForecastEncoder forecast = new VolatilityForecastEncoder();
  private long forecasts;

  DecisionWriter(DecisionOutput output) {
    this.output = output;
  }

  void unused(long cause, int stream, int instrumentId, UnusedRule rule) {
    tickUnused.wrapAndApplyHeader(output.buffer(), 0, header).cause(cause).stream(stream)
        .instrumentId(instrumentId)
        .rule(rule);
    output.publish(RecordHeader.LENGTH + tickUnused.encodedLength());
  }

  void rejected(
      long cause, int stream, int instrumentId, RejectRule rule, double reference, double bound) {
    tickRejected
        .wrapAndApplyHeader(output.buffer(), 0, header)
        .cause(cause)
        .reference(reference)
        .bound(bound)
        .stream(stream)
        .instrumentId(instrumentId)
        .rule(rule);
    output.publish(RecordHeader.LENGTH + tickRejected.encodedLength());
  }

  /** Publishes a session's measures and gives the decision's number. */
  long measures(long cause, int instrumentId, Realized realized, InputRanges inputs) {
    SubsampledMeasures values = realized.measures();
    measures
        .wrapAndApplyHeader(output.buffer(), 0, header)
        .cause(cause)
        .asOf(realized.asOf())
        .sessionDate(realized.sessionDate())
        .instrumentId(instrumentId)
        .complete(realized.complete() ? BooleanType.YES : BooleanType.NO)
        .openPrice(realized.open())
        .lastPrice(realized.last())
        .realizedVariance(values.realizedVariance())
        .bipowerVariation(values.bipowerVariation())
        .positiveSemivariance(values.positiveSemivariance())
        .negativeSemivariance(values.negativeSemivariance())
        .overnightReturn(realized.overnightReturn())
        .openToLastReturn(realized.openToLastReturn())
        .acceptedTicks(realized.accepted())
        .unusedTicks(realized.unused())
        .rejectedTicks(realized.rejected())
        .medianRealizedVariance(values.medRv())
        .realizedKernel(realized.realizedKernel())
        .realizedQuarticity(values.quarticity())
        .jumpStatistic(realized.jumpStatistic());
    RealizedMeasuresEncoder.InputsEncoder group = measures.inputsCount(inputs.all().size());
    for (InputRanges.Range input : inputs.all()) {
      group.next().log(input.log()).role(input.role()).first(input.first()).last(input.last());
    }
    return output.publish(RecordHeader.LENGTH + measures.encodedLength());
  }

  /** Publishes a forecast. */
  void forecast(
      long cause, InstrumentState instrument, Origin origin, Forecast values, InputRanges inputs) {
    Horizons driving = values.driving();
    byte[] modelHash = instrument.modelHash(values.model());
    byte[] networkHash = instrument.networkHash();
    byte[] challengerHash = instrument.challengerHash();
    forecast
        .wrapAndApplyHeader(output.buffer(), 0, header)
        .cause(cause)
        .origin(origin.time())
        .originDate(origin.date())
        .instrumentId(instrument.id())
        .kind(origin.kind())
        .model(values.model())
        .toCloseVariance(driving.toClose())
        .oneDayVariance(driving.oneDay())
        .nextDayVariance(driving.nextDay())
        .logStandardError(values.logStandardError())
        .ewmaToCloseVariance(values.ewma().toClose())
        .ewmaOneDayVariance(values.ewma().oneDay())
        .logHarToCloseVariance(values.logHar().toClose())
        .logHarOneDayVariance(values.logHar().oneDay())
        .lookedUpTo(cause)
        .putModelHash(modelHash, 0, modelHash.length)
        .networkToCloseVariance(values.network().toClose())
        .networkOneDayVariance(values.network().oneDay())
        .putNetworkHash(networkHash, 0, networkHash.length)
        .challengerToCloseVariance(values.challenger().toClose())
        .challengerOneDayVariance(values.challenger().oneDay())
        .putChallengerHash(challengerHash, 0, challengerHash.length)
        .pooledToCloseVariance(values.pooled().toClose())
        .pooledOneDayVariance(values.pooled().oneDay());
    VolatilityForecastEncoder.InputsEncoder group = forecast.inputsCount(inputs.all().size());
    for (InputRanges.Range input : inputs.all()) {
      group.next().log(input.log()).role(input.role()).first(input.first()).last(input.last());
    }
    output.publish(RecordHeader.LENGTH + forecast.encodedLength());
    forecasts++;
  }

  /** Forecasts published so far. */
  long forecasts() {
    return forecasts;
  }

  /**
   * Where a forecast looks from.
   *
   * @param time ns since the epoch
   * @param date trading date, days since 1970-01-01
   */
  record Origin(ForecastKind kind, long time, int date) {}

  void save(StateWriter state) {
    state.putLong(forecasts);
  }

  void restore(StateReader state) {
    forecasts = state.takeLong();
  }
}

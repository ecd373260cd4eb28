package io.headroom.service.stream;

import io.headroom.config.Instrument;
import io.headroom.journal.DecisionHandler;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.BreachClearedDecoder;
import io.headroom.journal.record.BreachRaisedDecoder;
import io.headroom.journal.record.ExactDecimalDecoder;
import io.headroom.journal.record.LimitSetDecoder;
import io.headroom.journal.record.LimitStateChangedDecoder;
import io.headroom.journal.record.RealizedMeasuresDecoder;
import io.headroom.journal.record.RiskAssessedDecoder;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Turns decisions into updates, and passes over those that desks do not see. Belongs to one thread.
 *
 * <p>It must be handed every decision in order, or all {@link Update#sources} of those that are
 * asked for: a forecast tells what its session has realized so far, which is in a decision before
 * it.
 */
public final class UpdateReader implements DecisionHandler {
  private final Map<Integer, String> symbols = new HashMap<>();
  private final Map<Integer, ForecastReader.Measures> measures = new HashMap<>();
  private final Consumer<Update> updates;

  public UpdateReader(List<Instrument> instruments, Consumer<Update> updates) {
    instruments.forEach(instrument -> symbols.put(instrument.id(), instrument.symbol()));
    this.updates = updates;
  }

  @Override
  public void onRealizedMeasures(RecordHeader header, RealizedMeasuresDecoder decision) {
    measures.put(decision.instrumentId(), ForecastReader.measures(header.number(), decision));
  }

  @Override
  public void onVolatilityForecast(RecordHeader header, VolatilityForecastDecoder decision) {
    int id = decision.instrumentId();
    Optional<ForecastReader.Measures> latest = Optional.ofNullable(measures.get(id));
    updates.accept(ForecastReader.forecast(origin(header), symbol(id), decision, latest));
  }

  @Override
  public void onRiskAssessed(RecordHeader header, RiskAssessedDecoder decision) {
    RiskUpdate.Measures measures =
        new RiskUpdate.Measures(
            decision.var975(),
            decision.var99(),
            decision.es975(),
            decision.es99(),
            decision.grossNotional(),
            decision.netNotional(),
            decision.profitAndLoss(),
            decision.scenarios());
    List<RiskUpdate.Holding> holdings = new ArrayList<>();
    for (RiskAssessedDecoder.HoldingsDecoder holding : decision.holdings()) {
      holdings.add(
          new RiskUpdate.Holding(
              symbol(holding.instrumentId()),
              exact(holding.quantity()),
              holding.mark(),
              holding.previousClose(),
              holding.sigmaOneDay(),
              holding.stale() == BooleanType.YES));
    }
    decision.inputs().forEach(input -> {});
    updates.accept(
        new RiskUpdate(origin(header), decision.scope(), decision.status(), measures, holdings));
  }

  @Override
  public void onLimitSet(RecordHeader header, LimitSetDecoder decision) {
    LimitUpdate.Use use =
        new LimitUpdate.Use(
            decision.level(), decision.budget(), decision.valueAtRisk(), decision.utilisation());
    HeadroomReader headroom = HeadroomReader.of(decision, this::symbol);
    decision.inputs().forEach(input -> {});
    String scope = decision.scope();
    updates.accept(
        new LimitUpdate(
            origin(header),
            scope,
            use,
            decision.state(),
            decision.bindingScope(),
            headroom.rooms()));
  }

  @Override
  public void onLimitStateChanged(RecordHeader header, LimitStateChangedDecoder decision) {
    decision.inputs().forEach(input -> {});
    updates.accept(
        new EventUpdate.StateChanged(
            origin(header),
            decision.scope(),
            decision.fromState(),
            decision.toState(),
            decision.valueAtRisk(),
            decision.budget(),
            decision.utilisation()));
  }

  @Override
  public void onBreachRaised(RecordHeader header, BreachRaisedDecoder decision) {
    decision.inputs().forEach(input -> {});
    updates.accept(
        new EventUpdate.BreachRaised(
            origin(header), decision.scope(), decision.valueAtRisk(), decision.budget()));
  }

  @Override
  public void onBreachCleared(RecordHeader header, BreachClearedDecoder decision) {
    decision.inputs().forEach(input -> {});
    updates.accept(
        new EventUpdate.BreachCleared(
            origin(header),
            decision.scope(),
            decision.valueAtRisk(),
            decision.budget(),
            decision.raisedBy()));
  }

  /** The decisions so far that later updates may still tell something of. */
  public LongStream sources() {
    return measures.values().stream().mapToLong(ForecastReader.Measures::decision);
  }

  private static Update.Origin origin(RecordHeader header) {
    return new Update.Origin(header.number(), header.cause(), header.journalTime());
  }

  private String symbol(int id) {
    return symbols.getOrDefault(id, "#" + id);
  }

  private static String exact(ExactDecimalDecoder decimal) {
    return BigDecimal.valueOf(decimal.mantissa(), -decimal.exponent()).toPlainString();
  }
}

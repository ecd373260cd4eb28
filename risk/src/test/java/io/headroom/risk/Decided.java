package io.headroom.risk;

import io.headroom.journal.DecisionHandler;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.AssessmentStatus;
import io.headroom.journal.record.AssessmentTrigger;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.BreachClearedDecoder;
import io.headroom.journal.record.BreachRaisedDecoder;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import io.headroom.journal.record.LimitSetDecoder;
import io.headroom.journal.record.LimitState;
import io.headroom.journal.record.LimitStateChangedDecoder;
import io.headroom.journal.record.RiskAssessedDecoder;
import java.util.ArrayList;
import java.util.List;

/** Decisions as the journal's decoders read them. */
final class Decided implements DecisionHandler {
  record Input(InputLog log, InputRole role, long first, long last) {}

  record Holding(
      int id,
      boolean stale,
      long mantissa,
      int exponent,
      double mark,
      double sigma,
      double previousClose) {}

  record Assessed(
      long number,
      long cause,
      String scope,
      AssessmentTrigger trigger,
      AssessmentStatus status,
      long scenarios,
      double var975,
      double var99,
      double es975,
      double es99,
      double gross,
      double net,
      double profitAndLoss,
      List<Holding> holdings,
      List<Input> inputs) {}

  record Room(int id, double buy, double sell, double restore, int buyBinding, int sellBinding) {}

  record Limited(
      long number,
      String scope,
      String bindingScope,
      double valueAtRisk,
      double budget,
      double utilisation,
      LimitState state,
      List<Room> rooms,
      List<String> path,
      List<Input> inputs) {}

  record Changed(String scope, LimitState from, LimitState to, List<Input> inputs) {}

  record Raised(long number, String scope) {}

  record Cleared(long raisedBy, String scope) {}

  final List<String> order = new ArrayList<>();
  final List<Assessed> assessed = new ArrayList<>();
  final List<Limited> limits = new ArrayList<>();
  final List<Changed> changes = new ArrayList<>();
  final List<Raised> raised = new ArrayList<>();
  final List<Cleared> cleared = new ArrayList<>();

  void forget() {
    order.clear();
    assessed.clear();
    limits.clear();
    changes.clear();
    raised.clear();
    cleared.clear();
  }

  Assessed assessed(String scope) {
    return last(assessed.stream().filter(a -> a.scope().equals(scope)).toList(), scope);
  }

  Limited limit(String scope) {
    return last(limits.stream().filter(a -> a.scope().equals(scope)).toList(), scope);
  }

  private static <T> T last(List<T> list, String scope) {
    if (list.isEmpty()) {
      throw new AssertionError("nothing decided for " + scope);
    }
    return list.get(list.size() - 1);
  }

  @Override
  public void onRiskAssessed(RecordHeader header, RiskAssessedDecoder d) {
    List<Holding> holdings = new ArrayList<>();
    for (RiskAssessedDecoder.HoldingsDecoder h : d.holdings()) {
      holdings.add(
          new Holding(
              h.instrumentId(),
              h.stale() == BooleanType.YES,
              h.quantity().mantissa(),
              h.quantity().exponent(),
              h.mark(),
              h.sigmaOneDay(),
              h.previousClose()));
    }
    List<Input> inputs = new ArrayList<>();
    for (RiskAssessedDecoder.InputsDecoder i : d.inputs()) {
      inputs.add(new Input(i.log(), i.role(), i.first(), i.last()));
    }
    assessed.add(
        new Assessed(
            header.number(),
            header.cause(),
            d.scope(),
            d.trigger(),
            d.status(),
            d.scenarios(),
            d.var975(),
            d.var99(),
            d.es975(),
            d.es99(),
            d.grossNotional(),
            d.netNotional(),
            d.profitAndLoss(),
            holdings,
            inputs));
    order.add("assessed " + assessed.get(assessed.size() - 1).scope());
  }

  @Override
  public void onLimitSet(RecordHeader header, LimitSetDecoder d) {
    List<Room> rooms = new ArrayList<>();
    for (LimitSetDecoder.HeadroomDecoder h : d.headroom()) {
      rooms.add(
          new Room(
              h.instrumentId(), h.buy(), h.sell(), h.restore(), h.buyBinding(), h.sellBinding()));
    }
    List<String> path = new ArrayList<>();
    for (LimitSetDecoder.ScopesDecoder s : d.scopes()) {
      path.add(s.path());
    }
    List<Input> inputs = new ArrayList<>();
    for (LimitSetDecoder.InputsDecoder i : d.inputs()) {
      inputs.add(new Input(i.log(), i.role(), i.first(), i.last()));
    }
    String scope = d.scope();
    String binding = d.bindingScope();
    limits.add(
        new Limited(
            header.number(),
            scope,
            binding,
            d.valueAtRisk(),
            d.budget(),
            d.utilisation(),
            d.state(),
            rooms,
            path,
            inputs));
    order.add("limit " + scope);
  }

  @Override
  public void onLimitStateChanged(RecordHeader header, LimitStateChangedDecoder d) {
    List<Input> inputs = new ArrayList<>();
    for (LimitStateChangedDecoder.InputsDecoder i : d.inputs()) {
      inputs.add(new Input(i.log(), i.role(), i.first(), i.last()));
    }
    changes.add(new Changed(d.scope(), d.fromState(), d.toState(), inputs));
    order.add("changed " + changes.get(changes.size() - 1).scope());
  }

  @Override
  public void onBreachRaised(RecordHeader header, BreachRaisedDecoder d) {
    for (BreachRaisedDecoder.InputsDecoder i : d.inputs()) {
      i.first();
    }
    raised.add(new Raised(header.number(), d.scope()));
    order.add("raised " + raised.get(raised.size() - 1).scope());
  }

  @Override
  public void onBreachCleared(RecordHeader header, BreachClearedDecoder d) {
    long raisedBy = d.raisedBy();
    for (BreachClearedDecoder.InputsDecoder i : d.inputs()) {
      i.first();
    }
    cleared.add(new Cleared(raisedBy, d.scope()));
    order.add("cleared " + cleared.get(cleared.size() - 1).scope());
  }
}

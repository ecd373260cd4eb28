package io.headroom.risk;

import io.headroom.journal.DecisionOutput;
import io.headroom.journal.record.AssessmentTrigger;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.LimitSetEncoder;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.RiskAssessedEncoder;
import java.util.List;

/** Writes assessments and limits as decisions. */
final class RiskRecords {
  private final DecisionOutput output;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final RiskAssessedEncoder assessed = new RiskAssessedEncoder();
  private final LimitSetEncoder limitSet = new LimitSetEncoder();

  RiskRecords(DecisionOutput output) {
    this.output = output;
  }

  /**
   * Emits a RiskAssessed.
   *
   * @param figures all but the number
   * @return the decision's number
   */
  long assessed(
      Scope scope,
      AssessmentTrigger trigger,
      Assessment figures,
      Valuation valuation,
      Cut cut,
      List<RiskInstrument> instruments,
      InputList inputs) {
    ScenarioSet scenarios = cut.scenarios();
    assessed
        .wrapAndApplyHeader(output.buffer(), 0, header)
        .cut(cut.time())
        .trigger(trigger)
        .status(figures.status())
        .scenarios(scenarios.size())
        .firstScenarioDate(scenarios.size() == 0 ? 0 : scenarios.date(0))
        .lastScenarioDate(scenarios.size() == 0 ? 0 : scenarios.date(scenarios.size() - 1))
        .var975(figures.var975())
        .var99(figures.var99())
        .es975(figures.es975())
        .es99(figures.es99())
        .grossNotional(valuation.gross())
        .netNotional(valuation.net())
        .profitAndLoss(valuation.profitAndLoss());
    holdings(scope.holdings(), cut, instruments);
    RiskAssessedEncoder.InputsEncoder group = assessed.inputsCount(inputs.inputs().size());
    for (InputList.Input input : inputs.inputs()) {
      group.next().log(input.log()).role(input.role()).first(input.first()).last(input.last());
    }
    assessed.putScope(scope.pathBytes(), 0, scope.pathBytes().length);
    return output.publish(MessageHeaderEncoder.ENCODED_LENGTH + assessed.encodedLength());
  }

  private void holdings(Holdings holdings, Cut cut, List<RiskInstrument> instruments) {
    RiskAssessedEncoder.HoldingsEncoder group = assessed.holdingsCount(holdings.count());
    for (RiskInstrument instrument : instruments) {
      long quantity = holdings.net(instrument.index());
      if (quantity != 0) {
        group
            .next()
            .instrumentId(instrument.id())
            .stale(cut.stale(instrument.index()) ? BooleanType.YES : BooleanType.NO)
            .mark(cut.price(instrument.index()))
            .sigmaOneDay(instrument.history().sigma())
            .previousClose(cut.previousClose(instrument.index()));
        group
            .quantity()
            .mantissa(quantity)
            .exponent((byte) instrument.definition().quantityExponent());
      }
    }
  }

  /**
   * Emits a LimitSet.
   *
   * @param headroom by instrument, for those named
   * @param named the instruments whose headroom is given
   * @return the decision's number
   */
  long limitSet(
      Scope scope, Limit limit, List<RiskInstrument> named, Headroom[] headroom, InputList inputs) {
    limitSet
        .wrapAndApplyHeader(output.buffer(), 0, header)
        .level(limit.policy().level())
        .budget(limit.policy().budget())
        .valueAtRisk(limit.valueAtRisk())
        .utilisation(limit.utilisation())
        .state(limit.monitor().state());
    headroom(named, headroom);
    scopes(scope);
    LimitSetEncoder.InputsEncoder group = limitSet.inputsCount(inputs.inputs().size());
    for (InputList.Input input : inputs.inputs()) {
      group.next().log(input.log()).role(input.role()).first(input.first()).last(input.last());
    }
    byte[] binding = binding(scope).pathBytes();
    limitSet
        .putScope(scope.pathBytes(), 0, scope.pathBytes().length)
        .putBindingScope(binding, 0, binding.length);
    return output.publish(MessageHeaderEncoder.ENCODED_LENGTH + limitSet.encodedLength());
  }

  private void headroom(List<RiskInstrument> named, Headroom[] headroom) {
    LimitSetEncoder.HeadroomEncoder group = limitSet.headroomCount(named.size());
    for (RiskInstrument instrument : named) {
      Headroom of = headroom[instrument.index()];
      group
          .next()
          .instrumentId(instrument.id())
          .buy(of.buy())
          .sell(of.sell())
          .restore(of.restore())
          .buyBinding(of.buyBinding())
          .sellBinding(of.sellBinding());
    }
  }

  private void scopes(Scope scope) {
    LimitSetEncoder.ScopesEncoder group = limitSet.scopesCount(scope.upwards().size());
    for (Scope above : scope.upwards()) {
      group
          .next()
          .utilisation(above.limit().map(Limit::utilisation).orElse(Double.NaN))
          .putPath(above.pathBytes(), 0, above.pathBytes().length);
    }
  }

  /** The scope with the highest known utilisation on the path; of equal ones the lowest. */
  private static Scope binding(Scope scope) {
    Scope binding = scope;
    double highest = Double.NEGATIVE_INFINITY;
    for (Scope above : scope.upwards()) {
      double utilisation = above.limit().map(Limit::utilisation).orElse(Double.NaN);
      if (utilisation > highest) {
        highest = utilisation;
        binding = above;
      }
    }
    return binding;
  }
}

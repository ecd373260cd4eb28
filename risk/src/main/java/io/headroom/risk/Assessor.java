package io.headroom.risk;

import io.headroom.journal.record.AssessmentStatus;
import io.headroom.journal.record.AssessmentTrigger;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import java.util.List;

/** Computes one scope's VaR and expected shortfall at a cut, and emits them. */
final class Assessor {
  private final RiskRecords records;
  private final Valuation valuation = new Valuation();
  private final ScenarioPnl scenarioPnl = new ScenarioPnl();
  private final Tail tail = new Tail();
  private final InputList inputs = new InputList();

  Assessor(RiskRecords records) {
    this.records = records;
  }

  /**
   * Assesses a scope.
   *
   * @return its P&amp;L by scenario, valid until the next call; meaningless where the scope's
   *     assessment has no VaR
   */
  double[] assess(
      Scope scope,
      AssessmentTrigger trigger,
      Cut cut,
      List<RiskInstrument> instruments,
      long configFact) {
    valuation.value(scope.holdings(), instruments, cut);
    double[] pnl = new double[0];
    Assessment figures = Assessment.unknown(valuation.status());
    if (valuation.computable()) {
      pnl = scenarioPnl.sum(valuation.exposures(), cut.returns(), cut.scenarios().size());
      tail.select(pnl, cut.scenarios().size());
      figures = figures();
      if (!Double.isFinite(figures.es99()) || !Double.isFinite(figures.es975())) {
        valuation.worsen(AssessmentStatus.NO_FORECAST);
        figures = Assessment.unknown(valuation.status());
      }
    }
    nameInputs(scope, instruments, cut, configFact);
    long number = records.assessed(scope, trigger, figures, valuation, cut, instruments, inputs);
    scope.assessed(figures.numbered(number));
    return pnl;
  }

  private void nameClose(ReturnSeries.Day day) {
    if (day.log() == InputLog.FACTS) {
      inputs.facts(InputRole.BARS, day.number(), day.number());
    } else {
      inputs.decision(InputRole.REALIZED, day.number());
    }
  }

  private Assessment figures() {
    return new Assessment(
        0,
        valuation.status(),
        tail.valueAtRisk(TailLevel.P975),
        tail.valueAtRisk(TailLevel.P99),
        tail.expectedShortfall(TailLevel.P975),
        tail.expectedShortfall(TailLevel.P99));
  }

  private void nameInputs(Scope scope, List<RiskInstrument> instruments, Cut cut, long configFact) {
    inputs
        .clear()
        .facts(InputRole.CONFIG, configFact, configFact)
        .range(InputLog.FACTS, InputRole.POSITION, scope.holdings().facts())
        .range(InputLog.FACTS, InputRole.SCENARIOS, cut.scenarios().facts())
        .range(InputLog.DECISIONS, InputRole.SCENARIOS, cut.scenarios().decisions());
    for (RiskInstrument instrument : instruments) {
      if (scope.holdings().net(instrument.index()) == 0) {
        continue;
      }
      if (instrument.history().forecast() > 0) {
        inputs.decision(InputRole.FORECAST, instrument.history().forecast());
      }
      Mark mark = instrument.mark();
      if (mark.present()) {
        inputs.facts(InputRole.PRICE, mark.firstFact(), mark.lastFact());
      }
      instrument.previousClose().ifPresent(day -> nameClose(day.getValue()));
    }
  }
}

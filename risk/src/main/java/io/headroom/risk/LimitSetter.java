package io.headroom.risk;

import io.headroom.journal.record.InputRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sets one scope's limit at a cut: its headroom over every limit up to the firm, and its state. */
final class LimitSetter {
  private final RiskRecords records;
  private final LimitStates states;
  private final BudgetGap gap = new BudgetGap();
  private final InputList inputs = new InputList();
  private final List<RiskInstrument> named = new ArrayList<>();
  private final List<Crossings> path = new ArrayList<>();
  private Headroom[] headroom = new Headroom[0];

  LimitSetter(RiskRecords records, LimitStates states) {
    this.records = records;
    this.states = states;
  }

  /**
   * Sets the limit of a scope that has just been assessed, after those of the scopes above it.
   *
   * @param pnl the scope's P&amp;L by scenario
   */
  void set(
      Scope scope,
      Limit limit,
      double[] pnl,
      Cut cut,
      List<RiskInstrument> instruments,
      long configFact) {
    if (limit.known()) {
      cross(limit, pnl, cut, instruments);
    }
    name(scope, cut, instruments);
    for (RiskInstrument instrument : named) {
      combine(scope, instrument.index());
    }
    states.move(limit);
    nameInputs(scope, configFact);
    long limitSet = records.limitSet(scope, limit, named, headroom, inputs);
    states.tell(scope, limit, limitSet);
  }

  private void cross(Limit limit, double[] pnl, Cut cut, List<RiskInstrument> instruments) {
    int n = cut.scenarios().size();
    gap.measure(pnl, n, limit.policy().budget(), limit.level().rank(n));
    for (RiskInstrument instrument : instruments) {
      int i = instrument.index();
      if (cut.hasReturns(i)) {
        limit.crossings(i).measure(gap, cut.returns()[i]);
      }
    }
  }

  /** Headroom is given where every limit on the path is known and the instrument has scenarios. */
  private void name(Scope scope, Cut cut, List<RiskInstrument> instruments) {
    named.clear();
    for (Scope above : scope.upwards()) {
      if (above.limit().isPresent() && !above.limit().get().known()) {
        return;
      }
    }
    for (RiskInstrument instrument : instruments) {
      if (cut.hasReturns(instrument.index())) {
        named.add(instrument);
      }
    }
    if (headroom.length != instruments.size()) {
      headroom = new Headroom[instruments.size()];
      for (int i = 0; i < headroom.length; i++) {
        headroom[i] = new Headroom();
      }
    }
  }

  private void combine(Scope scope, int instrument) {
    boolean within = true;
    path.clear();
    headroom[instrument].begin();
    for (int i = 0; i < scope.upwards().size(); i++) {
      Optional<Limit> limit = scope.upwards().get(i).limit();
      if (limit.isPresent()) {
        Crossings crossings = limit.get().crossings(instrument);
        headroom[instrument].over(crossings, i);
        within &= crossings.buy().withinBudget();
        path.add(crossings);
      }
    }
    if (!within) {
      headroom[instrument].restore(path);
    }
  }

  private void nameInputs(Scope scope, long configFact) {
    inputs.clear().facts(InputRole.CONFIG, configFact, configFact);
    for (Scope above : scope.upwards()) {
      inputs.decision(InputRole.ASSESSMENT, above.assessment().number());
    }
    for (RiskInstrument instrument : named) {
      if (scope.holdings().net(instrument.index()) == 0) {
        inputs.decision(InputRole.FORECAST, instrument.history().forecast());
      }
    }
  }
}

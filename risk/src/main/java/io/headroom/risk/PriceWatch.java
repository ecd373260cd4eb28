package io.headroom.risk;

import io.headroom.journal.record.AssessmentTrigger;
import java.util.ArrayList;
import java.util.List;

/**
 * Who holds what, and at which prices a holder is due. Each instrument's mark knows the nearest
 * price above and below, so that a tick costs two comparisons.
 */
final class PriceWatch {
  private List<RiskInstrument> instruments = List.of();
  private List<List<Scope>> holders = List.of();
  private MoveRule rule = new MoveRule(1);

  void configure(List<RiskInstrument> inForce, double moveBasisPoints) {
    instruments = inForce;
    rule = new MoveRule(moveBasisPoints);
  }

  /** Takes the holdings as they are now. */
  void place(List<Scope> scopes) {
    List<List<Scope>> held = new ArrayList<>();
    for (RiskInstrument instrument : instruments) {
      List<Scope> holding = new ArrayList<>();
      for (Scope scope : scopes) {
        if (scope.holdings().net(instrument.index()) != 0) {
          holding.add(scope);
        }
      }
      held.add(holding);
    }
    holders = held;
    instruments.forEach(this::refresh);
  }

  /** The scopes that hold an instrument, parents before children. */
  List<Scope> holders(RiskInstrument instrument) {
    return holders.get(instrument.index());
  }

  /** An instrument's mark has reached one of its thresholds. */
  void moved(RiskInstrument instrument, DueScopes due) {
    for (Scope scope : holders(instrument)) {
      if (scope.bands().reachedBy(instrument.index(), instrument.mark().doubled())) {
        due.add(scope, AssessmentTrigger.PRICE_MOVE);
      }
    }
  }

  /** A scope has been assessed at a cut. */
  void assessed(Scope scope, Cut cut) {
    for (RiskInstrument instrument : instruments) {
      int i = instrument.index();
      if (scope.holdings().net(i) == 0) {
        continue;
      }
      if (cut.doubled(i) > 0) {
        scope.bands().around(i, cut.doubled(i), rule);
      } else {
        scope.bands().anywhere(i);
      }
    }
  }

  /** Sets the thresholds of the instruments that a scope holds. */
  void refresh(Scope scope) {
    for (RiskInstrument instrument : instruments) {
      if (scope.holdings().net(instrument.index()) != 0) {
        refresh(instrument);
      }
    }
  }

  private void refresh(RiskInstrument instrument) {
    long lower = Long.MIN_VALUE;
    long upper = Long.MAX_VALUE;
    for (Scope scope : holders(instrument)) {
      lower = Math.max(lower, scope.bands().lower(instrument.index()));
      upper = Math.min(upper, scope.bands().upper(instrument.index()));
    }
    instrument.mark().thresholds(lower, upper);
  }
}

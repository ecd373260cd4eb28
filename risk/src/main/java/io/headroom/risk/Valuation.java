package io.headroom.risk;

import io.headroom.journal.Decimals;
import io.headroom.journal.record.AssessmentStatus;
import java.util.List;

/**
 * One scope's exposures at a cut, and whether there is all that a VaR needs. Of several reasons
 * against, the gravest is told: no price, no forecast, insufficient history, stale price.
 */
final class Valuation {
  private double[] exposures = new double[0];
  private double gross;
  private double net;
  private double profitAndLoss;
  private AssessmentStatus status = AssessmentStatus.NO_PRICE;

  void value(Holdings holdings, List<RiskInstrument> instruments, Cut cut) {
    if (exposures.length != instruments.size()) {
      exposures = new double[instruments.size()];
    }
    status = AssessmentStatus.COMPLETE;
    gross = 0;
    net = 0;
    profitAndLoss = 0;
    if (!cut.enoughScenarios()) {
      worsen(AssessmentStatus.INSUFFICIENT_HISTORY);
    }
    for (RiskInstrument instrument : instruments) {
      add(holdings.net(instrument.index()), instrument, cut);
    }
    if (!holdings.valued() || !Double.isFinite(gross)) {
      worsen(AssessmentStatus.NO_PRICE);
      gross = Double.NaN;
      net = Double.NaN;
      profitAndLoss = Double.NaN;
    }
  }

  private void add(long quantity, RiskInstrument instrument, Cut cut) {
    int i = instrument.index();
    if (quantity == 0) {
      exposures[i] = 0;
      return;
    }
    double size = Decimals.toDouble(quantity, instrument.definition().quantityExponent());
    exposures[i] = size * cut.price(i);
    gross += Math.abs(exposures[i]);
    net += exposures[i];
    profitAndLoss += size * (cut.price(i) - cut.previousClose(i));
    if (cut.stale(i)) {
      worsen(AssessmentStatus.STALE_PRICE);
    }
    if (!cut.hasReturns(i)) {
      boolean joined = cut.enoughScenarios() && cut.scenarios().of(i).isPresent();
      worsen(joined ? AssessmentStatus.NO_FORECAST : AssessmentStatus.INSUFFICIENT_HISTORY);
    }
  }

  /** The statuses' numbers go up with their gravity. */
  void worsen(AssessmentStatus worse) {
    if (worse.value() > status.value()) {
      status = worse;
    }
  }

  /** Whether VaR can be computed. */
  boolean computable() {
    return status == AssessmentStatus.COMPLETE || status == AssessmentStatus.STALE_PRICE;
  }

  AssessmentStatus status() {
    return status;
  }

  /** Money by instrument. */
  double[] exposures() {
    return exposures;
  }

  /** Sum of the exposures' sizes in order of instrument id; NaN where one has no value. */
  double gross() {
    return gross;
  }

  /** Sum of the exposures in order of instrument id; NaN where one has no value. */
  double net() {
    return net;
  }

  /**
   * What the present holdings have made since the closes before their marks' trading dates, in
   * order of instrument id; NaN where one has no price or no such close.
   */
  double profitAndLoss() {
    return profitAndLoss;
  }
}

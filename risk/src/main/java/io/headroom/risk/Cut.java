package io.headroom.risk;

import io.headroom.journal.PriceFactors;
import java.util.List;
import java.util.Optional;

/** All instruments' prices and scenario returns at one instant. */
final class Cut {
  private static final double[] NONE = new double[0];

  private long time;
  private double[] prices = NONE;
  private double[] previousCloses = NONE;
  private boolean[] stale = new boolean[0];
  private long[] doubled = new long[0];
  private double[][] returns = new double[0][];
  private ScenarioSet scenarios = ScenarioSet.empty(0);
  private boolean enoughScenarios;

  /** Takes everything at the instant. */
  void take(
      long instant,
      List<RiskInstrument> instruments,
      ScenarioSet set,
      int minScenarios,
      long staleAfter) {
    time = instant;
    scenarios = set;
    enoughScenarios = set.size() >= minScenarios;
    if (prices.length != instruments.size()) {
      prices = new double[instruments.size()];
      previousCloses = new double[instruments.size()];
      stale = new boolean[instruments.size()];
      doubled = new long[instruments.size()];
      returns = new double[instruments.size()][];
    }
    for (RiskInstrument instrument : instruments) {
      price(instrument, staleAfter);
      returns[instrument.index()] = returnsOf(instrument);
    }
  }

  private void price(RiskInstrument instrument, long staleAfter) {
    int i = instrument.index();
    Mark mark = instrument.mark();
    prices[i] = Double.NaN;
    previousCloses[i] = Double.NaN;
    doubled[i] = 0;
    stale[i] = false;
    if (mark.present() && instrument.inFirmCurrency()) {
      PriceFactors factors = instrument.history().series().factors();
      double today = factors.on(mark.dateAt(time));
      double adjustment = factors.on(mark.date()) / today;
      prices[i] = mark.value() * adjustment;
      doubled[i] = adjustment == 1 ? mark.doubled() : Math.round(mark.doubled() * adjustment);
      stale[i] = mark.stale(time, staleAfter);
      instrument
          .previousClose()
          .ifPresent(
              day -> previousCloses[i] = day.getValue().close() * factors.on(day.getKey()) / today);
    }
  }

  private double[] returnsOf(RiskInstrument instrument) {
    Optional<ScenarioReturns> of =
        enoughScenarios && instrument.inFirmCurrency()
            ? scenarios.of(instrument.index())
            : Optional.empty();
    return of.isPresent() && of.get().at(instrument.history().sigma()) ? of.get().returns() : NONE;
  }

  /** The instant, ns since the epoch. */
  long time() {
    return time;
  }

  /** An instrument's price, adjusted to the instant's trading date; NaN without one. */
  double price(int instrument) {
    return prices[instrument];
  }

  /** The close before the price's trading date, adjusted alike; NaN without one. */
  double previousClose(int instrument) {
    return previousCloses[instrument];
  }

  boolean stale(int instrument) {
    return stale[instrument];
  }

  /** Twice the price's mantissa. */
  long doubled(int instrument) {
    return doubled[instrument];
  }

  ScenarioSet scenarios() {
    return scenarios;
  }

  boolean enoughScenarios() {
    return enoughScenarios;
  }

  /** Whether there are enough scenarios, and the instrument has a part in them and a forecast. */
  boolean hasReturns(int instrument) {
    return returns[instrument].length > 0;
  }

  /** Scenario returns by instrument; empty where there are none. Not to be written to. */
  double[][] returns() {
    return returns;
  }
}

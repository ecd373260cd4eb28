package io.headroom.ingest.simulation;

import io.headroom.ingest.simulation.FactorModel.Jumps;
import io.headroom.ingest.simulation.InstrumentModel.Loading;
import io.headroom.ingest.simulation.MarketModel.Component;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The market at one instant: log prices and volatilities, moved on step by step.
 *
 * <p>Within a step volatility stays as it is; it moves on once a minute at most. Log prices are
 * those that buyers and sellers agree on: a tick adds the spread and the price grid.
 */
final class MarketState {
  private static final double LEAST_DAYS = 60.0 / TradingHours.DAY;

  private final MarketModel model;
  private final Draws draws;
  private final int market;
  private final MeanRevertingLevel slow;
  private final MeanRevertingLevel fast;
  private final MeanRevertingLevel[] own;
  private final double[] variances;
  private final double[] diffusions;
  private final double[] factorJumps;
  private final double[] stepVariances;
  private final int[][] loadedFactors;
  private final double[][] loadings;
  private final double[] logPrices;
  private final double[] jumps;
  private final double[] instrumentVariances;
  private double equityShare;
  private double fxShare;
  private double pendingDays;
  private double pendingShock;

  MarketState(MarketModel model, Draws draws) {
    this.model = model;
    this.draws = draws;
    List<FactorModel> factors = model.factors();
    Map<String, Integer> index = new TreeMap<>();
    factors.forEach(factor -> index.put(factor.name(), index.size()));
    market = index.get(MarketModel.MARKET);
    slow = level(model.slow());
    fast = level(model.fast());
    own = new MeanRevertingLevel[factors.size()];
    for (int k = 0; k < own.length; k++) {
      own[k] = new MeanRevertingLevel(model.ownHalfLife(), factors.get(k).own(), draws.normal());
    }
    variances = new double[own.length];
    diffusions = new double[own.length];
    factorJumps = new double[own.length];
    stepVariances = new double[own.length];
    int count = model.instruments().size();
    loadedFactors = new int[count][];
    loadings = new double[count][];
    for (int i = 0; i < count; i++) {
      load(i, model.instruments().get(i), index);
    }
    logPrices = new double[count];
    jumps = new double[count];
    instrumentVariances = new double[count];
    takeVolatilities();
  }

  /**
   * A stretch of a trading day, seconds since its start.
   *
   * @param daysToNormal trading days from its end until volatilities are to be at their medians;
   *     infinite for never
   */
  record Step(double from, double to, double daysToNormal) {
    double days() {
      return (to - from) / TradingHours.DAY;
    }
  }

  /** Moves on by a step of an ordinary day. */
  void advance(Step step) {
    takeShares(step);
    for (int k = 0; k < variances.length; k++) {
      stepVariances[k] = variances[k] * share(k);
      diffusions[k] = 0;
    }
    move(step);
  }

  /** Moves on by a step of the day of the shock. */
  void advanceThroughShock(Step step) {
    takeShares(step);
    Shock shock = model.shock();
    for (int k = 0; k < variances.length; k++) {
      FactorModel.ShockEffect effect = model.factors().get(k).shock();
      stepVariances[k] = variances[k] * share(k) * shock.variance(effect, step.to());
      diffusions[k] = shock.move(effect, step.from(), step.to());
    }
    move(step);
  }

  /** Log price of an instrument. */
  double logPrice(int instrument) {
    return logPrices[instrument];
  }

  /** What of the last step's return was jumps. */
  double jump(int instrument) {
    return jumps[instrument];
  }

  /** Variance of the last step's return, jumps aside. */
  double stepVariance(int instrument) {
    return instrumentVariances[instrument];
  }

  /** The market-wide log volatility, around 0. */
  double commonLogVolatility() {
    return slow.value() + fast.value();
  }

  private void move(Step step) {
    double marketDeviate = moveFactors();
    moveInstruments();
    pendingDays += step.days();
    pendingShock += marketDeviate * Math.sqrt(step.days());
    if (pendingDays >= LEAST_DAYS * (1 - 1e-9)) {
      moveVolatilities(step.daysToNormal());
    }
  }

  private double moveFactors() {
    double marketDeviate = 0;
    for (int k = 0; k < diffusions.length; k++) {
      double z = draws.normal();
      diffusions[k] += Math.sqrt(stepVariances[k]) * z;
      factorJumps[k] = jump(model.factors().get(k).jumps(), share(k));
      if (k == market) {
        marketDeviate = z;
      }
    }
    return marketDeviate;
  }

  private void takeShares(Step step) {
    equityShare = TradingHours.EQUITY.share(step.from(), step.to());
    fxShare = TradingHours.FX.share(step.from(), step.to());
  }

  /** Of a day's variance, in the step. */
  private double share(int factor) {
    return switch (model.factors().get(factor).hours()) {
      case EQUITY -> equityShare;
      case FX -> fxShare;
    };
  }

  /** The jumps' mean is taken off again, bit by bit, so that prices have no trend. */
  private double jump(Jumps law, double share) {
    if (law.perDay() == 0) {
      return 0;
    }
    double sum = -law.perDay() * law.mean() * share;
    for (int n = draws.poisson(law.perDay() * share); n > 0; n--) {
      sum += law.mean() + law.deviation() * draws.normal();
    }
    return sum;
  }

  private void moveInstruments() {
    for (int i = 0; i < logPrices.length; i++) {
      double diffusion = 0;
      double jump = 0;
      double variance = 0;
      for (int l = 0; l < loadings[i].length; l++) {
        int k = loadedFactors[i][l];
        double beta = loadings[i][l];
        diffusion += beta * diffusions[k];
        jump += beta * factorJumps[k];
        variance += beta * beta * stepVariances[k];
      }
      logPrices[i] += diffusion + jump;
      jumps[i] = jump;
      instrumentVariances[i] = variance;
    }
  }

  private void moveVolatilities(double daysToNormal) {
    double marketDeviate = pendingShock / Math.sqrt(pendingDays);
    advance(slow, model.slow(), daysToNormal, marketDeviate);
    advance(fast, model.fast(), daysToNormal, marketDeviate);
    for (MeanRevertingLevel level : own) {
      level.advance(pendingDays, daysToNormal, draws.normal());
    }
    pendingDays = 0;
    pendingShock = 0;
    takeVolatilities();
  }

  private void advance(
      MeanRevertingLevel level, Component component, double daysToNormal, double marketDeviate) {
    double leverage = component.leverage();
    double rest = Math.sqrt(1 - leverage * leverage);
    level.advance(pendingDays, daysToNormal, leverage * marketDeviate + rest * draws.normal());
  }

  /** The exponent's mean is below 0 by its variance, so that the mean variance is sigma squared. */
  private void takeVolatilities() {
    double common = commonLogVolatility();
    for (int k = 0; k < variances.length; k++) {
      FactorModel factor = model.factors().get(k);
      double log = factor.common() * common + own[k].value() - model.logVolatilityVariance(factor);
      variances[k] = factor.sigma() * factor.sigma() * StrictMath.exp(2 * log);
    }
  }

  private MeanRevertingLevel level(Component component) {
    return new MeanRevertingLevel(component.halfLife(), component.deviation(), draws.normal());
  }

  private void load(int i, InstrumentModel instrument, Map<String, Integer> index) {
    List<Loading> shared = instrument.loadings();
    int count = shared.size() + 1;
    loadedFactors[i] = new int[count];
    loadings[i] = new double[count];
    for (int l = 0; l + 1 < count; l++) {
      loadedFactors[i][l] = index.get(shared.get(l).factor());
      loadings[i][l] = shared.get(l).beta();
    }
    loadedFactors[i][count - 1] = index.get(instrument.symbol());
    loadings[i][count - 1] = 1;
  }
}

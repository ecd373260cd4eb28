package io.headroom.ingest.simulation;

import io.headroom.ingest.simulation.FactorModel.Jumps;
import io.headroom.ingest.simulation.FactorModel.ShockEffect;
import io.headroom.ingest.simulation.InstrumentModel.Loading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of the simulated market: an index fund, six companies in four sectors, three
 * currencies against the dollar. All names are invented.
 *
 * <p>A log price is the sum of its factors' moves times its loadings. A factor's log volatility is
 * its level, plus {@code common} times the market-wide log volatility (one slow and one fast
 * Ornstein-Uhlenbeck process, as the two-component models that HAR approximates, Corsi 2009), plus
 * one of its own. Both market-wide processes are negatively correlated with the market's return:
 * the leverage effect.
 *
 * @param factors those that instruments share, then each instrument's own in the instruments' order
 */
record MarketModel(
    Component slow,
    Component fast,
    double ownHalfLife,
    List<FactorModel> factors,
    List<InstrumentModel> instruments,
    Shock shock) {
  /** Goes up when the same seed would give other facts. */
  static final int VERSION = 1;

  static final String MARKET = "market";

  private static final String DOLLAR = "dollar";
  private static final String TECHNOLOGY = "technology";
  private static final String FINANCIALS = "financials";
  private static final String ENERGY = "energy";
  private static final String HEALTH = "health";

  private static final Jumps MARKET_JUMPS = new Jumps(0.02, -0.006, 0.010);
  private static final Jumps COMPANY_JUMPS = new Jumps(0.012, 0, 0.03);
  private static final ShockEffect COMPANY_SHOCK = new ShockEffect(2, 0);

  MarketModel {
    factors = List.copyOf(factors);
    instruments = List.copyOf(instruments);
  }

  /**
   * One part of the market-wide log volatility.
   *
   * @param halfLife in days
   * @param deviation of its stationary distribution
   * @param leverage correlation of its moves with the market's return
   */
  record Component(double halfLife, double deviation, double leverage) {}

  /** The market of the demo. */
  static MarketModel standard() {
    List<InstrumentModel> instruments = standardInstruments();
    List<FactorModel> factors = new ArrayList<>(sharedFactors());
    instruments.forEach(instrument -> factors.add(ownFactor(instrument)));
    return new MarketModel(
        new Component(45, 0.22, -0.4),
        new Component(1.5, 0.18, -0.7),
        15,
        factors,
        instruments,
        standardShock());
  }

  /** The same market with so many times the ticks. */
  MarketModel withTicks(double times) {
    List<InstrumentModel> busier =
        instruments.stream().map(instrument -> instrument.withTicks(times)).toList();
    return new MarketModel(slow, fast, ownHalfLife, factors, busier, shock);
  }

  /** Variance of a factor's log volatility. */
  double logVolatilityVariance(FactorModel factor) {
    double common = slow.deviation() * slow.deviation() + fast.deviation() * fast.deviation();
    return factor.common() * factor.common() * common + factor.own() * factor.own();
  }

  /** Mean variance of an instrument's daily log return, jumps included. */
  double dailyVariance(InstrumentModel instrument) {
    Map<String, FactorModel> byName = new TreeMap<>();
    factors.forEach(factor -> byName.put(factor.name(), factor));
    FactorModel own = byName.get(instrument.symbol());
    double sum = own.sigma() * own.sigma() + own.jumps().variance();
    for (Loading loading : instrument.loadings()) {
      FactorModel factor = byName.get(loading.factor());
      double variance = factor.sigma() * factor.sigma() + factor.jumps().variance();
      sum += loading.beta() * loading.beta() * variance;
    }
    return sum;
  }

  private static Shock standardShock() {
    double hour = TradingHours.HOUR;
    return new Shock(19 * hour + 5 * 60, 12 * 60, 19 * hour + 35 * 60, 12 * 60, 0.45, 45 * 60);
  }

  private static List<FactorModel> sharedFactors() {
    ShockEffect sector = new ShockEffect(2.2, -0.003);
    return List.of(
        new FactorModel(
            MARKET, TradingHours.EQUITY, 0.0085, 1, 0, MARKET_JUMPS, new ShockEffect(3.8, -0.043)),
        new FactorModel(
            DOLLAR, TradingHours.FX, 0.0034, 0.6, 0.12, Jumps.NONE, new ShockEffect(3.2, -0.008)),
        sector(TECHNOLOGY, 0.0060, sector),
        sector(FINANCIALS, 0.0055, sector),
        sector(ENERGY, 0.0080, sector),
        sector(HEALTH, 0.0050, sector));
  }

  private static FactorModel sector(String name, double sigma, ShockEffect shock) {
    return new FactorModel(name, TradingHours.EQUITY, sigma, 0.8, 0.12, Jumps.NONE, shock);
  }

  private static FactorModel ownFactor(InstrumentModel instrument) {
    boolean company = instrument.hours() == TradingHours.EQUITY && instrument.ownSigma() > 0.002;
    return new FactorModel(
        instrument.symbol(),
        instrument.hours(),
        instrument.ownSigma(),
        0.5,
        0.15,
        company ? COMPANY_JUMPS : Jumps.NONE,
        company ? COMPANY_SHOCK : ShockEffect.NONE);
  }

  private static List<InstrumentModel> standardInstruments() {
    return List.of(
        equity("IDX500", 500, 1, MARKET, 0, 0.0004, 0.8, 0.00002, 60e6),
        equity("ALTECH", 180, 1.2, TECHNOLOGY, 1, 0.0085, 0.3, 0.0001, 30e6),
        equity("BYTEON", 95, 1.35, TECHNOLOGY, 1.1, 0.0120, 0.25, 0.0002, 15e6),
        equity("CREDIX", 60, 1.1, FINANCIALS, 1, 0.0070, 0.25, 0.0002, 18e6),
        equity("DEPONA", 42, 0.95, FINANCIALS, 0.9, 0.0090, 0.2, 0.0003, 9e6),
        equity("ENERVA", 85, 0.8, ENERGY, 1, 0.0080, 0.25, 0.0002, 12e6),
        equity("FARMEX", 140, 0.55, HEALTH, 1, 0.0075, 0.2, 0.0002, 7e6),
        fx("EURUSD", 1.0850, 1, 0.03, 0.0022, 0.5, 0.00005),
        fx("GBPUSD", 1.2700, 0.9, 0.08, 0.0028, 0.4, 0.00008),
        fx("AUDUSD", 0.6550, 0.8, 0.22, 0.0034, 0.4, 0.0001));
  }

  private static InstrumentModel equity(
      String symbol,
      double price,
      double beta,
      String sector,
      double sectorBeta,
      double ownSigma,
      double ticksPerSecond,
      double spread,
      double dailyVolume) {
    List<Loading> loadings = new ArrayList<>(List.of(new Loading(MARKET, beta)));
    if (sectorBeta != 0) {
      loadings.add(new Loading(sector, sectorBeta));
    }
    return new InstrumentModel(
        symbol,
        TradingHours.EQUITY,
        price,
        loadings,
        ownSigma,
        ticksPerSecond,
        spread,
        dailyVolume);
  }

  private static InstrumentModel fx(
      String symbol,
      double price,
      double dollarBeta,
      double marketBeta,
      double ownSigma,
      double ticksPerSecond,
      double spread) {
    return new InstrumentModel(
        symbol,
        TradingHours.FX,
        price,
        List.of(new Loading(DOLLAR, dollarBeta), new Loading(MARKET, marketBeta)),
        ownSigma,
        ticksPerSecond,
        spread,
        0);
  }
}

package io.headroom.ingest.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.config.SessionCalendar;
import io.headroom.ingest.simulation.BarBuilder.LogBar;
import io.headroom.ingest.simulation.SimulatedHistory.Session;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What 20,000 simulated days look like, in ten histories with the seeds 1 to 10, against what the
 * model's parameters say in closed form.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistorySimulationTest {
  private static final int SEEDS = 10;
  private static final int DAYS = 2_000;
  private static final int INDEX = 0;
  private static final int ALTECH = 1;
  private static final int EURUSD = 7;
  private static final int GBPUSD = 8;
  private static final int AUDUSD = 9;

  private final MarketModel model = DemoMarket.withoutJumpsAndShock();
  private final List<List<List<LogBar>>> histories = new ArrayList<>();

  @BeforeAll
  void simulate() {
    List<LocalDate> dates = datesBefore(DemoMarket.DAY);
    for (long seed = 1; seed <= SEEDS; seed++) {
      HistorySimulation simulation =
          new HistorySimulation(
              model,
              new MarketState(model, Draws.of(seed, 0)),
              Draws.of(seed, 1),
              DemoMarket.instruments(model),
              DemoMarket.calendars());
      simulation.run(dates);
      histories.add(byInstrument(simulation.sessions()));
    }
  }

  /**
   * Volatility's long swings make the mean of so many days' variance uncertain by some three per
   * cent; four times that.
   */
  @Test
  void shouldHaveTheVarianceThatTheModelSays() {
    for (int i = 0; i < model.instruments().size(); i++) {
      double expected = model.dailyVariance(model.instruments().get(i));
      double observed = Moments.meanSquare(returns(i));
      assertThat(observed / expected).as("instrument %s", i).isEqualTo(1, within(0.12));
    }
  }

  /** Garman-Klass variances are unbiased for what diffused; 20,000 of them, two per cent. */
  @Test
  void shouldHaveBarsWhoseGarmanKlassVarianceIsTheSessions() {
    for (int i = 0; i < model.instruments().size(); i++) {
      double garmanKlass = 0;
      double variance = 0;
      for (List<List<LogBar>> history : histories) {
        for (LogBar bar : history.get(i)) {
          garmanKlass += BarBuilderTest.garmanKlass(bar);
          variance += bar.variance();
        }
      }
      assertThat(garmanKlass / variance).as("instrument %s", i).isEqualTo(1, within(0.02));
    }
  }

  /**
   * With variance exp(2X), X normal with variance V, the kurtosis of a return is 3 exp(4V): 4.1 for
   * the market; the fast part of X averages out within a day in part. A heavy-tailed estimate.
   */
  @Test
  void shouldHaveFatTails() {
    double logVariance = model.logVolatilityVariance(model.factors().get(0));
    double expected = 3 * Math.exp(4 * logVariance);
    assertThat(Moments.kurtosis(returns(INDEX))).isBetween(3.5, 1.2 * expected);
  }

  /**
   * The autocorrelation of squared returns is (exp(4 g) - 1) / (3 exp(4 V) - 1), g being the
   * autocovariance of X: 0.09 at a lag of a day, 0.07 at five. Standard errors are about 0.02.
   */
  @Test
  void shouldClusterVolatility() {
    for (int lag : new int[] {1, 5, 20}) {
      double expected =
          (Math.exp(4 * autocovariance(lag)) - 1) / (3 * Math.exp(4 * autocovariance(0)) - 1);
      assertThat(squaredAutocorrelation(lag))
          .as("lag %s", lag)
          .isEqualTo(expected, within(0.06))
          .isPositive();
    }
  }

  /**
   * A fall raises the next day's variance: by the model's leverage, a correlation of about -0.2.
   */
  @Test
  void shouldBeMoreVolatileAfterAFall() {
    double[] sum = new double[SEEDS];
    for (int h = 0; h < SEEDS; h++) {
      List<LogBar> bars = histories.get(h).get(INDEX);
      double[] today = returns(bars);
      double[] tomorrow = new double[today.length - 1];
      double[] before = new double[today.length - 1];
      for (int d = 0; d < tomorrow.length; d++) {
        before[d] = today[d];
        tomorrow[d] = Math.log(bars.get(d + 2).variance());
      }
      sum[h] = Moments.correlation(before, tomorrow);
    }
    assertThat(Moments.mean(sum)).isBetween(-0.5, -0.15);
  }

  @Test
  void shouldCorrelateStocksAndCurrencies() {
    assertCorrelation(INDEX, ALTECH, 0.05);
    assertCorrelation(EURUSD, GBPUSD, 0.05);
    // New York closes an hour before the currencies' day does.
    assertCorrelation(INDEX, AUDUSD, 0.06);
    assertThat(correlation(INDEX, AUDUSD)).isGreaterThan(0.25);
  }

  @Test
  void shouldGapOvernight() {
    double gaps = 0;
    double days = 0;
    for (List<List<LogBar>> history : histories) {
      List<LogBar> bars = history.get(INDEX);
      for (int d = 1; d < bars.size(); d++) {
        double gap = bars.get(d).open() - bars.get(d - 1).close();
        double day = bars.get(d).close() - bars.get(d - 1).close();
        gaps += gap * gap;
        days += day * day;
      }
    }
    assertThat(gaps / days).isEqualTo(0.2, within(0.02));
  }

  private void assertCorrelation(int a, int b, double tolerance) {
    assertThat(correlation(a, b)).isEqualTo(expectedCorrelation(a, b), within(tolerance));
  }

  private double correlation(int a, int b) {
    return Moments.correlation(returns(a), returns(b));
  }

  /** Covariances of the loadings on the factors that both have. */
  private double expectedCorrelation(int a, int b) {
    InstrumentModel first = model.instruments().get(a);
    InstrumentModel second = model.instruments().get(b);
    double covariance = 0;
    for (InstrumentModel.Loading loading : first.loadings()) {
      for (InstrumentModel.Loading other : second.loadings()) {
        if (loading.factor().equals(other.factor())) {
          double sigma = sigma(loading.factor());
          covariance += loading.beta() * other.beta() * sigma * sigma;
        }
      }
    }
    return covariance / Math.sqrt(model.dailyVariance(first) * model.dailyVariance(second));
  }

  private double sigma(String factor) {
    return model.factors().stream()
        .filter(f -> f.name().equals(factor))
        .findFirst()
        .orElseThrow()
        .sigma();
  }

  private double autocovariance(int lag) {
    double sum = 0;
    for (MarketModel.Component part : List.of(model.slow(), model.fast())) {
      sum += part.deviation() * part.deviation() * Math.pow(2, -lag / part.halfLife());
    }
    return sum;
  }

  private double squaredAutocorrelation(int lag) {
    double[] values = new double[SEEDS];
    for (int h = 0; h < SEEDS; h++) {
      double[] returns = returns(histories.get(h).get(INDEX));
      double[] now = new double[returns.length - lag];
      double[] then = new double[returns.length - lag];
      for (int d = 0; d < now.length; d++) {
        now[d] = returns[d] * returns[d];
        then[d] = returns[d + lag] * returns[d + lag];
      }
      values[h] = Moments.correlation(now, then);
    }
    return Moments.mean(values);
  }

  private double[] returns(int instrument) {
    return histories.stream()
        .flatMapToDouble(h -> Arrays.stream(returns(h.get(instrument))))
        .toArray();
  }

  private static double[] returns(List<LogBar> bars) {
    double[] returns = new double[bars.size() - 1];
    for (int d = 0; d < returns.length; d++) {
      returns[d] = bars.get(d + 1).close() - bars.get(d).close();
    }
    return returns;
  }

  private List<List<LogBar>> byInstrument(List<Session> sessions) {
    List<List<LogBar>> bars = new ArrayList<>();
    model.instruments().forEach(instrument -> bars.add(new ArrayList<>()));
    sessions.forEach(session -> bars.get(session.place()).add(session.bar()));
    return bars;
  }

  /** Dates on which all calendars have a session, so that all instruments have all days. */
  private static List<LocalDate> datesBefore(LocalDate day) {
    Map<String, SessionCalendar> calendars = DemoMarket.calendars();
    List<LocalDate> dates = new ArrayList<>();
    for (LocalDate date = day.minusDays(1); dates.size() < DAYS; date = date.minusDays(1)) {
      LocalDate candidate = date;
      if (calendars.values().stream().allMatch(c -> c.session(candidate).isPresent())) {
        dates.add(0, date);
      }
    }
    return dates;
  }
}

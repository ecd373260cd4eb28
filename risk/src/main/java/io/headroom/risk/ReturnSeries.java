package io.headroom.risk;

import io.headroom.journal.PriceFactors;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.InputLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An instrument's close-to-close returns and the sigma that was forecast for each: from daily bars,
 * then from the sessions' realized measures.
 *
 * <p>z_d = r_d / sigma(d | d-1), where d-1 is the previous day the instrument has, and sigma is
 * what was forecast from there (Hull and White 1998; Barone-Adesi, Giannopoulos and Vosper 1999).
 */
final class ReturnSeries {
  /**
   * One day.
   *
   * @param close raw price
   * @param sessionReturn close-to-close log return of a session; NaN for a bar
   * @param log where number counts
   */
  record Day(double close, double sessionReturn, InputLog log, long number) {
    void save(StateWriter state) {
      state.putDouble(close).putDouble(sessionReturn).putCode(log.value()).putLong(number);
    }

    static Day restored(StateReader state) {
      return new Day(
          state.takeDouble(),
          state.takeDouble(),
          state.takeCode(code -> InputLog.get((short) code)),
          state.takeLong());
    }
  }

  /**
   * A standardised return.
   *
   * @param forecast decision number of the sigma
   */
  record Residual(int date, double z, Day day, long forecast) {}

  private record Forecast(double variance, long number) {}

  private final PriceFactors factors = new PriceFactors();
  private final TreeMap<Integer, Day> days = new TreeMap<>();
  private final TreeMap<Integer, Forecast> forecasts = new TreeMap<>();

  PriceFactors factors() {
    return factors;
  }

  /** A bar's close; days that make no sense are left out, and so is any return that needs them. */
  void bar(int date, double close, long fact) {
    days.put(date, new Day(close, Double.NaN, InputLog.FACTS, fact));
  }

  /** A complete session. A bar of the same date, if there is one, stays. */
  void session(int date, double close, double closeToCloseReturn, long decision) {
    days.putIfAbsent(date, new Day(close, closeToCloseReturn, InputLog.DECISIONS, decision));
  }

  /** The variance of the next day's return, as forecast at the end of a day. */
  void forecast(int originDate, double variance, long decision) {
    forecasts.put(originDate, new Forecast(variance, decision));
  }

  /** The last day that came as a bar. */
  Optional<Map.Entry<Integer, Day>> lastBar() {
    Map.Entry<Integer, Day> entry = days.lastEntry();
    while (entry != null && entry.getValue().log() != InputLog.FACTS) {
      entry = days.lowerEntry(entry.getKey());
    }
    return Optional.ofNullable(entry);
  }

  /** The last day before a date. */
  Optional<Map.Entry<Integer, Day>> before(int date) {
    return Optional.ofNullable(days.lowerEntry(date));
  }

  /** The days that have both a return and a sigma, in order of date. */
  List<Residual> residuals() {
    List<Residual> residuals = new ArrayList<>(days.size());
    Map.Entry<Integer, Day> previous = null;
    for (Map.Entry<Integer, Day> entry : days.entrySet()) {
      if (previous != null) {
        Forecast forecast = forecasts.get(previous.getKey());
        double z = forecast == null ? Double.NaN : standardise(previous, entry, forecast);
        if (Double.isFinite(z)) {
          residuals.add(new Residual(entry.getKey(), z, entry.getValue(), forecast.number()));
        }
      }
      previous = entry;
    }
    return residuals;
  }

  private double standardise(
      Map.Entry<Integer, Day> previous, Map.Entry<Integer, Day> day, Forecast forecast) {
    if (!(forecast.variance() > 0)) {
      return Double.NaN;
    }
    return closeToClose(previous, day) / Math.sqrt(forecast.variance());
  }

  private double closeToClose(Map.Entry<Integer, Day> previous, Map.Entry<Integer, Day> day) {
    if (day.getValue().log() == InputLog.DECISIONS) {
      return day.getValue().sessionReturn();
    }
    double now = day.getValue().close() * factors.on(day.getKey());
    double before = previous.getValue().close() * factors.on(previous.getKey());
    return now > 0 && before > 0 ? StrictMath.log(now / before) : Double.NaN;
  }

  void save(StateWriter state) {
    state.section("series", 1);
    factors.save(state);
    state
        .putAll(days.entrySet(), (writer, day) -> day.getValue().save(writer.putInt(day.getKey())))
        .putAll(
            forecasts.entrySet(),
            (writer, made) ->
                writer
                    .putInt(made.getKey())
                    .putDouble(made.getValue().variance())
                    .putLong(made.getValue().number()));
  }

  void restore(StateReader state) {
    state.section("series", 1);
    factors.restore(state);
    state.forAll(one -> days.put(one.takeInt(), Day.restored(one)));
    state.forAll(
        one -> forecasts.put(one.takeInt(), new Forecast(one.takeDouble(), one.takeLong())));
  }
}

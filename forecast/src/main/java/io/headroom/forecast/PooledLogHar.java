package io.headroom.forecast;

import io.headroom.forecast.DailyModel.Point;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the days of all instruments of a kind say about one of which only a few are known, or none:
 * log-HAR, pooled, in the manner of Bollerslev, Hood, Huss and Pedersen (2018), once for each
 * number of own days that an instrument may have.
 *
 * <p>Every day of every instrument is a row of each regression that its own days before it suffice
 * for. So the residual variance of the one that knows no day is the dispersion of all log
 * variances, between instruments and over time, that of the one that knows three days is what three
 * days leave unsaid, and so on: the extra uncertainty of a new instrument is measured, not assumed.
 *
 * <p>A date's rows count from the first day of a later date on, added by instrument id. So the fit
 * is made once a day, does not depend on the order in which instruments close, and knows nothing of
 * the date that is being forecast from.
 */
final class PooledLogHar {
  private static final double LARGEST_MULTIPLE = 2;

  private final List<PooledRegression> regressions = new ArrayList<>();
  private final SortedMap<Key, Row> waiting = new TreeMap<>();
  private final RecordRange bars = new RecordRange();
  private final RecordRange sessions = new RecordRange();
  private double smallest = Double.POSITIVE_INFINITY;
  private double largest = Double.NEGATIVE_INFINITY;
  private int date = Integer.MIN_VALUE;

  PooledLogHar() {
    for (int i = 0; i < KnownDays.regressions(); i++) {
      regressions.add(new PooledRegression(KnownDays.columns(i)));
    }
  }

  /**
   * Learns an instrument's day.
   *
   * @param before what its days before said
   * @param variance of the day, above zero
   */
  void learn(DayOrigin day, KnownDays before, double variance) {
    if (day.date() > date) {
      settle();
      date = day.date();
    }
    waiting.put(
        new Key(day.date(), day.instrumentId()),
        new Row(before, variance, day.log(), day.record()));
  }

  /**
   * The next day's variance of an instrument of which this is known.
   *
   * @param fewestRows of the regression, below which there is no forecast
   */
  Point forecast(KnownDays known, int fewestRows) {
    PooledRegression regression = regressions.get(known.regression());
    if (!regression.isReady(fewestRows)) {
      return Point.NONE;
    }
    double[] regressors = known.regressors(known.regression());
    double raw = StrictMath.exp(regression.mean(regressors) + 0.5 * regression.residualVariance());
    double variance = Math.max(smallest, Math.min(LARGEST_MULTIPLE * largest, raw));
    return Double.isNaN(variance)
        ? Point.NONE
        : new Point(variance, Math.sqrt(regression.errorVariance(regressors)));
  }

  /** The days that the fits rest on, of all instruments. */
  void addInputs(InputRanges inputs) {
    inputs
        .add(InputLog.DECISIONS, InputRole.POOL, sessions)
        .add(InputLog.FACTS, InputRole.POOL, bars);
  }

  private void settle() {
    waiting.forEach((key, row) -> add(key.instrumentId(), row));
    waiting.clear();
    regressions.forEach(PooledRegression::refresh);
  }

  private void add(int instrumentId, Row row) {
    double target = StrictMath.log(row.variance());
    for (int i = 0; i <= row.before().regression(); i++) {
      regressions.get(i).add(instrumentId, row.before().regressors(i), target);
    }
    smallest = Math.min(smallest, row.variance());
    largest = Math.max(largest, row.variance());
    (row.log() == InputLog.FACTS ? bars : sessions).include(row.record());
  }

  private record Key(int date, int instrumentId) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byDate = Integer.compare(date, other.date);
      return byDate == 0 ? Integer.compare(instrumentId, other.instrumentId) : byDate;
    }
  }

  private record Row(KnownDays before, double variance, InputLog log, long record) {
    void save(StateWriter state) {
      before.save(state);
      state.putDouble(variance).putBoolean(log == InputLog.FACTS).putLong(record);
    }

    static Row restored(StateReader state) {
      KnownDays before = KnownDays.restored(state);
      double variance = state.takeDouble();
      InputLog log = state.takeBoolean() ? InputLog.FACTS : InputLog.DECISIONS;
      return new Row(before, variance, log, state.takeLong());
    }
  }

  void save(StateWriter state) {
    state.section("pool", 1).putInt(date).putDouble(smallest).putDouble(largest);
    bars.save(state);
    sessions.save(state);
    regressions.forEach(regression -> regression.save(state));
    state.putAll(
        waiting.entrySet(),
        (writer, one) -> {
          writer.putInt(one.getKey().date()).putInt(one.getKey().instrumentId());
          one.getValue().save(writer);
        });
  }

  void restore(StateReader state) {
    date = state.section("pool", 1).takeInt();
    smallest = state.takeDouble();
    largest = state.takeDouble();
    bars.restore(state);
    sessions.restore(state);
    regressions.forEach(regression -> regression.restore(state));
    state.forAll(
        one -> {
          Key key = new Key(one.takeInt(), one.takeInt());
          waiting.put(key, Row.restored(one));
        });
  }
}

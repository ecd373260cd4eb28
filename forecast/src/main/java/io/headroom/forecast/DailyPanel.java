package io.headroom.forecast;

import io.headroom.journal.FactHandler;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.ConfigActivatedDecoder;
import io.headroom.journal.record.DailyBarDecoder;
import io.headroom.journal.record.InstrumentDefinedDecoder;
import io.headroom.journal.record.PriceFactorDecoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a network of daily data is trained and judged on: for each day of each instrument the window
 * of features that a forecast from its close has, and the variance of the day that followed.
 *
 * <p>It takes the facts of a journal's opening (config, instruments, price factors, daily bars) and
 * learns them with the code that {@link ForecastProjection} forecasts with. A sample's window and
 * baselines are fixed at its origin, before the bar of its target has come, so nothing in them can
 * have looked ahead. Samples come in the order of the bars of their targets.
 */
public final class DailyPanel implements FactHandler {
  private final List<DailyFeature> features;
  private final int steps;
  private final OpeningFacts opening = new OpeningFacts();
  private final Map<Integer, Origin> origins = new TreeMap<>();
  private final List<Sample> samples = new ArrayList<>();

  /**
   * A panel that has seen no fact.
   *
   * @param features names out of {@link #allFeatures()}, in the order in which a window's rows hold
   *     them
   * @param steps days of a window
   * @throws IllegalArgumentException if a feature is unknown or stands there twice, or there are no
   *     steps
   */
  public DailyPanel(List<String> features, int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("a window needs at least a day, not " + steps);
    }
    this.features = DailyFeature.of(features);
    this.steps = steps;
  }

  /** The names of all features there are. */
  public static List<String> allFeatures() {
    return DailyFeature.all().stream().map(DailyFeature::written).toList();
  }

  /** The samples of which the target is known. */
  public List<Sample> samples() {
    return Collections.unmodifiableList(samples);
  }

  @Override
  public void onConfigActivated(RecordHeader header, ConfigActivatedDecoder fact) {
    opening.config(fact, header.number());
  }

  @Override
  public void onInstrumentDefined(RecordHeader header, InstrumentDefinedDecoder fact) {
    opening.define(fact.instrumentId());
  }

  @Override
  public void onPriceFactor(RecordHeader header, PriceFactorDecoder fact) {
    opening.factor(fact, header.number());
  }

  @Override
  public void onDailyBar(RecordHeader header, DailyBarDecoder fact) {
    int date = fact.date();
    opening.bar(fact, header.number()).ifPresent(instrument -> learnt(instrument, date));
  }

  private void learnt(InstrumentState instrument, int date) {
    InstrumentDays days = instrument.days();
    Origin before = origins.remove(instrument.id());
    if (before != null) {
      samples.add(new Sample(instrument, before, date, days.lastDay().variance()));
    }
    if (days.features().hasLast(steps)) {
      double[] window = days.features().last(steps, features);
      origins.put(instrument.id(), new Origin(date, window, days.fromClose()));
    }
  }

  private static final class Origin {
    private final int date;
    private final double[] window;
    private final Forecast forecast;

    Origin(int date, double[] window, Forecast forecast) {
      this.date = date;
      this.window = window;
      this.forecast = forecast;
    }
  }

  /** A forecast's inputs and what came of it. */
  public static final class Sample {
    private final int instrumentId;
    private final String symbol;
    private final Origin origin;
    private final int target;
    private final double variance;

    private Sample(InstrumentState instrument, Origin origin, int target, double variance) {
      instrumentId = instrument.id();
      symbol = instrument.symbol();
      this.origin = origin;
      this.target = target;
      this.variance = variance;
    }

    /** The instrument's number in the config. */
    public int instrumentId() {
      return instrumentId;
    }

    /** The instrument's symbol. */
    public String symbol() {
      return symbol;
    }

    /** The day it looks from, days since 1970-01-01. */
    public int origin() {
      return origin.date;
    }

    /** The instrument's next day, days since 1970-01-01. */
    public int target() {
      return target;
    }

    /** {@code double[steps * features]}, oldest day first, not scaled; not to be changed. */
    public double[] window() {
      return origin.window;
    }

    /** The logarithm of log-HAR's forecast of the target's variance. */
    public double logHar() {
      return StrictMath.log(origin.forecast.logHar().nextDay());
    }

    /** EWMA's forecast of the target's variance, decimal. */
    public double ewma() {
      return origin.forecast.ewma().nextDay();
    }

    /** The target's variance as the models learn it, decimal, above zero. */
    public double variance() {
      return variance;
    }
  }
}

package io.headroom.forecast.lab;

import io.headroom.forecast.evaluation.BootstrapPlan;
import io.headroom.forecast.evaluation.DieboldMariano;
import io.headroom.forecast.evaluation.Holm;
import io.headroom.forecast.evaluation.LossComparison;
import io.headroom.forecast.evaluation.ModelConfidenceSet;
import io.headroom.forecast.evaluation.TurbulentDays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Holds records of the same days against one another. Losses enter where all records have one, so
 * that all are judged on the same days.
 */
public final class Standings {
  private static final double INTERVAL = 0.95;

  private final List<TrackRecord> records;
  private final TrackRecord logHar;
  private final TrackRecord bestLinear;
  private final TrackRecord bestLinearSeldom;
  private final Window window;
  private final long seed;
  private final List<double[][]> losses;
  private final ModelConfidenceSet panelSet;
  private final List<ModelConfidenceSet> sets;
  private final TurbulentDays turbulent;

  /**
   * @param logHar the record that the others are held against
   * @param bestLinear the best linear model's, estimated as often as the baselines
   * @param bestLinearSeldom the same, estimated as often as the networks
   * @param seed of the bootstraps
   */
  public Standings(
      List<TrackRecord> records,
      TrackRecord logHar,
      TrackRecord bestLinear,
      TrackRecord bestLinearSeldom,
      Window window,
      long seed) {
    this.records = List.copyOf(records);
    this.logHar = logHar;
    this.bestLinear = bestLinear;
    this.bestLinearSeldom = bestLinearSeldom;
    this.window = window;
    this.seed = seed;
    losses = common(records.stream().map(record -> record.losses().qlike()).toList());
    turbulent = TurbulentDays.of(meanLogForecasts(), TurbulentDays.TOP_DECILE);
    panelSet = set(losses.stream().map(PanelLosses::dayMeans).toList());
    sets = new ArrayList<>();
    for (int i = 0; i < losses.get(0)[0].length; i++) {
      sets.add(set(column(i)));
    }
  }

  /** One for each record, in their order. */
  public List<Standing> all() {
    double[] holm = holm();
    List<Standing> all = new ArrayList<>();
    for (int k = 0; k < records.size(); k++) {
      all.add(standing(k, holm[k]));
    }
    return all;
  }

  /** A record's p-value in an instrument's confidence set. */
  public double mcsPValue(int record, int instrument) {
    return sets.get(instrument).pValue(record);
  }

  /** Days whose forecasts by log-HAR were in the top decile. */
  public TurbulentDays turbulentDays() {
    return turbulent;
  }

  /** A record's mean loss of each day over the instruments. */
  public double[] dayMeans(int record) {
    return PanelLosses.dayMeans(losses.get(record));
  }

  private Standing standing(int k, double holm) {
    double[][] own = losses.get(k);
    double[][] against = losses.get(records.indexOf(logHar));
    double[] ownDays = PanelLosses.dayMeans(own);
    double[] againstDays = PanelLosses.dayMeans(against);
    double[] ownTurbulent = turbulent.turbulent(ownDays);
    return new Standing(
        records.get(k).entrant(),
        PanelLosses.mean(own),
        PanelLosses.mean(records.get(k).losses().squaredErrors()),
        PanelLosses.mean(own) / PanelLosses.mean(against),
        LossComparison.of(ownDays, againstDays, INTERVAL, plan(ownDays.length)).ratio(),
        dieboldMariano(k, logHar),
        holm,
        dieboldMariano(k, sameSchedule(records.get(k))),
        LossComparison.of(
                ownDays, dayMeansOf(sameSchedule(records.get(k))), INTERVAL, plan(ownDays.length))
            .ratio(),
        count(sets, set -> set.contains(k, ModelConfidenceSet.LEVEL)),
        panelSet.pValue(k),
        panelSet.contains(k, ModelConfidenceSet.LEVEL),
        wins(own, against),
        mean(turbulent.calm(ownDays)),
        mean(ownTurbulent),
        mean(turbulent.calm(ownDays)) / mean(turbulent.calm(againstDays)),
        LossComparison.of(
                ownTurbulent, turbulent.turbulent(againstDays), INTERVAL, plan(ownTurbulent.length))
            .ratio());
  }

  private double[] dayMeansOf(TrackRecord record) {
    return PanelLosses.dayMeans(losses.get(records.indexOf(record)));
  }

  private TrackRecord sameSchedule(TrackRecord record) {
    return record.entrant().every() == bestLinearSeldom.entrant().every()
        ? bestLinearSeldom
        : bestLinear;
  }

  private DieboldMariano dieboldMariano(int k, TrackRecord other) {
    double[] own = PanelLosses.dayMeans(losses.get(k));
    double[] against = PanelLosses.dayMeans(losses.get(records.indexOf(other)));
    double[] differences = new double[own.length];
    Arrays.setAll(differences, day -> own[day] - against[day]);
    return DieboldMariano.of(differences, window.horizon());
  }

  private double[] holm() {
    double[] raw = new double[records.size()];
    Arrays.setAll(raw, k -> dieboldMariano(k, logHar).pValues().better());
    double[] members = Arrays.stream(raw).filter(p -> !Double.isNaN(p)).toArray();
    List<Holm.Adjusted> adjusted = Holm.adjust(members);
    int next = 0;
    for (int k = 0; k < raw.length; k++) {
      raw[k] = Double.isNaN(raw[k]) ? raw[k] : adjusted.get(next++).adjusted();
    }
    return raw;
  }

  private List<double[]> column(int instrument) {
    List<double[]> columns = new ArrayList<>();
    for (double[][] of : losses) {
      columns.add(
          Arrays.stream(of)
              .mapToDouble(day -> day[instrument])
              .filter(loss -> !Double.isNaN(loss))
              .toArray());
    }
    return columns;
  }

  private ModelConfidenceSet set(List<double[]> models) {
    int days = models.get(0).length;
    double[][] byDay = new double[days][models.size()];
    for (int day = 0; day < days; day++) {
      for (int k = 0; k < models.size(); k++) {
        byDay[day][k] = models.get(k)[day];
      }
    }
    return ModelConfidenceSet.of(byDay, ModelConfidenceSet.Statistic.MAXIMUM, plan(days));
  }

  private BootstrapPlan plan(int days) {
    return BootstrapPlan.of(days, window.horizon(), seed);
  }

  private double[] meanLogForecasts() {
    return Arrays.stream(logHar.forecasts())
        .mapToDouble(day -> Arrays.stream(day).map(StrictMath::log).sum() / day.length)
        .toArray();
  }

  private static int wins(double[][] own, double[][] against) {
    double[] ours = PanelLosses.instrumentMeans(own);
    double[] theirs = PanelLosses.instrumentMeans(against);
    int wins = 0;
    for (int i = 0; i < ours.length; i++) {
      wins += ours[i] < theirs[i] ? 1 : 0;
    }
    return wins;
  }

  private static <T> int count(List<T> all, Predicate<T> which) {
    return (int) all.stream().filter(which).count();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** The same losses, NaN wherever one of the records has none. */
  private static List<double[][]> common(List<double[][]> all) {
    List<double[][]> common = new ArrayList<>();
    for (double[][] of : all) {
      double[][] own = new double[of.length][];
      for (int day = 0; day < of.length; day++) {
        own[day] = of[day].clone();
        for (int i = 0; i < own[day].length; i++) {
          own[day][i] = isMissing(all, day, i) ? Double.NaN : own[day][i];
        }
      }
      common.add(own);
    }
    return common;
  }

  private static boolean isMissing(List<double[][]> all, int day, int instrument) {
    return all.stream().anyMatch(of -> Double.isNaN(of[day][instrument]));
  }
}

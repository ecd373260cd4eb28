package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.forecast.evaluation.BootstrapInterval;
import io.headroom.forecast.evaluation.BootstrapPlan;
import io.headroom.forecast.evaluation.DieboldMariano;
import io.headroom.forecast.evaluation.LossComparison;
import io.headroom.forecast.lab.Contest;
import io.headroom.forecast.lab.Entrant;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelLosses;
import io.headroom.forecast.lab.PanelModel;
import io.headroom.forecast.lab.TrackRecord;
import io.headroom.forecast.lab.Window;
import io.headroom.forecast.lab.network.NetworkDesign;
import io.headroom.forecast.lab.network.NetworkDesigns;
import io.headroom.forecast.lab.network.NetworkModel;
import io.headroom.forecast.lab.network.NetworkRun;
import io.headroom.forecast.lab.network.WeightSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Instruments that no model was trained on: the pooled networks against the pooled linear model,
 * both trained on the others, and with nothing of these but their own past.
 */
final class LeaveOutRun {
  private static final double INTERVAL = 0.95;

  private final Panel panel;
  private final Window window;
  private final List<String> leftOut;
  private final NetworkDesign design;
  private final WeightSource source;

  /**
   * @throws UnusableInputException if an instrument is not in the panel, too few are left, or the
   *     horizon is not a day
   */
  LeaveOutRun(Panel panel, Window window, List<String> leftOut, WeightSource source) {
    this.panel = panel;
    this.window = window;
    this.leftOut = leftOut;
    this.source = source;
    design = design(panel, window.horizon(), leftOut);
  }

  /**
   * What is learnt from the others.
   *
   * @throws UnusableInputException if an instrument is not in the panel, too few are left, or the
   *     horizon is not a day
   */
  static NetworkDesign design(Panel panel, int horizon, List<String> leftOut) {
    for (String name : leftOut) {
      if (!panel.instruments().contains(name)) {
        throw new UnusableInputException(
            "--leave-out " + name + ": no such instrument; there are " + panel.instruments());
      }
    }
    List<String> pool =
        panel.instruments().stream().filter(name -> !leftOut.contains(name)).toList();
    if (pool.size() < 2) {
      throw new UnusableInputException("--leave-out: leaves " + pool + ": expected two or more");
    }
    if (horizon != NetworkDesigns.DAY) {
      throw new UnusableInputException(
          "--leave-out with --horizon " + horizon + ": expected a horizon of a day");
    }
    return NetworkDesigns.pooled(panel, pool);
  }

  /**
   * What came of it.
   *
   * @param linear mean QLIKE of each instrument
   * @param networks likewise
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Result(
      List<String> pool,
      List<String> leftOut,
      double[] linear,
      double[] networks,
      BootstrapInterval ratio,
      DieboldMariano test) {
    String toText() {
      StringBuilder text = new StringBuilder();
      text.append(line("%-10s %12s %9s %7s", "left out", "pooled-har-x", "networks", "ratio"));
      for (int i = 0; i < leftOut.size(); i++) {
        text.append(row(leftOut.get(i), linear[i], networks[i]));
      }
      text.append(row("all", mean(linear), mean(networks)));
      text.append(line("QLIKE one day ahead; both learnt from %s", String.join(" ", pool)));
      text.append(
          line(
              "ratio of all, 95 %% interval: %.3f to %.3f; Diebold-Mariano %.2f, p %.4f",
              ratio.lower(), ratio.upper(), test.statistic(), test.pValues().better()));
      return text.toString().stripTrailing();
    }

    ObjectNode toJson() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("ratio", mean(networks) / mean(linear));
      json.put("lower", ratio.lower());
      json.put("upper", ratio.upper());
      json.put("dm", test.statistic());
      json.put("p", test.pValues().better());
      ArrayNode all = json.putArray("instruments");
      for (int i = 0; i < leftOut.size(); i++) {
        ObjectNode one = all.addObject().put("name", leftOut.get(i));
        one.put("pooledHarX", linear[i]).put("networks", networks[i]);
      }
      pool.forEach(json.putArray("pool")::add);
      return json;
    }

    private static double mean(double[] values) {
      return Arrays.stream(values).sum() / values.length;
    }

    private static String row(String name, double linear, double networks) {
      return line("%-10s %12.4f %9.4f %7.4f", name, linear, networks, networks / linear);
    }

    private static String line(String format, Object... arguments) {
      return String.format(Locale.ROOT, format, arguments).stripTrailing() + "\n";
    }
  }

  /**
   * Runs.
   *
   * @throws UnusableInputException if there are no weights
   * @throws CancellationException if asked to stop
   */
  Result run(Progress progress, BooleanSupplier cancelled) {
    int every = window.every(PanelEvaluation.SELDOM_TIMES);
    PanelModel networks = NetworkModel.ensemble(new NetworkRun(panel, design, source));
    Optional<String> whyNot = networks.notApplicable(panel, window.schedule(every));
    if (whyNot.isPresent()) {
      throw new UnusableInputException("--leave-out " + leftOut + ": " + whyNot.get());
    }
    List<Entrant> entrants = new ArrayList<>();
    for (PanelModel model : List.of(design.offset(), networks)) {
      entrants.add(new Entrant(model.name(), model, every));
    }
    Contest contest =
        new Contest(
            panel,
            window,
            (name, share) -> {
              if (cancelled.getAsBoolean()) {
                throw new CancellationException("stopped before the evaluation was done");
              }
              progress.update(share, Math.round(100 * share), "% of " + name);
            });
    List<TrackRecord> records = contest.run(entrants);
    progress.done();
    return result(losses(records.get(0)), losses(records.get(1)));
  }

  private Result result(double[][] linear, double[][] networks) {
    double[] linearDays = PanelLosses.dayMeans(linear);
    double[] networkDays = PanelLosses.dayMeans(networks);
    double[] differences = new double[linearDays.length];
    Arrays.setAll(differences, day -> networkDays[day] - linearDays[day]);
    BootstrapPlan plan = BootstrapPlan.of(differences.length, window.horizon(), 1);
    return new Result(
        design.pool(),
        leftOut,
        PanelLosses.instrumentMeans(linear),
        PanelLosses.instrumentMeans(networks),
        LossComparison.of(networkDays, linearDays, INTERVAL, plan).ratio(),
        DieboldMariano.of(differences, window.horizon()));
  }

  /** Of the instruments that were left out. */
  private double[][] losses(TrackRecord record) {
    double[][] all = record.losses().qlike();
    double[][] chosen = new double[all.length][leftOut.size()];
    for (int day = 0; day < all.length; day++) {
      for (int i = 0; i < leftOut.size(); i++) {
        chosen[day][i] = all[day][panel.instruments().indexOf(leftOut.get(i))];
      }
    }
    return chosen;
  }
}

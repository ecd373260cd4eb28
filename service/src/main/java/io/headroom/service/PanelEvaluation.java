package io.headroom.service;

import io.headroom.forecast.lab.Contest;
import io.headroom.forecast.lab.Entrant;
import io.headroom.forecast.lab.ModelKind;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelLosses;
import io.headroom.forecast.lab.PanelModel;
import io.headroom.forecast.lab.Schedule;
import io.headroom.forecast.lab.Standing;
import io.headroom.forecast.lab.Standings;
import io.headroom.forecast.lab.TrackRecord;
import io.headroom.forecast.lab.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * All models on one panel and horizon. The best linear model and the champion are chosen on the
 * days before the test, by mean QLIKE; the test is then run once.
 */
final class PanelEvaluation {
  /** Baselines and linear models are estimated anew each week. */
  static final int OFTEN = 5;

  /** Linear models are shown also estimated as seldom as networks are. */
  static final int SELDOM_TIMES = 4;

  private static final String LOG_HAR = "log-har";

  private final Panel panel;
  private final Window window;
  private final List<PanelModel> models;
  private final long seed;
  private final Progress progress;
  private final BooleanSupplier cancelled;
  private double done;
  private double share;

  PanelEvaluation(
      Panel panel,
      Window window,
      List<PanelModel> models,
      long seed,
      Progress progress,
      BooleanSupplier cancelled) {
    this.panel = panel;
    this.window = window;
    this.models = models;
    this.seed = seed;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * What came of it.
   *
   * @param notApplicable why, by the model's name
   * @param validation mean QLIKE of each linear model and network on the days before the test
   * @param bestLinear name of the linear model that was best there
   * @param champion name of the model to be used, chosen without the test
   */
  record Result(
      Panel panel,
      Window window,
      List<TrackRecord> records,
      Standings standings,
      List<Standing> all,
      Map<String, String> notApplicable,
      Map<String, Double> validation,
      String bestLinear,
      String champion) {}

  /**
   * Runs.
   *
   * @throws CancellationException if asked to stop
   */
  Result run() {
    Map<String, String> notApplicable = new TreeMap<>();
    models.forEach(m -> whyNot(m).ifPresent(why -> notApplicable.put(m.name(), why)));
    List<PanelModel> usable =
        models.stream().filter(m -> !notApplicable.containsKey(m.name())).toList();
    List<Entrant> candidates = new ArrayList<>(linear(usable));
    candidates.addAll(networks(usable, window.validation()));
    List<Entrant> entrants = entrants(usable);
    share = 1.0 / (candidates.size() + entrants.size());
    Map<String, Double> validation = validation(candidates);
    List<String> linear = linear(usable).stream().map(Entrant::name).toList();
    String best = least(validation, linear::contains);
    String champion = least(validation, name -> true);
    List<TrackRecord> records = new Contest(panel, window, this::shown).run(entrants);
    Standings standings =
        new Standings(
            records,
            record(records, LOG_HAR),
            record(records, best),
            record(records, seldom(best)),
            window,
            seed);
    progress.done();
    return new Result(
        panel,
        window,
        records,
        standings,
        standings.all(),
        notApplicable,
        validation,
        best,
        champion);
  }

  private Optional<String> whyNot(PanelModel model) {
    if (!isNetwork(model)) {
      return model.notApplicable(panel);
    }
    return model
        .notApplicable(panel, seldom(window.validation()))
        .or(() -> model.notApplicable(panel, seldom(window)));
  }

  private static boolean isNetwork(PanelModel model) {
    return model.kind() == ModelKind.NETWORK || model.kind() == ModelKind.ENSEMBLE;
  }

  private static Schedule seldom(Window of) {
    return of.schedule(of.every(SELDOM_TIMES));
  }

  private static String least(Map<String, Double> losses, Predicate<String> which) {
    return losses.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .min(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  private List<Entrant> linear(List<PanelModel> usable) {
    return usable.stream()
        .filter(model -> model.kind() == ModelKind.LINEAR || model.name().equals(LOG_HAR))
        .map(model -> new Entrant(model.name(), model, OFTEN))
        .toList();
  }

  /** Networks are estimated anew four times over a window. */
  private List<Entrant> networks(List<PanelModel> usable, Window of) {
    return usable.stream()
        .filter(PanelEvaluation::isNetwork)
        .map(model -> new Entrant(model.name(), model, of.every(SELDOM_TIMES)))
        .toList();
  }

  private List<Entrant> entrants(List<PanelModel> usable) {
    List<Entrant> all = new ArrayList<>(networks(usable, window));
    for (PanelModel model : usable) {
      if (!isNetwork(model)) {
        all.add(new Entrant(model.name(), model, OFTEN));
      }
    }
    int every = window.every(SELDOM_TIMES);
    for (Entrant often : linear(usable)) {
      all.add(new Entrant(seldom(often.name()), often.model(), every));
    }
    return all;
  }

  private Map<String, Double> validation(List<Entrant> candidates) {
    Map<String, Double> losses = new TreeMap<>();
    for (TrackRecord record :
        new Contest(panel, window.validation(), this::shown).run(candidates)) {
      losses.put(record.entrant().name(), PanelLosses.mean(record.losses().qlike()));
    }
    return losses;
  }

  private void shown(String name, double ofEntrant) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("stopped before the evaluation was done");
    }
    progress.update(done + share * ofEntrant, Math.round(done / share), "models");
    done += ofEntrant == 1 ? share : 0;
  }

  static String seldom(String name) {
    return name + "-" + SELDOM_TIMES + "-refits";
  }

  private static TrackRecord record(List<TrackRecord> records, String name) {
    return records.stream()
        .filter(record -> record.entrant().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The standings, the least loss first. */
  static List<Standing> ranked(Result result) {
    return result.all().stream().sorted(Comparator.comparingDouble(Standing::qlike)).toList();
  }
}

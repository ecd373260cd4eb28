package io.headroom.forecast.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Runs entrants over the same days of a panel. */
public final class Contest {
  private final Panel panel;
  private final Window window;
  private final BiConsumer<String, Double> progress;

  /**
   * @param progress told of an entrant's name and the share of its days that are done
   */
  public Contest(Panel panel, Window window, BiConsumer<String, Double> progress) {
    this.panel = panel;
    this.window = window;
    this.progress = progress;
  }

  /** The records of all, in their order. */
  public List<TrackRecord> run(List<Entrant> entrants) {
    List<TrackRecord> records = new ArrayList<>();
    for (Entrant entrant : entrants) {
      records.add(run(entrant));
    }
    return records;
  }

  private TrackRecord run(Entrant entrant) {
    Schedule schedule = window.schedule(entrant.every());
    double[][] forecasts =
        PanelWalk.run(
            entrant.model(),
            panel,
            schedule,
            done -> progress.accept(entrant.name(), (double) done / schedule.origins()));
    return new TrackRecord(entrant, forecasts, PanelLosses.of(panel, schedule, forecasts));
  }
}

package io.headroom.service;

import io.headroom.config.ConfigCodec;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.History;
import io.headroom.forecast.DailyPanel;
import io.headroom.ingest.HistoryFeed;
import io.headroom.ingest.ResumePoints;
import io.headroom.journal.FactDispatcher;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.SessionStart;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a config's daily history into samples, through the facts that a journal of the config would
 * open with.
 */
final class PanelReader {
  private final HeadroomConfig config;
  private final Function<String, Path> expand;

  /**
   * @param expand turns a path of the config into a path of this machine, variables replaced
   */
  PanelReader(HeadroomConfig config, Function<String, Path> expand) {
    this.config = config;
    this.expand = expand;
  }

  /**
   * The samples whose target is no later than a day. No bar after it is read.
   *
   * @param features of a day
   * @param steps days of a window
   * @throws UnusableInputException if the config has no history, or it ends before the day
   * @throws io.headroom.ingest.FeedException if the history's files can't be used
   */
  List<DailyPanel.Sample> samples(List<String> features, int steps, LocalDate until) {
    DailyPanel panel = new DailyPanel(features, steps);
    FactDispatcher dispatcher = new FactDispatcher();
    FactSubmitter submitter =
        (buffer, offset, length) -> dispatcher.dispatch(buffer, offset, length, panel);
    HeadroomConfig cut = cut(until);
    byte[] canonical = ConfigCodec.encode(cut);
    SessionStart start = new SessionStart(submitter, 0);
    start.configActivated(canonical, ConfigCodec.hash(canonical));
    cut.instruments().forEach(start::instrumentDefined);
    HistoryFeed.open(cut, expand).submit(0, submitter, new ResumePoints());
    return panel.samples();
  }

  private HeadroomConfig cut(LocalDate until) {
    History history =
        config
            .history()
            .orElseThrow(
                () ->
                    new UnusableInputException(
                        "the config has no history: it says where the daily bars are"));
    if (until.isAfter(history.until()) || until.isBefore(history.from())) {
      throw new UnusableInputException(
          until
              + " lies outside of the config's history, "
              + history.from()
              + " to "
              + history.until());
    }
    History shorter =
        new History(
            history.from(),
            until,
            history.symbols(),
            history.bars(),
            history.factors(),
            history.kappa());
    return new HeadroomConfig(
        config.firm(),
        config.calendars(),
        config.instruments(),
        Optional.of(shorter),
        config.model(),
        config.risk(),
        config.feeds(),
        config.journal());
  }
}

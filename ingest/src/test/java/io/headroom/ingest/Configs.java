package io.headroom.ingest;

import io.headroom.config.ExactDecimal;
import io.headroom.config.Feed;
import io.headroom.config.Firm;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.History;
import io.headroom.config.Instrument;
import io.headroom.config.JournalSettings;
import io.headroom.config.ModelSettings;
import io.headroom.config.RiskSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;

/** Configs, as far as feeds look at them. */
final class Configs {
  static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  static final Instrument SPY = equity(1, "SPY");
  static final Instrument BAC = equity(2, "BAC");
  static final Instrument AIG = equity(3, "AIG");
  static final Instrument IBM = equity(4, "IBM");
  static final Instrument EURUSD =
      new Instrument(
          5, "EURUSD", Instrument.Kind.FX, "USD", -5, 0, new ExactDecimal(1, -5), "fx", ' ');

  private Configs() {}

  static Instrument equity(int id, String symbol) {
    return new Instrument(
        id, symbol, Instrument.Kind.EQUITY, "USD", -4, 0, new ExactDecimal(1, -2), "us", 'P');
  }

  static HeadroomConfig of(Feed... feeds) {
    return of(Optional.empty(), List.of(feeds));
  }

  static HeadroomConfig of(History history) {
    return of(Optional.of(history), List.of());
  }

  private static HeadroomConfig of(Optional<History> history, List<Feed> feeds) {
    return new HeadroomConfig(
        new Firm("Firm", "USD", Optional.empty(), List.of()),
        List.of(),
        List.of(SPY, BAC, AIG, IBM, EURUSD),
        history,
        new ModelSettings(ModelSettings.Champion.EWMA, 0.94, 100, 0.01, 0.2, 20, Optional.empty()),
        new RiskSettings(1_000, 100, 5, Duration.ofMinutes(5)),
        feeds,
        new JournalSettings(JournalSettings.Durability.PROCESS, 1 << 20, 1 << 16));
  }

  static Feed lean(Feed.Format format, Feed.Source... sources) {
    return new Feed("lean", format, NEW_YORK, List.of(sources), Optional.empty());
  }

  static Feed trades(Feed.Source... sources) {
    return lean(Feed.Format.LEAN_EQUITY_TRADE, sources);
  }

  static Feed.Source source(String symbol, String files) {
    return new Feed.Source(symbol, files);
  }

  /** Replaces the variable {@code ${DATA}} by a folder. */
  static Function<String, Path> in(Path folder) {
    return template -> Path.of(template.replace("${DATA}", folder.toString()));
  }

  /** Where the real data lies; without it the test is skipped. */
  static Path realData() {
    String folder = System.getenv("HEADROOM_DATA");
    if (folder == null || !Path.of(folder, "ticks").toFile().isDirectory()) {
      Assumptions.abort("HEADROOM_DATA=" + folder + " has no real ticks");
    }
    return Path.of(folder);
  }
}

package io.headroom.forecast;

import io.headroom.config.ConfigCodec;
import io.headroom.config.Feed;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.History;
import io.headroom.config.Instrument;
import io.headroom.config.ModelSettings;
import io.headroom.config.SessionCalendar;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.record.ModelKind;
import java.util.Optional;

/** The config in force, and the fact that put it in force. */
final class ActiveConfig {
  private static final double KAPPA_WITHOUT_HISTORY = 1;

  private final HeadroomConfig config;
  private final ModelSpecification specification;
  private final long fact;

  ActiveConfig(HeadroomConfig config, long fact) {
    this.config = config;
    this.fact = fact;
    specification = new ModelSpecification(config.model(), kappa());
  }

  long fact() {
    return fact;
  }

  ModelSettings model() {
    return config.model();
  }

  /** Ratio of realized to Garman-Klass variance. */
  double kappa() {
    return config.history().map(History::kappa).orElse(KAPPA_WITHOUT_HISTORY);
  }

  byte[] modelHash(ModelKind model) {
    return specification.hash(model);
  }

  Optional<Instrument> instrument(int id) {
    return config.instruments().stream().filter(instrument -> instrument.id() == id).findFirst();
  }

  Optional<SessionCalendar> calendar(String name) {
    return config.calendars().stream().filter(calendar -> calendar.name().equals(name)).findFirst();
  }

  /**
   * Whether the instrument's price comes from its quotes: it has a feed of quotes and none of
   * trades. Where the config names no feed of it, a currency's price does and an equity's does not.
   */
  boolean priceIsMid(Instrument instrument) {
    boolean trades = hasFeed(instrument.symbol(), true);
    boolean quotes = hasFeed(instrument.symbol(), false);
    return (trades || quotes) ? !trades : instrument.kind() == Instrument.Kind.FX;
  }

  private boolean hasFeed(String symbol, boolean trades) {
    return config.feeds().stream()
        .filter(feed -> isTrades(feed) == trades)
        .flatMap(feed -> feed.sources().stream())
        .anyMatch(source -> source.symbol().equals(symbol));
  }

  private static boolean isTrades(Feed feed) {
    return switch (feed.format()) {
      case LEAN_EQUITY_TRADE -> true;
      case LEAN_EQUITY_QUOTE, LEAN_FOREX_QUOTE -> false;
      case CSV -> feed.csv().map(csv -> csv.kind() == Feed.Csv.Kind.TRADE).orElse(false);
    };
  }

  void save(StateWriter state) {
    state.putLong(fact).putBytes(ConfigCodec.encode(config));
  }

  static ActiveConfig restored(StateReader state) {
    long fact = state.takeLong();
    return new ActiveConfig(ConfigCodec.decode(state.takeBytes()), fact);
  }
}

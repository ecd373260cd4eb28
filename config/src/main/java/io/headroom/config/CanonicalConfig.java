package io.headroom.config;

import io.headroom.config.CanonicalText.Fields;
import io.headroom.config.CanonicalText.Items;
import io.headroom.config.CanonicalText.Leaf;
import io.headroom.config.CanonicalText.Part;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The canonical tree of a configuration: every field in a fixed order, defaults written out. */
final class CanonicalConfig {
  private CanonicalConfig() {}

  static Fields of(HeadroomConfig config) {
    Fields root =
        new Fields()
            .with("version", new Leaf("1"))
            .with("firm", firm(config.firm()))
            .with("positions", positions(config))
            .with("calendars", items(config.calendars(), CanonicalConfig::calendar))
            .with("instruments", items(config.instruments(), CanonicalConfig::instrument));
    config.history().ifPresent(history -> root.with("history", history(history)));
    return root.with("model", model(config.model()))
        .with("risk", risk(config.risk()))
        .with("feeds", items(config.feeds(), CanonicalConfig::feed))
        .with("journal", journal(config.journal()));
  }

  private static Fields firm(Firm firm) {
    Fields fields = new Fields().with("name", text(firm.name()));
    fields.with("currency", text(firm.currency()));
    limit(fields, firm.limit());
    return fields.with("desks", items(firm.desks(), CanonicalConfig::desk));
  }

  private static Fields desk(Firm.Desk desk) {
    Fields fields = new Fields().with("name", text(desk.name()));
    limit(fields, desk.limit());
    return fields.with("books", items(desk.books(), CanonicalConfig::book));
  }

  private static Fields book(Firm.Book book) {
    Fields fields = new Fields().with("name", text(book.name()));
    limit(fields, book.limit());
    return fields;
  }

  private static void limit(Fields parent, Optional<LimitPolicy> limit) {
    limit.ifPresent(
        policy ->
            parent.with(
                "limit",
                new Fields()
                    .with("owner", text(policy.owner()))
                    .with("level", number(policy.level()))
                    .with("budget", number(policy.budget()))
                    .with("warning", number(policy.warning()))
                    .with("hysteresis", number(policy.hysteresis()))));
  }

  private static Items positions(HeadroomConfig config) {
    Map<String, Integer> ids = new TreeMap<>();
    config.instruments().forEach(instrument -> ids.put(instrument.symbol(), instrument.id()));
    Comparator<Firm.Position> byId =
        Comparator.comparingInt(position -> ids.getOrDefault(position.symbol(), 0));
    return new Items(
        config.firm().desks().stream()
            .flatMap(desk -> desk.books().stream())
            .flatMap(b -> b.positions().stream().sorted(byId).map(p -> position(b, p)))
            .toList());
  }

  private static Fields position(Firm.Book book, Firm.Position position) {
    return new Fields()
        .with("desk", text(book.desk()))
        .with("book", text(book.name()))
        .with("instrument", text(position.symbol()))
        .with("quantity", number(position.quantity()));
  }

  private static Fields calendar(SessionCalendar calendar) {
    Fields halfDays = new Fields();
    calendar.halfDays().forEach((day, close) -> halfDays.with(day.toString(), text(close)));
    return new Fields()
        .with("name", text(calendar.name()))
        .with("zone", text(calendar.zone().getId()))
        .with("open", text(calendar.open()))
        .with("close", text(calendar.close()))
        .with("closing-print-wait", text(calendar.closingPrintWait()))
        .with("days", items(List.copyOf(calendar.days()), CanonicalConfig::text))
        .with("holidays", items(List.copyOf(calendar.holidays()), CanonicalConfig::text))
        .with("half-days", halfDays);
  }

  private static Fields instrument(Instrument instrument) {
    return new Fields()
        .with("id", number(instrument.id()))
        .with("symbol", text(instrument.symbol()))
        .with("kind", choice(instrument.kind()))
        .with("currency", text(instrument.currency()))
        .with("price-exponent", number(instrument.priceExponent()))
        .with("quantity-exponent", number(instrument.quantityExponent()))
        .with("tick-size", number(instrument.tickSize()))
        .with("calendar", text(instrument.calendar()))
        .with("primary-exchange", text(instrument.primaryExchange()));
  }

  private static Fields history(History history) {
    Fields fields =
        new Fields()
            .with("from", text(history.from()))
            .with("until", text(history.until()))
            .with("instruments", items(history.symbols(), CanonicalConfig::text))
            .with("bars", text(history.bars()));
    history.factors().ifPresent(factors -> fields.with("factors", text(factors)));
    return fields.with("kappa", number(history.kappa()));
  }

  /** What came later is written where it is given: the bytes before it stay the same. */
  private static Fields model(ModelSettings model) {
    Fields fields =
        new Fields()
            .with("champion", choice(model.champion()))
            .with("ewma-lambda", number(model.ewmaLambda()))
            .with("min-history-days", number(model.minHistoryDays()))
            .with("starting-daily-volatility", number(model.startingDailyVolatility()))
            .with("overnight-share", number(model.overnightShare()))
            .with("share-prior-days", number(model.sharePriorDays()));
    model.network().ifPresent(network -> fields.with("network", text(network.file())));
    model.challenger().ifPresent(network -> fields.with("challenger", text(network.file())));
    model
        .network()
        .or(model::challenger)
        .ifPresent(network -> fields.with("approver", text(network.approver())));
    if (model.poolMinRows() != ModelSettings.DEFAULT_POOL_MIN_ROWS) {
      fields.with("pool-min-rows", number(model.poolMinRows()));
    }
    return fields;
  }

  private static Fields risk(RiskSettings risk) {
    return new Fields()
        .with("scenarios", number(risk.scenarios()))
        .with("min-scenarios", number(risk.minScenarios()))
        .with("move-basis-points", number(risk.moveBasisPoints()))
        .with("stale-after", text(risk.staleAfter()));
  }

  private static Fields feed(Feed feed) {
    Fields fields =
        new Fields()
            .with("name", text(feed.name()))
            .with("format", choice(feed.format()))
            .with("zone", text(feed.zone().getId()))
            .with("sources", items(feed.sources(), CanonicalConfig::source));
    feed.csv().ifPresent(csv -> fields.with("csv", csv(csv)));
    return fields;
  }

  private static Fields source(Feed.Source source) {
    return new Fields()
        .with("instrument", text(source.symbol()))
        .with("files", text(source.files()));
  }

  private static Fields csv(Feed.Csv csv) {
    Fields fields =
        new Fields()
            .with("kind", choice(csv.kind()))
            .with("separator", text(csv.separator()))
            .with("header", new Leaf(csv.header() ? "true" : "false"))
            .with("time", text(csv.time()))
            .with("time-format", text(csv.timeFormat()));
    csv.price().ifPresent(column -> fields.with("price", text(column)));
    csv.size().ifPresent(column -> fields.with("size", text(column)));
    csv.bid().ifPresent(column -> fields.with("bid", text(column)));
    csv.bidSize().ifPresent(column -> fields.with("bid-size", text(column)));
    csv.ask().ifPresent(column -> fields.with("ask", text(column)));
    csv.askSize().ifPresent(column -> fields.with("ask-size", text(column)));
    return fields;
  }

  /** What came later is written where it is not the default: the bytes before it stay the same. */
  private static Fields journal(JournalSettings journal) {
    Fields fields =
        new Fields()
            .with("durability", choice(journal.durability()))
            .with("ring-bytes", number(journal.ringBytes()))
            .with("max-lag-facts", number(journal.maxLagFacts()));
    if (journal.snapshotEveryFacts() != JournalSettings.DEFAULT_SNAPSHOT_EVERY_FACTS) {
      fields.with("snapshot-every-facts", number(journal.snapshotEveryFacts()));
    }
    if (journal.reserveMebibytes() != JournalSettings.DEFAULT_RESERVE_MEBIBYTES) {
      fields.with("reserve-mib", number(journal.reserveMebibytes()));
    }
    journal.archiveAfterDays().ifPresent(days -> fields.with("archive-after-days", number(days)));
    return fields;
  }

  private static <T> Items items(List<T> values, Function<T, ? extends Part> part) {
    return new Items(values.stream().map(part).toList());
  }

  private static Leaf text(Object value) {
    return new Leaf(CanonicalText.quoted(value.toString()));
  }

  private static Leaf choice(Enum<?> value) {
    return new Leaf(Parsers.written(value));
  }

  private static Leaf number(int value) {
    return new Leaf(Integer.toString(value));
  }

  private static Leaf number(double value) {
    return new Leaf(CanonicalText.number(value));
  }

  private static Leaf number(ExactDecimal value) {
    return new Leaf(CanonicalText.number(value));
  }
}

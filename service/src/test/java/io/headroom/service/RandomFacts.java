package io.headroom.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.config.ConfigCodec;
import io.headroom.config.ConfigLoader;
import io.headroom.config.ExactDecimal;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.Instrument;
import io.headroom.config.Variables;
import io.headroom.forecast.DailyNetwork;
import io.headroom.forecast.Networks;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.ingest.Feeds;
import io.headroom.ingest.ResumePoints;
import io.headroom.ingest.simulation.SimulatedMarket;
import io.headroom.journal.FactSubmitter;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.SessionStart;
import io.headroom.journal.SessionStart.BookPosition;
import io.headroom.journal.record.ActivationSource;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.DailyBarEncoder;
import io.headroom.journal.record.FaultRule;
import io.headroom.journal.record.FeedFaultEncoder;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.ModelRole;
import io.headroom.journal.record.PositionSetEncoder;
import io.headroom.journal.record.PriceFactorEncoder;
import io.headroom.journal.record.QuoteDecoder;
import io.headroom.journal.record.QuoteEncoder;
import io.headroom.journal.record.TradeDecoder;
import io.headroom.journal.record.TradeEncoder;
import io.headroom.replay.Projections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Days of the simulated market with everything in between that a journal may hold: other configs,
 * networks, positions half set, bars and factors in the middle of a day, wrong prices, unknown
 * instruments, records of a later release. The same facts for the same seed.
 */
final class RandomFacts {
  private static final LocalTime END = LocalTime.of(9, 50);
  private static final int HISTORY_DAYS = 280;
  private static final int DAYS = 4;
  private static final long DAY_NANOS = 86_400_000_000_000L;
  private static final int UNKNOWN_TEMPLATE = 77;
  private static final List<String> BOOKS =
      List.of(
          "desk/EQ-INDEX/book/CORE",
          "desk/EQ-SINGLE-STOCK/book/VALUE",
          "desk/FX-SPOT/book/MAJORS",
          "desk/NONE/book/NONE");

  private final Random random;
  private final FactSubmitter submitter;
  private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(1 << 16);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final RecordHeader read = new RecordHeader();
  private final List<HeadroomConfig> configs;
  private final List<NetworkArtifact> networks =
      List.of(TinyNetwork.artifact("surprise", 0.1f), TinyNetwork.artifact("day-to-week", -0.2f));
  private long time;

  private RandomFacts(long seed, FactSubmitter submitter) {
    random = new Random(seed);
    this.submitter = submitter;
    String yaml = text("demo.yaml").replace("min-scenarios: 250", "min-scenarios: 100");
    configs =
        List.of(
            config(yaml),
            config(yaml.replace("move-basis-points: 5", "move-basis-points: 2")),
            config(yaml.replace("budget: 345_000", "budget: 3_000")),
            config(
                yaml.replace("          limit: {owner: Value Trader", "          # limit: {owner: ")
                    .replace("champion: network", "champion: log-har")
                    .replace("  network: config/", "  # config/")),
            config(without(yaml, "FARMEX").replace("tick-size: 0.01", "tick-size: 0.02")),
            config(
                without(without(yaml, "AUDUSD"), "IDX500")
                    .replace("stale-after: 5m", "stale-after: 1m")));
  }

  /** Submits some tens of thousands of facts. */
  static void submit(long seed, FactSubmitter submitter) {
    new RandomFacts(seed, submitter).run(seed);
  }

  private void run(long seed) {
    HeadroomConfig config = configs.get(0);
    SimulatedMarket market = SimulatedMarket.of(config, DemoScript.DAY, HISTORY_DAYS, seed, 1);
    Networks<DailyNetwork> named = NetworkFile.of(config, Variables.of(Map.of(), Locations.root()));
    List<byte[]> ticks = new ArrayList<>();
    try (Feeds feeds =
        market.feeds(DemoScript.nanos(END), DemoScript.of(config), new ResumePoints())) {
      Opening.ofNew(config, named, market::history)
          .submit(
              submitter,
              new SessionStart.Origin(0, "test", "test"),
              Projections.create().inOrder(),
              feeds);
      feeds.submit(Integer.MAX_VALUE, (record, at, length) -> ticks.add(bytes(record, at, length)));
    }
    for (int day = 0; day < DAYS; day++) {
      for (byte[] tick : ticks) {
        maybe(0.35, () -> tick(tick, tick.length));
        maybe(0.002, this::somethingElse);
      }
      ticks.forEach(RandomFacts::nextDay);
    }
  }

  private void tick(byte[] tick, int length) {
    buffer.putBytes(0, tick);
    time = Math.max(time, read.wrap(buffer, 0, length).journalTime());
    maybe(0.02, () -> spoil(read.templateId()));
    submitter.submit(buffer, 0, length);
  }

  private void spoil(int template) {
    int what = random.nextInt(6);
    if (template == TradeDecoder.TEMPLATE_ID) {
      TradeEncoder trade = new TradeEncoder().wrap(buffer, RecordHeader.LENGTH);
      long price =
          new UnsafeBuffer(buffer, 0, 200)
              .getLong(
                  RecordHeader.LENGTH + TradeDecoder.priceEncodingOffset(),
                  ByteOrder.LITTLE_ENDIAN);
      List<IntConsumer> ways =
          List.of(
              w -> trade.price(0),
              w -> trade.quantity(0),
              w -> trade.price(price * 6 / 5),
              w -> trade.flags().suspicious(true),
              w -> trade.instrumentId(99),
              w -> trade.saleConditions(random.nextInt(1 << 20)));
      ways.get(what).accept(what);
    } else if (template == QuoteDecoder.TEMPLATE_ID) {
      QuoteEncoder quote = new QuoteEncoder().wrap(buffer, RecordHeader.LENGTH);
      List<IntConsumer> ways =
          List.of(
              w -> quote.bid(1_000_000_000),
              w -> quote.flags().clear().hasBid(true),
              w -> quote.flags().clear().hasAsk(true),
              w -> quote.ask(0),
              w -> quote.instrumentId(99),
              w -> quote.flags().clear());
      ways.get(what).accept(what);
    }
  }

  private void somethingElse() {
    int instrument = 1 + random.nextInt(11);
    switch (random.nextInt(8)) {
      case 0 -> activate(configs.get(random.nextInt(configs.size())));
      case 1 -> network(networks.get(random.nextInt(networks.size())));
      case 2 -> position(instrument, random.nextInt(3) == 0 ? BooleanType.YES : BooleanType.NO);
      case 3 -> position(instrument, BooleanType.NO);
      case 4 -> bar(instrument);
      case 5 -> factor(instrument);
      case 6 -> fault(instrument);
      default -> unknown();
    }
  }

  private void activate(HeadroomConfig config) {
    byte[] canonical = ConfigCodec.encode(config);
    SessionStart start = new SessionStart(submitter, time);
    start.configActivated(canonical, ConfigCodec.hash(canonical));
    maybe(0.8, () -> config.instruments().forEach((Instrument i) -> start.instrumentDefined(i)));
  }

  private void network(NetworkArtifact artifact) {
    byte[] bytes = artifact.bytes();
    maybe(0.2, () -> bytes[40]++);
    ModelRole role = random.nextBoolean() ? ModelRole.CHAMPION : ModelRole.CHALLENGER;
    new SessionStart(submitter, time)
        .modelActivated(
            bytes,
            artifact.hash(),
            new SessionStart.Activation(role, ActivationSource.PERSON, "Ann", "none"));
  }

  private void position(int instrument, BooleanType moreFollow) {
    PositionSetEncoder fact = new PositionSetEncoder().wrapAndApplyHeader(buffer, 0, header);
    ExactDecimal quantity =
        ExactDecimal.of(BigDecimal.valueOf(random.nextInt(60_000) - 20_000L, random.nextInt(2)));
    BookPosition position =
        new BookPosition(BOOKS.get(random.nextInt(BOOKS.size())), instrument, quantity);
    fact.instrumentId(position.instrumentId());
    fact.quantity().mantissa(quantity.mantissa()).exponent((byte) quantity.exponent());
    fact.moreFollow(moreFollow).book(position.book());
    send(fact.encodedLength());
  }

  private void bar(int instrument) {
    DailyBarEncoder fact = new DailyBarEncoder().wrapAndApplyHeader(buffer, 0, header);
    long price = 900_000L + random.nextInt(200_000);
    int date = (int) DemoScript.DAY.toEpochDay() + random.nextInt(DAYS);
    fact.instrumentId(instrument)
        .date(date)
        .exponent((byte) -4)
        .openPrice(price)
        .highPrice(price + random.nextInt(100_000))
        .lowPrice(price - random.nextInt(100_000))
        .closePrice(price + random.nextInt(2))
        .volume(1);
    send(fact.encodedLength());
  }

  private void factor(int instrument) {
    PriceFactorEncoder fact = new PriceFactorEncoder().wrapAndApplyHeader(buffer, 0, header);
    int date = (int) DemoScript.DAY.toEpochDay() - random.nextInt(10);
    fact.instrumentId(instrument).throughDate(date);
    fact.priceFactor().mantissa(9_900_000L + random.nextInt(100_000)).exponent((byte) -7);
    fact.splitFactor().mantissa(1).exponent((byte) 0);
    send(fact.encodedLength());
  }

  private void fault(int instrument) {
    FeedFaultEncoder fact = new FeedFaultEncoder().wrapAndApplyHeader(buffer, 0, header);
    fact.stream(random.nextInt(20))
        .instrumentId(instrument)
        .position(1)
        .rule(random.nextBoolean() ? FaultRule.COLUMN_COUNT : FaultRule.NOT_A_NUMBER)
        .reason("spoiled")
        .putRaw(new byte[0], 0, 0);
    send(fact.encodedLength());
  }

  private void unknown() {
    header.wrap(buffer, 0).blockLength(8).templateId(UNKNOWN_TEMPLATE).schemaId(1).version(9);
    send(8);
  }

  private void send(int bodyLength) {
    RecordHeader.stamp(buffer, 0, 0, time);
    submitter.submit(buffer, 0, RecordHeader.LENGTH + bodyLength);
  }

  private void maybe(double probability, Runnable action) {
    if (random.nextDouble() < probability) {
      action.run();
    }
  }

  private static void nextDay(byte[] tick) {
    UnsafeBuffer record = new UnsafeBuffer(tick);
    RecordHeader header = new RecordHeader().wrap(record, 0, tick.length);
    RecordHeader.stamp(record, 0, 0, header.journalTime() + DAY_NANOS);
    int at = RecordHeader.LENGTH;
    at +=
        header.templateId() == TradeDecoder.TEMPLATE_ID
            ? TradeDecoder.sourceTimeEncodingOffset()
            : QuoteDecoder.sourceTimeEncodingOffset();
    if (header.templateId() == TradeDecoder.TEMPLATE_ID
        || header.templateId() == QuoteDecoder.TEMPLATE_ID) {
      ByteOrder order = ByteOrder.LITTLE_ENDIAN;
      record.putLong(at, record.getLong(at, order) + DAY_NANOS, order);
    }
  }

  private static byte[] bytes(DirectBuffer buffer, int offset, int length) {
    byte[] bytes = new byte[length];
    buffer.getBytes(offset, bytes);
    return bytes;
  }

  private static HeadroomConfig config(String yaml) {
    return ConfigLoader.parse(yaml.getBytes(UTF_8), "test.yaml");
  }

  /** The config without an instrument and its positions. */
  private static String without(String yaml, String symbol) {
    return yaml.replaceAll("  - \\{id: \\d+, symbol: " + symbol + "[^}]*}\n", "")
        .replaceAll("  - \\{desk: [^}]*instrument: " + symbol + ",[^}]*}\n", "");
  }

  private static String text(String name) {
    try {
      return Files.readString(Locations.config(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

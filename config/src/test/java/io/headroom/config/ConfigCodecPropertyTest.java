package io.headroom.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Round trips of configurations made from a seed, which jqwik prints on failure. */
class ConfigCodecPropertyTest {
  private static final List<String> ZONES =
      List.of("America/New_York", "UTC", "Europe/Berlin", "-05:00", "Asia/Tokyo", "Z");

  @Property(tries = 300)
  void shouldReadCanonicalBytesBack(@ForAll long seed) {
    HeadroomConfig config = new Maker(new Random(seed)).config();

    byte[] canonical = ConfigCodec.encode(config);
    HeadroomConfig decoded = ConfigCodec.decode(canonical);

    assertThat(decoded).isEqualTo(config);
    assertThat(ConfigCodec.encode(decoded)).isEqualTo(canonical);
  }

  @Property(tries = 2000)
  void shouldWriteDoublesThatReadBack(@ForAll double value) {
    String text = CanonicalText.number(value);

    assertThat(Double.parseDouble(text)).isEqualTo(value + 0.0);
    assertThat(new BigDecimal(text).stripTrailingZeros().precision())
        .as("never longer than what the platform writes")
        .isLessThanOrEqualTo(BigDecimal.valueOf(value).stripTrailingZeros().precision());
  }

  @Property(tries = 1000)
  void shouldQuoteAnyTextSoThatItReadsBack(@ForAll String text) {
    Firm firm = new Firm("x" + wellFormed(text), "USD", Optional.empty(), List.of());
    HeadroomConfig config = withFirm(firm);

    assertThat(ConfigCodec.decode(ConfigCodec.encode(config)).firm()).isEqualTo(firm);
  }

  /** Lone surrogates are not characters and cannot be written in UTF-8. */
  private static String wellFormed(String text) {
    StringBuilder result = new StringBuilder();
    text.codePoints()
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(result::appendCodePoint);
    return result.toString();
  }

  private static HeadroomConfig withFirm(Firm firm) {
    HeadroomConfig small = Examples.parse(Examples.SMALL);
    return new HeadroomConfig(
        firm,
        small.calendars(),
        small.instruments(),
        small.history(),
        small.model(),
        small.risk(),
        small.feeds(),
        small.journal());
  }

  /** Makes valid configurations. */
  private static final class Maker {
    private final Random random;
    private final List<Instrument> instruments = new ArrayList<>();

    Maker(Random random) {
      this.random = random;
    }

    HeadroomConfig config() {
      List<SessionCalendar> calendars = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        calendars.add(calendar("CAL" + i));
      }
      int id = 0;
      for (int i = 0; i < random.nextInt(5); i++) {
        id += 1 + random.nextInt(100);
        instruments.add(instrument(id, any(calendars).name()));
      }
      int scenarios = 1 + random.nextInt(2000);
      Optional<ModelSettings.Network> network = network();
      List<ModelSettings.Champion> champions =
          new ArrayList<>(List.of(ModelSettings.Champion.values()));
      if (network.isEmpty()) {
        champions.remove(ModelSettings.Champion.NETWORK);
      }
      return new HeadroomConfig(
          firm(),
          calendars,
          instruments,
          random.nextBoolean() ? Optional.empty() : Optional.of(history()),
          new ModelSettings(
              any(champions),
              share(),
              23 + random.nextInt(1000),
              share(),
              share(),
              1 + random.nextInt(100),
              network,
              challenger(network),
              random.nextBoolean()
                  ? ModelSettings.DEFAULT_POOL_MIN_ROWS
                  : 30 + random.nextInt(10_000)),
          new RiskSettings(
              scenarios,
              1 + random.nextInt(scenarios),
              share() * 100,
              Duration.ofMillis(1 + random.nextInt(1_000_000))),
          feeds(),
          new JournalSettings(
              any(List.of(JournalSettings.Durability.values())),
              1 << (16 + random.nextInt(15)),
              1 + random.nextInt(1_000_000),
              1000 + random.nextInt(5_000_000),
              random.nextInt(4096),
              random.nextBoolean()
                  ? OptionalInt.of(1 + random.nextInt(5000))
                  : OptionalInt.empty()));
    }

    private SessionCalendar calendar(String name) {
      LocalTime open = LocalTime.of(random.nextInt(12), random.nextInt(60));
      LocalTime close =
          LocalTime.of(14 + random.nextInt(6), random.nextInt(60), random.nextInt(60));
      TreeSet<LocalDate> holidays = new TreeSet<>();
      TreeMap<LocalDate, LocalTime> halfDays = new TreeMap<>();
      for (int i = 0; i < random.nextInt(10); i++) {
        LocalDate date = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(10_000));
        if (random.nextBoolean()) {
          holidays.add(date);
        } else {
          halfDays.put(date, LocalTime.of(13, random.nextInt(60)));
        }
      }
      halfDays.keySet().removeAll(holidays);
      return new SessionCalendar(
          name,
          ZoneId.of(any(ZONES)),
          open,
          close,
          Duration.ofSeconds(random.nextInt(600)),
          new TreeSet<>(List.of(DayOfWeek.values())),
          holidays,
          halfDays);
    }

    private Instrument instrument(int id, String calendar) {
      int exponent = -random.nextInt(9);
      return new Instrument(
          id,
          "SYM." + id,
          any(List.of(Instrument.Kind.values())),
          "EUR",
          exponent,
          -random.nextInt(3),
          new ExactDecimal(1 + random.nextInt(100), exponent),
          calendar,
          (char) (' ' + random.nextInt('~' - ' ')));
    }

    private Firm firm() {
      List<Firm.Desk> desks = new ArrayList<>();
      for (int i = 0; i < random.nextInt(4); i++) {
        List<Firm.Book> books = new ArrayList<>();
        for (int j = 0; j < random.nextInt(4); j++) {
          books.add(new Firm.Book("Dësk-" + i, "B_" + j, limit(), positions()));
        }
        desks.add(new Firm.Desk("Dësk-" + i, limit(), books));
      }
      return new Firm("Firm: \"" + random.nextInt() + "\" #", "EUR", limit(), desks);
    }

    private List<Firm.Position> positions() {
      return instruments.stream()
          .filter(instrument -> random.nextBoolean())
          .map(i -> new Firm.Position(i.symbol(), quantity(i.quantityExponent())))
          .toList();
    }

    private ExactDecimal quantity(int least) {
      return new ExactDecimal(random.nextInt(), least + random.nextInt(3));
    }

    private Optional<LimitPolicy> limit() {
      if (random.nextBoolean()) {
        return Optional.empty();
      }
      double warning = share();
      double level = random.nextBoolean() ? 0.975 : 0.99;
      double budget = share() * 1e7;
      return Optional.of(new LimitPolicy("Ü, {x}", level, budget, warning, warning * share()));
    }

    private Optional<ModelSettings.Network> network() {
      return random.nextBoolean()
          ? Optional.empty()
          : Optional.of(new ModelSettings.Network("m/" + random.nextInt() + ".model", "Ü: \"x\""));
    }

    private Optional<ModelSettings.Network> challenger(Optional<ModelSettings.Network> network) {
      return network().filter(challenger -> !network.equals(Optional.of(challenger)));
    }

    private History history() {
      LocalDate from = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(5000));
      return new History(
          from,
          from.plusDays(random.nextInt(5000)),
          instruments.stream().map(Instrument::symbol).toList(),
          "${HEADROOM_DATA}/{symbol}.zip",
          random.nextBoolean() ? Optional.empty() : Optional.of("f/{symbol}.csv"),
          share());
    }

    private List<Feed> feeds() {
      List<Feed> feeds = new ArrayList<>();
      for (int i = 0; i < random.nextInt(4); i++) {
        Feed.Format format = any(List.of(Feed.Format.values()));
        List<Feed.Source> sources =
            instruments.stream().map(s -> new Feed.Source(s.symbol(), "dir/*.csv")).toList();
        ZoneId zone = ZoneId.of(any(ZONES));
        Optional<Feed.Csv> csv = format == Feed.Format.CSV ? Optional.of(csv()) : Optional.empty();
        feeds.add(new Feed("feed" + i, format, zone, sources, csv));
      }
      return feeds;
    }

    private Feed.Csv csv() {
      Optional<String> none = Optional.empty();
      char separator = ",;\t|".charAt(random.nextInt(4));
      return random.nextBoolean()
          ? new Feed.Csv(
              Feed.Csv.Kind.TRADE,
              separator,
              true,
              "when: ",
              "HH:mm:ss",
              Optional.of("p x"),
              Optional.of("#"),
              none,
              none,
              none,
              none)
          : new Feed.Csv(
              Feed.Csv.Kind.QUOTE,
              separator,
              false,
              "0",
              "epoch-us",
              none,
              none,
              Optional.of("3"),
              none,
              Optional.of("1"),
              none);
    }

    private <T> T any(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }

    /** Above 0 and below 1. */
    private double share() {
      return Math.max(random.nextDouble(), Double.MIN_NORMAL);
    }
  }
}

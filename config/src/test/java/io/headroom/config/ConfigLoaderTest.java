package io.headroom.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigLoaderTest {
  @Test
  void shouldReadEveryField() {
    HeadroomConfig config = Examples.full();

    LimitPolicy deskLimit = new LimitPolicy("head of EQ", 0.975, 2_500_000, 0.8, 0.05);
    LimitPolicy bookLimit = new LimitPolicy("Ann", 0.99, 1_234_567.89, 0.8, 0.05);
    assertThat(config.firm())
        .isEqualTo(
            new Firm(
                "Example & Söhne \"GmbH\"",
                "USD",
                Optional.of(new LimitPolicy("CRO", 0.99, 5_000_000, 0.8, 0.05)),
                List.of(
                    new Firm.Desk(
                        "EQ",
                        Optional.of(deskLimit),
                        List.of(
                            new Firm.Book(
                                "EQ",
                                "INDEX",
                                Optional.of(bookLimit),
                                List.of(
                                    new Firm.Position("SPY", new ExactDecimal(12_000, 0)),
                                    new Firm.Position("BAC", new ExactDecimal(-25_050, -2)))),
                            new Firm.Book(
                                "EQ",
                                "BANKS",
                                Optional.empty(),
                                List.of(new Firm.Position("BAC", new ExactDecimal(3, 2)))))),
                    new Firm.Desk(
                        "FX",
                        Optional.empty(),
                        List.of(new Firm.Book("FX", "SPOT", Optional.empty(), List.of()))))));
    assertThat(config.calendars().get(0))
        .isEqualTo(
            new SessionCalendar(
                "XNYS",
                ZoneId.of("America/New_York"),
                LocalTime.of(9, 30),
                LocalTime.of(16, 0),
                Duration.ofMinutes(5),
                new TreeSet<>(List.of(DayOfWeek.values()).subList(0, 5)),
                new TreeSet<>(List.of(LocalDate.of(2013, 7, 4), LocalDate.of(2013, 12, 25))),
                new TreeMap<>(
                    Map.of(
                        LocalDate.of(2013, 7, 3), LocalTime.of(13, 0),
                        LocalDate.of(2013, 11, 29), LocalTime.of(13, 0)))));
    assertThat(config.instruments())
        .containsExactly(
            new Instrument(
                1,
                "SPY",
                Instrument.Kind.EQUITY,
                "USD",
                -4,
                0,
                new ExactDecimal(1, -2),
                "XNYS",
                'P'),
            new Instrument(
                2,
                "BAC",
                Instrument.Kind.EQUITY,
                "USD",
                -4,
                -2,
                new ExactDecimal(1, -2),
                "XNYS",
                'N'),
            new Instrument(
                300,
                "USDJPY",
                Instrument.Kind.FX,
                "JPY",
                -3,
                0,
                new ExactDecimal(1, -3),
                "FX",
                ' '));
    assertThat(config.history())
        .contains(
            new History(
                LocalDate.of(2007, 1, 1),
                LocalDate.of(2013, 10, 4),
                List.of("SPY", "BAC"),
                "${HEADROOM_DATA}/daily/{symbol}.zip",
                Optional.of("${HEADROOM_DATA}/daily/{symbol}.csv"),
                1.0625));
    assertThat(config.model())
        .isEqualTo(
            new ModelSettings(
                ModelSettings.Champion.EWMA, 0.97, 500, 0.015, 0.25, 10, Optional.empty()));
    assertThat(config.risk()).isEqualTo(new RiskSettings(750, 100, 12.5, Duration.ofSeconds(90)));
    assertThat(config.journal())
        .isEqualTo(new JournalSettings(JournalSettings.Durability.DISK, 65_536, 1000));
  }

  @Test
  void shouldReadHowTheJournalIsKept() {
    HeadroomConfig config =
        Examples.parse(
            replaceOnce(
                Examples.FULL,
                "max-lag-facts: 1000",
                "snapshot-every-facts: 5000, reserve-mib: 64, archive-after-days: 30"));

    assertThat(config.journal())
        .isEqualTo(
            new JournalSettings(
                JournalSettings.Durability.DISK, 65_536, 65_536, 5000, 64, OptionalInt.of(30)));
  }

  @Test
  void shouldReadFeeds() {
    List<Feed> feeds = Examples.full().feeds();

    assertThat(feeds)
        .containsExactly(
            new Feed(
                "trades",
                Feed.Format.LEAN_EQUITY_TRADE,
                ZoneId.of("America/New_York"),
                List.of(
                    new Feed.Source("SPY", "${HEADROOM_DATA}/ticks/spy/*_trade.zip"),
                    new Feed.Source("BAC", "${HEADROOM_DATA}/ticks/bac/*_trade.zip")),
                Optional.empty()),
            new Feed(
                "quotes",
                Feed.Format.CSV,
                ZoneOffset.ofHours(-5),
                List.of(new Feed.Source("USDJPY", "quotes/*.csv")),
                Optional.of(
                    new Feed.Csv(
                        Feed.Csv.Kind.QUOTE,
                        '\t',
                        false,
                        "0",
                        "epoch-ms",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("1"),
                        Optional.of("2"),
                        Optional.of("3"),
                        Optional.of("4")))),
            new Feed(
                "prints",
                Feed.Format.CSV,
                ZoneId.of("UTC"),
                List.of(new Feed.Source("BAC", "prints.csv.gz")),
                Optional.of(
                    new Feed.Csv(
                        Feed.Csv.Kind.TRADE,
                        ',',
                        true,
                        "Time",
                        "yyyy-MM-dd'T'HH:mm:ss",
                        Optional.of("Px"),
                        Optional.of("Qty"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))));
  }

  @Test
  void shouldReadANetworkAndWhoApprovesIt() {
    HeadroomConfig config =
        Examples.parse(Examples.SMALL + "model: {champion: network, network: models/x.model}\n");
    HeadroomConfig approved =
        Examples.parse(
            Examples.SMALL
                + "model: {network: '${HEADROOM_DATA}/x.model', approver: Model Risk}\n");

    assertThat(config.model().champion()).isEqualTo(ModelSettings.Champion.NETWORK);
    assertThat(config.model().network())
        .contains(new ModelSettings.Network("models/x.model", "config"));
    assertThat(approved.model().champion()).isEqualTo(ModelSettings.Champion.LOG_HAR);
    assertThat(approved.model().network())
        .contains(new ModelSettings.Network("${HEADROOM_DATA}/x.model", "Model Risk"));
  }

  @Test
  void shouldReadAChallengerWithAndWithoutANetwork() {
    ModelSettings both =
        Examples.parse(
                Examples.SMALL + "model: {network: a.model, challenger: b.model, approver: Ann}\n")
            .model();
    ModelSettings alone = Examples.parse(Examples.SMALL + "model: {challenger: b.model}\n").model();

    assertThat(both.network()).contains(new ModelSettings.Network("a.model", "Ann"));
    assertThat(both.challenger()).contains(new ModelSettings.Network("b.model", "Ann"));
    assertThat(alone.network()).isEmpty();
    assertThat(alone.challenger()).contains(new ModelSettings.Network("b.model", "config"));
  }

  @Test
  void shouldTakeTheStatedDefaults() {
    HeadroomConfig config = Examples.parse(Examples.SMALL);

    assertThat(config.model())
        .isEqualTo(
            new ModelSettings(
                ModelSettings.Champion.LOG_HAR, 0.94, 250, 0.02, 0.2, 20, Optional.empty()));
    assertThat(config.risk()).isEqualTo(new RiskSettings(1000, 250, 5, Duration.ofMinutes(5)));
    assertThat(config.journal())
        .isEqualTo(new JournalSettings(JournalSettings.Durability.PROCESS, 4_194_304, 65_536));
    assertThat(config.history()).isEmpty();
    assertThat(config.feeds()).isEmpty();
    assertThat(config.calendars().get(0).closingPrintWait()).isZero();
    assertThat(config.calendars().get(0).days())
        .containsExactly(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY);
  }

  /** What is replaced in {@link Examples#FULL}, by what, and the one line that comes of it. */
  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("version: 1", "version: 2", "1: version: \"2\": expected a whole number from 1"),
        arguments(
            "version: 1\n",
            "version: 1\ncolour: red\n",
            "2: colour: \"red\": unknown field; allowed: version, firm,"),
        arguments(
            "desks:",
            "desk:",
            "6: firm.desk: \"[...]\": unknown field; did you mean 'desks'? allowed: name, currency, limit, desks"),
        arguments(
            "budget: 2.5e6",
            "budgt: 2.5e6",
            "8: firm.desks[0].limit.budgt: \"2.5e6\": unknown field; did you mean 'budget'? allowed: level, budget, warning, hysteresis, owner"),
        arguments(
            "budget: 2.5e6",
            "budget: 2.5e6, level: 0.975",
            "8: firm.desks[0].limit.level: \"0.975\": already given on line 8; give each field once"),
        arguments(
            "level: 0.975, budget: 2.5e6",
            "level: 0.975",
            "8: firm.desks[0].limit.budget: missing, and it has no default"),
        arguments(
            "budget: 2.5e6",
            "budget: -2500000",
            "8: firm.desks[0].limit.budget: \"-2500000\": expected an amount above 0: the largest one-day VaR allowed"),
        arguments(
            "budget: 2.5e6",
            "budget: lots",
            "8: firm.desks[0].limit.budget: \"lots\": is not a number; expected an amount above 0"),
        arguments(
            "budget: 2.5e6",
            "budget: .nan",
            "8: firm.desks[0].limit.budget: \".nan\": is not a number"),
        arguments(
            "budget: 2.5e6",
            "budget: 1e999",
            "8: firm.desks[0].limit.budget: \"1e999\": expected an amount above 0"),
        arguments(
            "budget: 2.5e6",
            "budget: [1]",
            "8: firm.desks[0].limit.budget: \"[...]\": expected a single value"),
        arguments(
            "budget: 2.5e6",
            "budget: ",
            "8: firm.desks[0].limit.budget: has no value; give one or leave the field out"),
        arguments(
            "level: 0.975",
            "level: 0.95",
            "8: firm.desks[0].limit.level: \"0.95\": expected a confidence level of 0.975 or 0.99"),
        arguments(
            "warning: 0.8",
            "warning: 80",
            "5: firm.limit.warning: \"80\": expected a utilisation between 0 and 1"),
        arguments(
            "hysteresis: 0.05",
            "hysteresis: 0.8",
            "5: firm.limit.hysteresis: \"0.8\": expected a utilisation from 0 to less than the warning's 0.8"),
        arguments(
            "warning: 0.8, hysteresis: 0.05",
            "warning: 0.01",
            "5: firm.limit.warning: \"0.01\": is not above the hysteresis"),
        arguments("owner: CRO", "owner: ' '", "5: firm.limit.owner: \" \": is blank"),
        arguments(
            "currency: USD\n",
            "currency: Dollar\n",
            "4: firm.currency: \"Dollar\": expected an ISO 4217 currency code"),
        arguments(
            "- name: FX",
            "- name: F X",
            "13: firm.desks[1].name: \"F X\": expected a name of letters"),
        arguments(
            "- name: FX",
            "- name: EQ",
            "13: firm.desks[1].name: \"EQ\": this desk is already on line 7"),
        arguments(
            "- name: BANKS\n",
            "- name: BANKS\n        - name: INDEX\n",
            "13: firm.desks[0].books[2].name: \"INDEX\": this book of desk EQ is already on line 10"),
        arguments(
            "books: [{name: SPOT}]",
            "books: SPOT",
            "14: firm.desks[1].books: \"SPOT\": expected a list"),
        arguments(
            "books: [{name: SPOT}]",
            "books: [SPOT]",
            "14: firm.desks[1].books[0]: \"SPOT\": expected fields: name, limit"),
        arguments(
            "{desk: EQ, book: INDEX, instrument: SPY",
            "{desk: EQQ, book: INDEX, instrument: SPY",
            "17: positions[1].desk: \"EQQ\": no such desk; did you mean 'EQ'? choose from: EQ, FX"),
        arguments(
            "book: INDEX, instrument: SPY",
            "book: SPOT, instrument: SPY",
            "17: positions[1].book: \"SPOT\": no such book of desk EQ; choose from: INDEX, BANKS"),
        arguments(
            "instrument: SPY, quantity",
            "instrument: SPX, quantity",
            "17: positions[1].instrument: \"SPX\": no such instrument; did you mean 'SPY'? choose from: BAC, SPY, USDJPY"),
        arguments(
            "instrument: SPY, quantity",
            "instrument: BAC, quantity",
            "17: positions[1].instrument: \"BAC\": desk/EQ/book/INDEX has its position already on line 16"),
        arguments(
            "instrument: SPY, quantity",
            "instrument: USDJPY, quantity",
            "17: positions[1].instrument: \"USDJPY\": is priced in JPY, the firm's money is USD; conversion between currencies is not built"),
        arguments(
            "quantity: 12000",
            "quantity: 12000.5",
            "17: positions[1].quantity: \"12000.5\": is not a whole multiple of 10^0"),
        arguments(
            "quantity: 12000",
            "quantity: 12345678901234567890",
            "17: positions[1].quantity: \"12345678901234567890\": has too many digits"),
        arguments(
            "zone: America/New_York\n",
            "zone: America/NewYork\n",
            "21: calendars[0].zone: \"America/NewYork\": no such time zone; did you mean 'America/New_York'?"),
        arguments(
            "open: 09:30",
            "open: 9:30",
            "22: calendars[0].open: \"9:30\": is not a time of day; expected one such as 09:30"),
        arguments(
            "closing-print-wait: 5m",
            "closing-print-wait: 5",
            "24: calendars[0].closing-print-wait: \"5\": expected a length of time such as 90s, 5m"),
        arguments(
            "closing-print-wait: 5m",
            "closing-print-wait: PT-5M",
            "24: calendars[0].closing-print-wait: \"PT-5M\": expected a length of time"),
        arguments(
            "closing-print-wait: 5m",
            "closing-print-wait: 18h",
            "24: calendars[0].closing-print-wait: \"18h\": ends after the next session opens, which is PT17H30M after the close"),
        arguments(
            "THU, FRI",
            "THU, Freitag",
            "25: calendars[0].days[4]: \"Freitag\": no such day; expected MON"),
        arguments(
            "days: [MON, TUE, WED, THU, FRI]",
            "days: []",
            "25: calendars[0].days: \"[...]\": is empty"),
        arguments(
            "2013-12-25]",
            "2013-02-29]",
            "26: calendars[0].holidays[1]: \"2013-02-29\": is not a date of the calendar"),
        arguments(
            "2013-12-25]",
            "2013-07-04]",
            "26: calendars[0].holidays[1]: \"2013-07-04\": is in the list twice"),
        arguments(
            "2013-07-03: 13:00",
            "2013-07-04: 13:00",
            "28: calendars[0].half-days.2013-07-04: \"2013-07-04\": is a holiday too; give it in one of the two"),
        arguments(
            "2013-07-03: 13:00",
            "2013-07-06: 13:00",
            "28: calendars[0].half-days.2013-07-06: \"2013-07-06\": is a SATURDAY, on which there is no session"),
        arguments(
            "2013-07-03: 13:00",
            "2013-07-03: 16:00",
            "28: calendars[0].half-days.2013-07-03: \"16:00\": expected an early close, between 09:30 and 16:00"),
        arguments(
            "2013-07-03: 13:00",
            "2013-11-29: 12:00",
            "29: calendars[0].half-days.2013-11-29: given twice"),
        arguments(
            "- {name: FX, zone",
            "- {name: XNYS, zone: UTC, open: 08:00, close: 16:30}\n  - {name: FX, zone",
            "30: calendars[1].name: \"XNYS\": this calendar is already on line 20"),
        arguments(
            "id: 300",
            "id: 2",
            "36: instruments[2].id: \"2\": this instrument id is already on line 32"),
        arguments(
            "id: 300",
            "id: 65536",
            "36: instruments[2].id: \"65536\": expected a whole number from 1 to 65535"),
        arguments(
            "id: 300",
            "id: 1.5",
            "36: instruments[2].id: \"1.5\": expected a whole number from 1 to 65535"),
        arguments(
            "kind: fx",
            "kind: forex",
            "36: instruments[2].kind: \"forex\": not known; expected one of: equity, fx"),
        arguments(
            "- {id: 300",
            "- {id: 9, symbol: A/B, kind: fx, currency: JPY, price-exponent: 0, tick-size: 1,"
                + " calendar: FX}\n  - {id: 300",
            "36: instruments[2].symbol: \"A/B\": expected a symbol of"),
        arguments(
            "tick-size: 0.001, calendar: FX",
            "tick-size: 0, calendar: FX",
            "37: instruments[2].tick-size: \"0\": expected a number above 0"),
        arguments(
            "tick-size: 0.001, calendar: FX",
            "tick-size: 0.0005, calendar: FX",
            "37: instruments[2].tick-size: \"0.0005\": is not a whole multiple of 10^-3"),
        arguments(
            "calendar: FX",
            "calendar: XLON",
            "37: instruments[2].calendar: \"XLON\": no such calendar; choose from: XNYS, FX"),
        arguments(
            "primary-exchange: P",
            "primary-exchange: ARCA",
            "35: instruments[1].primary-exchange: \"ARCA\": expected one letter"),
        arguments(
            "until: 2013-10-04",
            "until: 2006-12-31",
            "40: history.until: \"2006-12-31\": is before from, which is 2007-01-01"),
        arguments(
            "instruments: [SPY, BAC]\n  bars",
            "instruments: [SPY, BAK]\n  bars",
            "41: history.instruments[1]: \"BAK\": no such instrument; did you mean 'BAC'?"),
        arguments(
            "instruments: [SPY, BAC]\n  bars",
            "instruments: [SPY, SPY]\n  bars",
            "41: history.instruments[1]: \"SPY\": is in the list twice"),
        arguments(
            "/daily/{symbol}.zip",
            "/daily/spy.zip",
            "42: history.bars: \"${HEADROOM_DATA}/daily/spy.zip\": must hold {symbol}"),
        arguments(
            "/daily/{symbol}.zip",
            "/daily/{symbol}*.zip",
            "42: history.bars: \"${HEADROOM_DATA}/daily/{symbol}*.zip\": must not hold '*'"),
        arguments(
            "${HEADROOM_DATA}/daily/{symbol}.zip",
            "${}/daily/{symbol}.zip",
            "42: history.bars: \"${}/daily/{symbol}.zip\": expected variables as ${NAME}"),
        arguments(
            "kappa: 1.0625", "kappa: 0", "44: history.kappa: \"0\": expected a ratio above 0"),
        arguments(
            "champion: ewma",
            "champion: log_har",
            "46: model.champion: \"log_har\": not known; did you mean 'log-har'? expected one of: ewma, log-har, network"),
        arguments(
            "champion: ewma",
            "champion: network",
            "46: model.champion: \"network\": there is no network to drive limits: give model.network, the file of a trained one"),
        arguments(
            "champion: ewma",
            "approver: Model Risk",
            "46: model.approver: \"Model Risk\": approves model.network and model.challenger, neither of which is given"),
        arguments(
            "champion: ewma",
            "network: models/*.model",
            "46: model.network: \"models/*.model\": must not hold '*'"),
        arguments(
            "champion: ewma",
            "challenger: models/*.model",
            "46: model.challenger: \"models/*.model\": must not hold '*'"),
        arguments(
            "champion: ewma",
            "network: x.model\n  challenger: x.model",
            "47: model.challenger: \"x.model\": is model.network itself"),
        arguments(
            "champion: ewma",
            "chalenger: x.model",
            "46: model.chalenger: \"x.model\": unknown field; did you mean 'challenger'?"),
        arguments(
            "champion: ewma",
            "pool-min-rows: 29",
            "46: model.pool-min-rows: \"29\": expected a whole number from 30"),
        arguments(
            "ewma-lambda: 0.97",
            "ewma-lambda: 1",
            "47: model.ewma-lambda: \"1\": expected a decay between 0 and 1"),
        arguments(
            "min-history-days: 500",
            "min-history-days: 22",
            "48: model.min-history-days: \"22\": expected a whole number from 23"),
        arguments(
            "starting-daily-volatility: 0.015",
            "starting-daily-volatility: 1.5",
            "49: model.starting-daily-volatility: \"1.5\": expected a daily volatility"),
        arguments(
            "overnight-share: 0.25",
            "overnight-share: 1",
            "50: model.overnight-share: \"1\": expected a share"),
        arguments(
            "scenarios: 750",
            "scenarios: 99",
            "52: risk.min-scenarios: \"100\": min-scenarios is 100 and scenarios only 99"),
        arguments(
            "stale-after: 90s",
            "stale-after: 0s",
            "52: risk.stale-after: \"0s\": expected a time above 0"),
        arguments(
            "move-basis-points: 12.5",
            "move-basis-points: 0",
            "52: risk.move-basis-points: \"0\": expected a price move above 0"),
        arguments(
            "- name: quotes",
            "- name: trades",
            "59: feeds[1].name: \"trades\": this feed is already on line 54"),
        arguments(
            "format: lean-equity-trade",
            "format: lean-trade",
            "55: feeds[0].format: \"lean-trade\": not known; expected one of: csv, lean-equity-quote, lean-equity-trade, lean-forex-quote"),
        arguments(
            "    files: ${HEADROOM_DATA}/ticks/{symbol}/*_trade.zip\n",
            "",
            "54: feeds[0].files: missing, and it has no default"),
        arguments(
            "/ticks/{symbol}/*_trade.zip",
            "/ticks/*/{symbol}.zip",
            "58: feeds[0].files: \"${HEADROOM_DATA}/ticks/*/{symbol}.zip\": '*' may stand in the last part of the path only"),
        arguments(
            "/ticks/{symbol}/*_trade.zip",
            "/ticks/spy.zip",
            "58: feeds[0].files: \"${HEADROOM_DATA}/ticks/spy.zip\": must hold {symbol}"),
        arguments(
            "zone: UTC\n",
            "zone: UTC\n    files: x.csv\n",
            "70: feeds[2].sources: \"[...]\": give either sources, or instruments and files"),
        arguments(
            "files: prints.csv.gz}",
            "files: prints.csv.gz}, {instrument: BAC, files: more.csv}",
            "69: feeds[2].sources[1].instrument: \"BAC\": this instrument of the feed is already on line 69"),
        arguments(
            "format: lean-equity-trade\n",
            "format: lean-equity-trade\n    csv: {}\n",
            "56: feeds[0].csv: \"{...}\": is for the format csv only"),
        arguments("price: Px, ", "", "70: feeds[2].csv.price: missing, and it has no default"),
        arguments(
            "price: Px",
            "price: Px, ask: A",
            "70: feeds[2].csv.ask: \"A\": a trade has the columns price, size"),
        arguments(
            "bid: 1, bid-size: 2",
            "bid: 1",
            "64: feeds[1].csv.bid-size: give both sizes or neither"),
        arguments(
            "bid: 1,",
            "bid: first,",
            "65: feeds[1].csv.bid: \"first\": without a header a column is a number, the first is 0"),
        arguments(
            "header: false",
            "header: no",
            "64: feeds[1].csv.header: \"no\": expected true or false"),
        arguments(
            "time-format: epoch-ms",
            "time-format: epoch",
            "64: feeds[1].csv.time-format: \"epoch\": expected epoch-ms, epoch-us, epoch-ns or a pattern"),
        arguments(
            "separator: \"\\t\"",
            "separator: tab",
            "64: feeds[1].csv.separator: \"tab\": expected one character"),
        arguments(
            "durability: disk",
            "durability: disc",
            "71: journal.durability: \"disc\": not known; did you mean 'disk'? expected one of: disk, process"),
        arguments(
            "ring-bytes: 65536",
            "ring-bytes: 100000",
            "71: journal.ring-bytes: \"100000\": is not a power of two; nearest: 65536, 131072"),
        arguments(
            "max-lag-facts: 1000",
            "max-lag-facts: 0",
            "71: journal.max-lag-facts: \"0\": expected a whole number from 1"),
        arguments(
            "max-lag-facts: 1000",
            "snapshot-every-facts: 999",
            "71: journal.snapshot-every-facts: \"999\": expected a whole number from 1000"),
        arguments(
            "max-lag-facts: 1000",
            "reserve-mib: -1",
            "71: journal.reserve-mib: \"-1\": expected a whole number from 0 to 1048576"),
        arguments(
            "max-lag-facts: 1000",
            "archive-after-days: 0",
            "71: journal.archive-after-days: \"0\": expected a whole number from 1 to 36500"),
        arguments(
            "owner: Ann", "owner: &ann Ann", "11: anchor '&ann': write the value out instead"),
        arguments("owner: Ann", "owner: !who Ann", "11: \"!who\": tags are not read; remove it"),
        arguments("desks:\n", "desks: ]\n", "6: is not YAML: "));
  }

  @ParameterizedTest(name = "[{index}] {2}")
  @MethodSource("mistakes")
  void shouldTellWhereAMistakeIsAndWhatIsExpected(String good, String bad, String expected) {
    String yaml = replaceOnce(Examples.FULL, good, bad);

    ConfigException problem = refusal(yaml);

    assertThat(problem.problems()).as(problem.getMessage()).hasSize(1);
    assertThat(problem.getMessage()).startsWith("test.yaml:" + expected);
  }

  @Test
  void shouldTellAllProblemsInTheOrderOfTheirLines() {
    String misspelt = replaceOnce(Examples.FULL, "budget: 2.5e6", "bugdet: 2.5e6");
    String unknown = replaceOnce(misspelt, "desk: EQ, book: BANKS", "desk: EQ-US, book: BANKS");
    String negative = replaceOnce(unknown, "budget: 5_000_000", "budget: -5_000_000");

    ConfigException problem = refusal(negative);

    assertThat(problem.getMessage().lines())
        .containsExactly(
            "test.yaml:5: firm.limit.budget: \"-5_000_000\": expected an amount above 0: the"
                + " largest one-day VaR allowed",
            "test.yaml:8: firm.desks[0].limit.bugdet: \"2.5e6\": unknown field; did you mean"
                + " 'budget'? allowed: level, budget, warning, hysteresis, owner",
            "test.yaml:18: positions[2].desk: \"EQ-US\": no such desk; choose from: EQ, FX");
  }

  @Test
  void shouldNameAllThatIsMissing() {
    ConfigException problem = refusal("model: {}");

    assertThat(problem.problems())
        .extracting(Problem::field)
        .containsExactly("version", "instruments", "firm");
  }

  @Test
  void shouldRefuseAnEmptyFile() {
    assertThat(refusal("").getMessage()).startsWith("test.yaml: is empty; expected a");
    assertThat(refusal("# only a comment\n").getMessage()).startsWith("test.yaml: is empty");
  }

  @Test
  void shouldRefuseATextWithoutFields() {
    assertThat(refusal("just some words").getMessage())
        .startsWith("test.yaml:1: expected fields at the left margin");
  }

  @Test
  void shouldRefuseAnAliasToItself() {
    assertThat(refusal("version: &a [*a]").getMessage()).startsWith("test.yaml:1: anchor '&a'");
  }

  @Test
  void shouldRefuseDeepNesting() {
    assertThat(refusal("version: " + "[".repeat(10_000)).getMessage()).contains("is not YAML");
  }

  @Test
  void shouldRefuseControlCharacters() {
    assertThat(refusal("version: \u0007").getMessage()).startsWith("test.yaml: is not YAML");
  }

  @Test
  void shouldSayWhereAFileIsNotUtf8() {
    byte[] latin = "version: 1\nfirm: {name: Söhne}\n".getBytes(ISO_8859_1);

    ConfigException problem =
        catchThrowableOfType(ConfigException.class, () -> ConfigLoader.parse(latin, "latin.yaml"));

    assertThat(problem).hasMessage("latin.yaml:2: is not UTF-8 at byte 25; save the file as UTF-8");
  }

  @Test
  void shouldSkipAByteOrderMark() {
    assertThat(Examples.parse("\ufeff" + Examples.FULL)).isEqualTo(Examples.full());
  }

  static ConfigException refusal(String yaml) {
    return catchThrowableOfType(
        ConfigException.class, () -> ConfigLoader.parse(yaml.getBytes(UTF_8), "test.yaml"));
  }

  static String replaceOnce(String text, String from, String to) {
    assertThat(text).contains(from);
    int at = text.indexOf(from);
    return text.substring(0, at) + to + text.substring(at + from.length());
  }
}

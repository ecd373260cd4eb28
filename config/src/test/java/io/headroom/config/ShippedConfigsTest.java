package io.headroom.config;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedConfigsTest {
  private static final Path ROOT = Path.of(System.getProperty("headroom.root"));
  private static final LocalDate FIRST = LocalDate.of(2007, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2014, 12, 31);

  @ParameterizedTest
  @ValueSource(strings = {"us-equity-2013.yaml", "us-equity-daily.yaml", "fx-eurusd-2014.yaml"})
  void shouldLoadAndReadBack(String name) {
    HeadroomConfig config = load(name);

    byte[] canonical = ConfigCodec.encode(config);

    assertThat(ConfigCodec.decode(canonical)).isEqualTo(config);
    assertThat(ConfigCodec.encode(ConfigCodec.decode(canonical))).isEqualTo(canonical);
    assertThat(new String(canonical, UTF_8)).contains("${HEADROOM_DATA}/");
  }

  @Test
  void shouldTellADeskHeadOfThreeMistakes() throws IOException {
    String good = Files.readString(ROOT.resolve("config/us-equity-2013.yaml"));
    String misspelt = ConfigLoaderTest.replaceOnce(good, "hysteresis:", "hysterisis:");
    String unknown = ConfigLoaderTest.replaceOnce(misspelt, "{desk: EQ-TECH, ", "{desk: EQ-TEHC, ");
    String negative = ConfigLoaderTest.replaceOnce(unknown, "budget: 275_000", "budget: -275_000");

    ConfigException refusal = ConfigLoaderTest.refusal(negative);

    assertThat(refusal.getMessage().lines().map(line -> line.replaceFirst(":\\d+:", ":N:")))
        .containsExactly(
            "test.yaml:N: firm.limit.hysterisis: \"0.05\": unknown field; did you mean"
                + " 'hysteresis'? allowed: level, budget, warning, hysteresis, owner",
            "test.yaml:N: firm.desks[1].limit.budget: \"-275_000\": expected an amount above 0: the"
                + " largest one-day VaR allowed",
            "test.yaml:N: positions[6].desk: \"EQ-TEHC\": no such desk; did you mean 'EQ-TECH'?"
                + " choose from: EQ-INDEX, EQ-BANKS, EQ-TECH");
  }

  @Test
  void shouldHaveASessionOnEachDayOnWhichSpyTraded() {
    SessionCalendar calendar = load("us-equity-2013.yaml").calendars().get(0);
    TreeSet<LocalDate> expected = new TreeSet<>(spyVolumes().keySet());

    TreeSet<LocalDate> sessions = new TreeSet<>();
    for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
      calendar.session(date).map(Session::date).ifPresent(sessions::add);
    }

    assertThat(sessions).isEqualTo(expected);
  }

  /** SPY's volume of a half day is below the median of the ten sessions before it, each time. */
  @Test
  void shouldCloseEarlyOnDaysOfLittleTrading() {
    NavigableMap<LocalDate, Long> volumes = spyVolumes();
    SessionCalendar calendar = load("us-equity-2013.yaml").calendars().get(0);

    assertThat(calendar.halfDays().values()).containsOnly(LocalTime.of(13, 0));
    assertThat(calendar.halfDays().keySet())
        .hasSize(19)
        .allSatisfy(
            date -> {
              List<Long> before =
                  volumes.headMap(date, false).descendingMap().values().stream()
                      .limit(10)
                      .sorted(Comparator.naturalOrder())
                      .toList();
              assertThat(volumes.get(date)).isLessThan(before.get(4));
            });
  }

  @Test
  void shouldFindTheFilesThatItNames() {
    Path data = data();
    Variables variables = Variables.of(System.getenv(), ROOT);
    List<Path> folders = new ArrayList<>();
    for (String name : List.of("us-equity-2013.yaml", "fx-eurusd-2014.yaml")) {
      for (Feed feed : load(name).feeds()) {
        feed.sources().forEach(s -> folders.add(variables.expand(s.files()).getParent()));
      }
    }

    assertThat(folders).hasSize(5).allSatisfy(folder -> assertThat(folder).isDirectory());
    assertThat(folders.get(0)).startsWith(data.toAbsolutePath().normalize());
  }

  private static HeadroomConfig load(String name) {
    return ConfigLoader.load(ROOT.resolve("config").resolve(name));
  }

  private static Path data() {
    String folder = Optional.ofNullable(System.getenv("HEADROOM_DATA")).orElse("");
    if (folder.isEmpty() || !Files.isDirectory(Path.of(folder))) {
      Assumptions.abort("no market data: HEADROOM_DATA=" + folder + " is not a folder");
    }
    return Path.of(folder);
  }

  private static NavigableMap<LocalDate, Long> spyVolumes() {
    NavigableMap<LocalDate, Long> volumes = new TreeMap<>();
    Path file = data().resolve("daily/us-equity/spy.zip");
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      zip.getNextEntry();
      new BufferedReader(new InputStreamReader(zip, US_ASCII))
          .lines()
          .map(line -> List.of(line.split(",", -1)))
          .forEach(row -> volumes.put(date(row.get(0)), Long.valueOf(row.get(5))));
    } catch (IOException e) {
      throw new AssertionError("cannot read " + file, e);
    }
    return volumes.subMap(FIRST, true, LAST, true);
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE);
  }
}

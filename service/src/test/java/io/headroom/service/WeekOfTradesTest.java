package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.journal.DecisionDispatcher;
import io.headroom.journal.DecisionHandler;
import io.headroom.journal.Journal;
import io.headroom.journal.LogReader;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.LimitSetDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real week of trades from end to end: 2,793,812 rows in, forecasts, VaR and limits out, and
 * all of it again from the journal. The figures that it is held against were computed outside the
 * product, see src/test/resources/reference/README.md.
 */
class WeekOfTradesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<Integer, String> SYMBOLS =
      Map.of(1, "SPY", 2, "BAC", 3, "AIG", 4, "IBM");

  @TempDir static Path folder;

  private static Path journal;
  private static JsonNode summary;

  @BeforeAll
  static void serveTheWeek() throws Exception {
    Locations.requiredData();
    journal = folder.resolve("week");
    HeadroomProcess.Result served = serve(journal, "lock-step");
    assertThat(served.status()).as(served.err()).isZero();
    summary = served.json();
  }

  @Test
  void shouldTakeEveryRowOnce() {
    assertThat(summary.get("ticks").asLong()).isEqualTo(2_793_812);
    assertThat(
            summary.get("accepted").asLong()
                + sum(summary.get("unused"))
                + sum(summary.get("rejected")))
        .isEqualTo(2_793_812);
  }

  @Test
  void shouldSortTicksAsTheReferenceDoes() throws Exception {
    // Suspicious rows, and outliers by the causal median rule.
    long suspicious = 0;
    long outliers = 0;
    long unused = 0;
    for (Map<String, String> row : Reference.read("realized-2013-10-counts.csv")) {
      suspicious += Long.parseLong(row.get("suspicious"));
      outliers += Long.parseLong(row.get("outliers"));
      unused +=
          Long.parseLong(row.get("unused_in_session"))
              + Long.parseLong(row.get("unused_out_of_session"));
    }
    assertThat(summary.at("/rejected/suspicious").asLong()).isEqualTo(suspicious);
    assertThat(summary.at("/rejected/outlier").asLong()).isEqualTo(outliers);
    assertThat(sum(summary.get("unused"))).isEqualTo(unused);
  }

  @Test
  void shouldMeasureTheRealizedVarianceOfEachSession() throws Exception {
    Map<String, JsonNode> measured = new TreeMap<>();
    for (JsonNode record : inspect(journal, "--type", "RealizedMeasures")) {
      if (record.get("complete").asText().equals("YES")) {
        measured.put(key(record, record.get("sessionDate").asText()), record);
      }
    }
    List<Map<String, String>> expected = Reference.read("realized-2013-10.csv");
    assertThat(measured).hasSize(expected.size());
    for (Map<String, String> row : expected) {
      String key = row.get("symbol") + " " + row.get("date");
      JsonNode actual = measured.get(key);
      assertRelative(key + " RV", actual, "realizedVariance", row.get("rv5"));
      assertRelative(key + " BV", actual, "bipowerVariation", row.get("bipower5"));
      assertRelative(key + " RS+", actual, "positiveSemivariance", row.get("rs_plus5"));
      assertRelative(key + " RS-", actual, "negativeSemivariance", row.get("rs_minus5"));
      assertRelative(key + " MedRV", actual, "medianRealizedVariance", row.get("medrv5"));
      assertRelative(key + " kernel", actual, "realizedKernel", row.get("kernel"));
      assertRelative(key + " quarticity", actual, "realizedQuarticity", row.get("quarticity5"));
      assertThat(actual.get("openPrice").asDouble())
          .as(key + " open")
          .isEqualTo(Double.parseDouble(row.get("open")));
      assertThat(actual.get("lastPrice").asDouble())
          .as(key + " close")
          .isEqualTo(Double.parseDouble(row.get("close")));
      assertThat(actual.get("overnightReturn").asDouble())
          .as(key + " overnight return")
          .isCloseTo(Double.parseDouble(row.get("overnight_return")), within(1e-12));
    }
  }

  @Test
  void shouldForecastVariancesOfTheSizeThatFollowed() throws Exception {
    // The last forecast before each day, against the realized variance of that day: within a factor
    // of four, which the reference's own forecasts are (its largest ratio is 2.4).
    Map<String, Double> forecasts = new TreeMap<>();
    for (JsonNode record : inspect(journal, "--type", "VolatilityForecast")) {
      if (!record.get("kind").asText().equals("INTRADAY")) {
        forecasts.put(
            key(record, record.get("originDate").asText()),
            record.get("oneDayVariance").asDouble());
      }
    }
    for (Map<String, String> row : Reference.read("realized-vs-forecast-2013-10.csv")) {
      LocalDate date = LocalDate.parse(row.get("date"));
      LocalDate before = date.minusDays(date.getDayOfWeek().getValue() == 1 ? 3 : 1);
      Double forecast = forecasts.get(row.get("symbol") + " " + before);
      double realized = Double.parseDouble(row.get("realized_variance"));
      assertThat(forecast).as(row.get("symbol") + " on " + date).isNotNull();
      assertThat(realized / forecast).as(row.get("symbol") + " on " + date).isBetween(0.25, 4.0);
    }
  }

  @Test
  void shouldSetTheNetworkBesideLogHarFromTheEndOfTheHistoryOn() throws Exception {
    String network =
        ArtifactFile.read(Locations.root().resolve("config/models/lstm-daily-b457045fc99e.model"))
            .name();
    int activated = 0;
    for (JsonNode forecast : inspect(journal, "--type", "VolatilityForecast")) {
      String kind = forecast.get("kind").asText();
      if (kind.equals("HISTORY")) {
        assertThat(forecast.get("networkOneDayVariance").isNull()).isTrue();
        continue;
      }
      activated += kind.equals("MODEL_ACTIVATED") ? 1 : 0;
      assertThat(forecast.get("model").asText()).isEqualTo("LOG_HAR");
      assertThat(forecast.get("networkHash").asText()).isEqualTo(network);
      // Its output bias and weights bound what it may do; a factor of four would be a mistake.
      assertThat(
              forecast.get("networkOneDayVariance").asDouble()
                  / forecast.get("logHarOneDayVariance").asDouble())
          .isBetween(0.25, 4.0);
    }
    assertThat(activated).isEqualTo(SYMBOLS.size());
  }

  @Test
  void shouldWriteTheSameRecordsInASecondRunAndOnTwoThreads() throws Exception {
    Path second = folder.resolve("second");
    Path threaded = folder.resolve("threaded");
    assertThat(serve(second, "lock-step").status()).isZero();
    assertThat(serve(threaded, "threaded").status()).isZero();

    String records = RecordHash.of(journal);
    assertThat(RecordHash.of(second)).isEqualTo(records);
    assertThat(RecordHash.of(threaded)).isEqualTo(records);
  }

  @Test
  void shouldReplayWithoutADifference() throws Exception {
    HeadroomProcess.Result replayed =
        HeadroomProcess.run("replay", "--journal", journal.toString(), "--json");

    assertThat(replayed.status()).as(replayed.err()).isZero();
    JsonNode report = replayed.json();
    assertThat(report.get("facts").asLong()).isEqualTo(summary.get("facts").asLong());
    assertThat(report.get("identical").asLong()).isEqualTo(summary.get("decisions").asLong());
    assertThat(report.get("different").asLong()).isZero();
    assertThat(report.get("missing").asLong()).isZero();
    assertThat(report.get("extra").asLong()).isZero();
    assertThat(report.get("firstDifference").isNull()).isTrue();
  }

  /** By the checker that knows nothing of Headroom; ProverTest changes every bit in turn. */
  @Test
  void shouldProveALimitDecisionToAnOutsider() throws Exception {
    long decision = lastLimitSet();
    Path proof = folder.resolve("limit.tlog-proof");
    HeadroomProcess.Result proved =
        HeadroomProcess.run(
            "prove",
            "--journal",
            journal.toString(),
            "--decision",
            Long.toString(decision),
            "--out",
            proof.toString());
    assertThat(proved.status()).as(proved.err()).isZero();
    Path record = Path.of(proof + ".record");

    assertThat(checkProof(proof, record)).isZero();
    int last = (int) Files.size(proof) - 3;
    assertThat(checkProof(changed(proof, 60), record)).as("path").isEqualTo(1);
    assertThat(checkProof(changed(proof, last), record)).as("signature").isEqualTo(1);
    assertThat(checkProof(proof, changed(record, 100))).as("record").isEqualTo(1);
  }

  private static long lastLimitSet() {
    long[] last = new long[1];
    DecisionHandler limits =
        new DecisionHandler() {
          @Override
          public void onLimitSet(RecordHeader header, LimitSetDecoder limit) {
            last[0] = header.number();
          }
        };
    DecisionDispatcher dispatcher = new DecisionDispatcher();
    try (Journal opened = Journal.openReadOnly(journal);
        LogReader decisions = opened.decisions().reader(1)) {
      int read = 1;
      while (read > 0) {
        read =
            decisions.poll(
                (buffer, offset, length) -> dispatcher.dispatch(buffer, offset, length, limits));
      }
    }
    assertThat(last[0]).isPositive();
    return last[0];
  }

  private static Path changed(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    return Files.write(folder.resolve("changed"), bytes);
  }

  private static int checkProof(Path proof, Path record) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Locations.root().resolve("replay/checker/CheckProof.java").toString(),
                proof.toString(),
                record.toString(),
                journal.resolve("seals/public-key").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("checked").toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  @Test
  void shouldReplayOnAnotherJdkWhatWasWrittenOnThisOneAndTheOtherWayRound() throws Exception {
    List<Path> others = HeadroomProcess.otherJdks();
    org.junit.jupiter.api.Assumptions.assumeFalse(
        others.isEmpty(), "no JDK of another release under /usr/lib/jvm");
    Path other = others.get(others.size() - 1);

    HeadroomProcess.Result there =
        HeadroomProcess.run(other, "replay", "--journal", journal.toString(), "--json");
    assertThat(there.status()).as(there.out() + there.err()).isZero();

    Path written = folder.resolve("written-on-the-other");
    HeadroomProcess.Result served =
        HeadroomProcess.run(
            other,
            "serve",
            "--config",
            Locations.config("us-equity-2013.yaml").toString(),
            "--journal",
            written.toString(),
            "--speed",
            "max",
            "--exit-at-end",
            "--json");
    assertThat(served.status()).as(served.err()).isZero();
    HeadroomProcess.Result here =
        HeadroomProcess.run("replay", "--journal", written.toString(), "--json");
    assertThat(here.status()).as(here.out() + here.err()).isZero();
  }

  @Test
  void shouldChangeNothingWhenServedAgain() throws Exception {
    Path copy = folder.resolve("again");
    assertThat(serve(copy, "lock-step").status()).isZero();

    HeadroomProcess.Result again = serve(copy, "threaded");

    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.json().get("ticks").asLong()).isEqualTo(2_793_812);
    assertThat(again.json().get("decisions")).isEqualTo(summary.get("decisions"));
  }

  private static HeadroomProcess.Result serve(Path journal, String driver) throws Exception {
    return HeadroomProcess.run(
        "serve",
        "--config",
        Locations.config("us-equity-2013.yaml").toString(),
        "--journal",
        journal.toString(),
        "--speed",
        "max",
        "--driver",
        driver,
        "--exit-at-end",
        "--json");
  }

  private static List<JsonNode> inspect(Path journal, String... options) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("inspect", "--journal", journal.toString(), "--decisions", "--json"));
    arguments.addAll(List.of(options));
    HeadroomProcess.Result result = HeadroomProcess.run(arguments.toArray(String[]::new));
    assertThat(result.status()).as(result.err()).isZero();
    List<JsonNode> records = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      records.add(JSON.readTree(line));
    }
    return records;
  }

  private static String key(JsonNode record, String date) {
    return SYMBOLS.get(record.get("instrumentId").asInt()) + " " + date;
  }

  private static void assertRelative(String what, JsonNode record, String field, String expected) {
    assertThat(record.get(field).asDouble())
        .as(what)
        .isCloseTo(Double.parseDouble(expected), withinPercentage(1e-7));
  }

  private static long sum(JsonNode counts) {
    long sum = 0;
    for (JsonNode count : counts) {
      sum += count.asLong();
    }
    return sum;
  }
}

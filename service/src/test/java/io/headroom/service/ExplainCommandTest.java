package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.journal.Journal;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.RecordPrinter;
import io.headroom.journal.record.SessionStartedDecoder;
import io.headroom.journal.record.VolatilityForecastDecoder;
import io.headroom.replay.ForecastExplanation;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example with a history and a network of two days, its forecasts explained. */
class ExplainCommandTest {
  private static final NetworkArtifact NETWORK = TinyNetwork.artifact("surprise", 0.1f);

  @TempDir private static Path folder;
  private static Path journal;
  private static List<JsonNode> decisions;

  @BeforeAll
  static void serve() throws Exception {
    journal = folder.resolve("journal");
    Path model = Files.write(folder.resolve("daily.model"), NETWORK.bytes());
    NetworkExample example = NetworkExample.in(folder);
    Path config = example.config("config.yaml", "champion: network\n  network: " + model);
    NetworkExample.serve(config, journal, DriverKind.LOCK_STEP);
    decisions = decisions(journal);
  }

  @Test
  void shouldComeToEachForecastOfTheNetworkBitForBit() {
    List<JsonNode> forecasts = decisions.stream().filter(ExplainCommandTest::isOfNetwork).toList();
    assertThat(forecasts).extracting(f -> f.get("kind").asText()).contains("INTRADAY");

    try (Journal read = Journal.openReadOnly(journal)) {
      for (JsonNode forecast : forecasts) {
        ForecastExplanation explanation = ForecastExplanation.of(read, number(forecast), f -> {});

        assertThat(explanation.holds()).as(forecast.toString()).isTrue();
        assertThat(new ExplanationReport(explanation).holds()).isTrue();
        boolean intraday = forecast.get("kind").asText().equals("INTRADAY");
        assertThat(explanation.answers()).hasSize(intraday ? 2 : 1);
        explanation
            .answers()
            .forEach(
                answer ->
                    assertThat(answer.attributions().residual())
                        .isEqualTo(answer.evaluation().residual()));
      }
    }
  }

  /** What belongs together: f = h exp(r), and the sum of the attributions is r - r(HAR point). */
  @Test
  void shouldTellWhichAnswerMakesWhichNumber() throws Exception {
    JsonNode forecast = last(f -> isOfNetwork(f) && kind(f).equals("INTRADAY"));

    JsonNode report = explain("--decision", number(forecast) + "", "--json").json();

    JsonNode today = report.at("/answers/0");
    JsonNode next = report.at("/answers/1");
    assertThat(today.get("makes").asText()).isEqualTo("toClose");
    assertThat(next.get("makes").asText()).isEqualTo("oneDay");
    assertThat(next.at("/days/1").asText()).isEqualTo(forecast.get("originDate").asText());
    assertThat(next.at("/days/0")).isEqualTo(today.at("/days/1"));
    assertThat(next.at("/window/0")).isEqualTo(today.at("/window/1"));
    double oneDay =
        forecast.get("networkToCloseVariance").asDouble()
            + next.get("variance").asDouble() * next.get("shareOfOneDay").asDouble();
    assertThat(oneDay).isEqualTo(forecast.get("networkOneDayVariance").asDouble());
    for (JsonNode answer : List.of(today, next)) {
      double residual = answer.get("residual").asDouble();
      assertThat(answer.get("variance").asDouble())
          .isEqualTo(answer.get("logHarVariance").asDouble() * StrictMath.exp(residual));
      double sum = 0;
      for (JsonNode day : answer.get("attributions")) {
        sum += day.get(0).asDouble();
      }
      double difference = residual - answer.get("harPointResidual").asDouble();
      assertThat(sum).isCloseTo(difference, within(1e-6 * Math.abs(difference)));
      assertThat(answer.get("complete").asBoolean()).isTrue();
    }
  }

  @Test
  void shouldPrintTheSameBytesEachTimeAndOnEveryJdk() throws Exception {
    String number = number(last(ExplainCommandTest::isOfNetwork)) + "";
    List<Path> jdks = new ArrayList<>(HeadroomProcess.otherJdks());
    jdks.add(Path.of(System.getProperty("java.home")));
    for (String form : List.of("--json", "")) {
      String[] arguments = {"explain", "--journal", journal.toString(), "--decision", number, form};
      String[] given = form.isEmpty() ? Arrays.copyOf(arguments, 5) : arguments;
      HeadroomProcess.Result first = HeadroomProcess.run(given);
      assertThat(first.status()).as(first.err()).isZero();
      for (Path jdk : jdks) {
        assertThat(HeadroomProcess.run(jdk, given).out()).as(jdk.toString()).isEqualTo(first.out());
      }
    }
  }

  @Test
  void shouldShowATableOfDaysAndFeatures() throws Exception {
    HeadroomProcess.Result explained =
        explain("--decision", number(last(ExplainCommandTest::isOfNetwork)) + "");

    assertThat(explained.status()).as(explained.err()).isZero();
    assertThat(explained.out())
        .contains("the same, bit for bit", "HAR point", "rest of session", "one day")
        .containsPattern("\nr +2024-\\d\\d-\\d\\d 2024-\\d\\d-\\d\\d +sum +percent\n")
        .containsPattern("\nsurprise( +[+-]\\d\\.\\d{4}){3} +[+-]\\d+\\.\\d\\d\n")
        .contains("\ncomplete: ");
  }

  @Test
  void shouldGiveBothValuesOfAForecastThatDoesNotFollowFromTheFacts() throws Exception {
    long number = number(last(ExplainCommandTest::isOfNetwork));
    int at = RecordHeader.LENGTH + VolatilityForecastDecoder.networkOneDayVarianceEncodingOffset();
    Path altered =
        JournalCopy.of(
            journal,
            folder.resolve("altered"),
            JournalCopy.AS_IT_IS,
            (header, batch, record) -> {
              if (header.number() == number) {
                long bits = batch.getLong(record + at, ByteOrder.LITTLE_ENDIAN);
                batch.putLong(record + at, bits ^ 1, ByteOrder.LITTLE_ENDIAN);
              }
              return true;
            });

    HeadroomProcess.Result explained =
        HeadroomProcess.run(
            "explain", "--journal", altered.toString(), "--decision", number + "", "--json");

    assertThat(explained.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
    JsonNode report = explained.json();
    double journaled = report.at("/journal/networkOneDayVariance").asDouble();
    double computed = report.at("/computed/networkOneDayVariance").asDouble();
    assertThat(Math.abs(journaled - computed)).isEqualTo(Math.ulp(computed));
    assertThat(report.get("answers")).isEmpty();
  }

  @Test
  void shouldSayWhatCannotBeExplained() throws Exception {
    JsonNode history = last(f -> kind(f).equals("HISTORY"));
    JsonNode other = last(f -> type(f).equals("RiskAssessed"));

    assertUnusable(explain("--decision", "0"), "--decision 0", "from 1 on");
    assertUnusable(explain("--decision", "99999999"), "end at " + decisions.size());
    assertUnusable(explain("--decision", number(other) + ""), "RiskAssessed", "VolatilityForecast");
    assertUnusable(
        explain("--decision", number(history) + ""), "no network was in force", "ModelActivated");
  }

  @Test
  void shouldSayThatTheNetworkHadNoValueYet() throws Exception {
    Path model = folder.resolve("daily.model");
    Path config = NetworkExample.in(folder).config("short.yaml", "network: " + model);
    Files.writeString(config, Files.readString(config).replace("2023-01-01", "2024-05-10"));
    Path brief = folder.resolve("short");
    NetworkExample.serve(config, brief, DriverKind.LOCK_STEP);
    List<JsonNode> made = decisions(brief);
    JsonNode last = last(made, f -> kind(f).equals("INTRADAY"));

    HeadroomProcess.Result explained =
        HeadroomProcess.run(
            "explain", "--journal", brief.toString(), "--decision", number(last) + "");

    assertUnusable(explained, "had no value", "later forecast");
  }

  @Test
  void shouldNameTheReleaseThatHasTheAlgorithm() throws Exception {
    Path other =
        JournalCopy.of(
            journal,
            folder.resolve("other"),
            (header, batch, at) -> {
              if (header.templateId() == SessionStartedDecoder.TEMPLATE_ID) {
                forecastVersion(header, batch, at, 99);
              }
              return true;
            },
            JournalCopy.AS_IT_IS);

    HeadroomProcess.Result explained =
        HeadroomProcess.run(
            "explain",
            "--journal",
            other.toString(),
            "--decision",
            number(last(ExplainCommandTest::isOfNetwork)) + "");

    assertUnusable(explained, "with forecast 99", "use that release");
  }

  private static void forecastVersion(
      RecordHeader header, MutableDirectBuffer batch, int at, int version) {
    SessionStartedDecoder decoder = new SessionStartedDecoder();
    decoder.wrap(batch, at + RecordHeader.LENGTH, header.blockLength(), header.version());
    SessionStartedDecoder.ProjectionsDecoder projection = decoder.projections().next();
    int entry = decoder.limit() - projection.actingBlockLength();
    int field = SessionStartedDecoder.ProjectionsDecoder.algorithmVersionEncodingOffset();
    batch.putShort(entry + field, (short) version, ByteOrder.LITTLE_ENDIAN);
    assertThat(projection.projection()).isEqualTo("forecast");
  }

  private static void assertUnusable(HeadroomProcess.Result result, String... words) {
    assertThat(result.status()).as(result.err()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("headroom: ").contains(words);
    assertThat(result.err().lines().filter(line -> !line.startsWith("See "))).hasSize(1);
  }

  private static HeadroomProcess.Result explain(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("explain", "--journal", journal.toString()));
    arguments.addAll(List.of(more));
    return HeadroomProcess.run(arguments.toArray(String[]::new));
  }

  private static List<JsonNode> decisions(Path folder) {
    List<JsonNode> found = new ArrayList<>();
    RecordPrinter printer = new RecordPrinter();
    try (Journal from = Journal.openReadOnly(folder);
        RecordCursor records = new RecordCursor(from.decisions().reader(1))) {
      while (records.next()) {
        found.add(
            JsonText.parse(printer.print(records.buffer(), records.offset(), records.length())));
      }
    }
    return found;
  }

  private static boolean isOfNetwork(JsonNode decision) {
    return type(decision).equals("VolatilityForecast")
        && decision.get("networkOneDayVariance").isNumber();
  }

  private static JsonNode last(Predicate<JsonNode> which) {
    return last(decisions, which);
  }

  private static JsonNode last(List<JsonNode> decisions, Predicate<JsonNode> which) {
    return decisions.stream().filter(which).reduce((before, after) -> after).orElseThrow();
  }

  private static long number(JsonNode decision) {
    return decision.get("number").asLong();
  }

  private static String type(JsonNode decision) {
    return decision.get("type").asText();
  }

  private static String kind(JsonNode decision) {
    return decision.path("kind").asText();
  }
}

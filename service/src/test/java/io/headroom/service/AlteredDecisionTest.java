package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals whose decisions do not follow from their facts, every checksum good. */
class AlteredDecisionTest {
  /** One of the history, whose decisions are forecasts alone. */
  private static final int ALTERED_FORECAST = 5000;

  @TempDir static Path folder;
  private static Path genuine;

  @BeforeAll
  static void serveTheWeek() throws Exception {
    Locations.requiredData();
    genuine = folder.resolve("genuine");
    HeadroomProcess.Result served =
        HeadroomProcess.run(
            "serve",
            "--config",
            Locations.config("us-equity-2013.yaml").toString(),
            "--journal",
            genuine.toString(),
            "--speed",
            "max",
            "--exit-at-end");
    assertThat(served.status()).as(served.err()).isZero();
  }

  @Test
  void shouldNameTheForecastOfWhichOneBitWasAltered() throws Exception {
    AtomicLong altered = new AtomicLong();
    Path copy =
        rewrite(
            "one-bit",
            (header, batch, at) -> {
              if (isForecast(header, ALTERED_FORECAST)) {
                altered.set(header.number());
                int field =
                    at
                        + RecordHeader.LENGTH
                        + VolatilityForecastDecoder.oneDayVarianceEncodingOffset();
                long bits = batch.getLong(field, ByteOrder.LITTLE_ENDIAN);
                batch.putLong(field, bits ^ 1, ByteOrder.LITTLE_ENDIAN);
              }
              return true;
            });

    HeadroomProcess.Result result = replay(copy);

    assertThat(result.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
    JsonNode report = result.json();
    assertThat(report.get("different").asLong()).isEqualTo(1);
    assertThat(report.get("missing").asLong()).isZero();
    assertThat(report.get("extra").asLong()).isZero();
    assertThat(report.at("/firstDifference/decision").asLong()).isEqualTo(altered.get());
    assertThat(report.at("/firstDifference/type").asText()).isEqualTo("VolatilityForecast");
    assertThat(report.at("/firstDifference/field").asText()).isEqualTo("oneDayVariance");
    assertThat(report.at("/firstDifference/journal").asText())
        .isNotEqualTo(report.at("/firstDifference/computed").asText());
  }

  @Test
  void shouldCountDecisionsThatTheJournalLacks() throws Exception {
    AtomicLong kept = new AtomicLong();
    Path copy = rewrite("shortened", (header, batch, at) -> kept.incrementAndGet() <= 100_000);

    JsonNode report = replay(copy).json();

    assertThat(report.get("identical").asLong()).isEqualTo(100_000);
    assertThat(report.get("missing").asLong()).isPositive();
    assertThat(report.at("/firstDifference/decision").asLong()).isEqualTo(100_001);
  }

  @Test
  void shouldRefuseToGoOnFromAnAlteredDecision() throws Exception {
    Path copy =
        rewrite(
            "refused",
            (header, batch, at) -> {
              if (isForecast(header, ALTERED_FORECAST)) {
                batch.putLong(
                    at + RecordHeader.LENGTH + VolatilityForecastDecoder.originEncodingOffset(),
                    1,
                    ByteOrder.LITTLE_ENDIAN);
              }
              return true;
            });

    HeadroomProcess.Result result =
        HeadroomProcess.run(
            "serve",
            "--config",
            Locations.config("us-equity-2013.yaml").toString(),
            "--journal",
            copy.toString(),
            "--speed",
            "max",
            "--exit-at-end");

    assertThat(result.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
    assertThat(result.err()).contains("does not follow from the facts", "origin");
  }

  private static HeadroomProcess.Result replay(Path journal) throws Exception {
    return HeadroomProcess.run("replay", "--journal", journal.toString(), "--json");
  }

  private static boolean isForecast(RecordHeader header, long number) {
    return header.templateId() == VolatilityForecastDecoder.TEMPLATE_ID
        && header.number() == number;
  }

  private static Path rewrite(String name, JournalCopy.Change change) {
    return JournalCopy.of(genuine, folder.resolve(name), JournalCopy.AS_IT_IS, change);
  }
}

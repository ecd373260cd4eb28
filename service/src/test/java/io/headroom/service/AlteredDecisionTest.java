package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.config.JournalSettings;
import io.headroom.journal.Journal;
import io.headroom.journal.LogWriter;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.RecordLog;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals whose decisions do not follow from their facts, every checksum good. */
class AlteredDecisionTest {
  /** One of the history, whose decisions are forecasts alone. */
  private static final int ALTERED_FORECAST = 5000;

  private static final JournalSettings SETTINGS =
      new JournalSettings(JournalSettings.Durability.PROCESS, 1 << 22, 65_536);

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

  /** Copies the journal, decisions as the change says, with good checksums. */
  private static Path rewrite(String name, Change change) {
    Path copy = folder.resolve(name);
    try (Journal from = Journal.openReadOnly(genuine);
        Journal to = Journal.openForWriting(copy, SETTINGS)) {
      copy(from.facts(), to.facts().writer(), (header, batch, at) -> true);
      copy(from.decisions(), to.decisions().writer(), change);
    }
    return copy;
  }

  private static void copy(RecordLog from, LogWriter to, Change change) {
    RecordBatch batch = new RecordBatch();
    RecordHeader header = new RecordHeader();
    try (RecordCursor records = new RecordCursor(from.reader(1))) {
      while (records.next()) {
        int at = batch.add(records.buffer(), records.offset(), records.length());
        boolean kept =
            change.apply(header.wrap(batch.buffer(), at, records.length()), batch.buffer(), at);
        if (!kept) {
          return;
        }
        to.append(batch);
        batch.clear();
      }
    }
  }

  /** What becomes of a decision: changed in place, or, if false, the end of the copy. */
  private interface Change {
    boolean apply(RecordHeader header, MutableDirectBuffer batch, int at);
  }
}

package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.journal.FactHandler;
import io.headroom.journal.FactReader;
import io.headroom.journal.Journal;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.TradeDecoder;
import io.headroom.replay.Replay;
import io.headroom.replay.ReplayReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A threaded serve of one real day, killed again and again with kill -9 and started again. */
@Tag("slow")
class KilledServeTest {
  private static final int KILLS = 20;
  private static final int SNAPSHOT_EVERY = 5_000;
  private static final String DAY = "2013-10-08";

  /** So fast that the day's 16 hours take some 30 seconds: kills fall into all of it. */
  private static final String SPEED = "1900";

  @TempDir Path folder;

  @Test
  void shouldHoldEveryTickOnceAndReplayAfterKills() throws Exception {
    Locations.requiredData();
    Path config = shortenedConfig();
    Path journal = folder.resolve("killed");
    Path log = folder.resolve("err.log");
    long seed = System.nanoTime();
    System.out.println("KilledServeTest seed " + seed);
    Random random = new Random(seed);

    int interrupted = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process =
          HeadroomProcess.start(
              log,
              "serve",
              "--config",
              config.toString(),
              "--journal",
              journal.toString(),
              "--speed",
              SPEED,
              "--driver",
              "threaded",
              "--exit-at-end");
      boolean ended = process.waitFor(300 + random.nextInt(2700), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      if (ended) {
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
      } else {
        interrupted++;
      }
    }
    JsonNode last = serve(config, journal, "threaded");
    JsonNode undisturbed = serve(config, folder.resolve("undisturbed"), "lock-step");

    System.out.printf(
        "%d kills, %d while it ran; %d facts, %d decisions%n",
        KILLS, interrupted, last.get("facts").asLong(), last.get("decisions").asLong());
    assertThat(interrupted).as("kills that hit a running process").isGreaterThan(KILLS / 2);
    assertThat(last.get("ticks").asLong()).isEqualTo(rowsOfTheDay());
    // Without snapshots it would be all that came before the last kill.
    assertThat(last.at("/opened/factsAgain").asLong()).isLessThan(10 * SNAPSHOT_EVERY);
    assertThat(last.get("decisions")).isEqualTo(undisturbed.get("decisions"));
    assertThat(last.get("scopes")).isEqualTo(undisturbed.get("scopes"));
    assertThat(last.get("instruments")).isEqualTo(undisturbed.get("instruments"));
    assertEveryRowOnce(journal);
    assertReplays(journal);
  }

  private Path shortenedConfig() throws Exception {
    String week = Files.readString(Locations.config("us-equity-2013.yaml"));
    String day = week.replace("*_trade.zip", DAY.replace("-", "") + "_trade.zip");
    assertThat(day).isNotEqualTo(week);
    // So that most starts go on from a snapshot, and kills fall into the taking of some.
    day = day.replace("journal:\n", "journal:\n  snapshot-every-facts: " + SNAPSHOT_EVERY + "\n");
    return Files.writeString(folder.resolve("day.yaml"), day);
  }

  private static JsonNode serve(Path config, Path journal, String driver) throws Exception {
    HeadroomProcess.Result result =
        HeadroomProcess.run(
            "serve",
            "--config",
            config.toString(),
            "--journal",
            journal.toString(),
            "--speed",
            "max",
            "--driver",
            driver,
            "--exit-at-end",
            "--json");
    assertThat(result.status()).as(result.err()).isZero();
    return result.json();
  }

  private static long rowsOfTheDay() throws Exception {
    return Reference.read("realized-2013-10-counts.csv").stream()
        .filter(row -> row.get("date").equals(DAY))
        .mapToLong(row -> Long.parseLong(row.get("ticks")))
        .sum();
  }

  private static void assertEveryRowOnce(Path folder) {
    Map<Integer, Long> positions = new TreeMap<>();
    try (Journal journal = Journal.openReadOnly(folder);
        FactReader facts = journal.readFacts(1)) {
      FactHandler rows =
          new FactHandler() {
            @Override
            public void onTrade(RecordHeader header, TradeDecoder trade) {
              Long before = positions.put(trade.stream(), trade.position());
              assertThat(trade.position())
                  .as("position after " + before + " in stream " + trade.stream())
                  .isEqualTo(before == null ? 1 : before + 1);
            }
          };
      int read = 1;
      while (read > 0) {
        read = facts.poll(rows);
      }
    }
    assertThat(positions).hasSize(4);
  }

  private static void assertReplays(Path folder) {
    try (Journal journal = Journal.openReadOnly(folder)) {
      ReplayReport report = Replay.of(journal).run(fact -> {});
      assertThat(report.different()).isZero();
      assertThat(report.missing()).isZero();
      assertThat(report.extra()).isZero();
      assertThat(report.identical()).isPositive();
    }
  }
}

package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real week of EURUSD quotes, one in ten of them crossed. */
class FxWeekTest {
  @TempDir Path folder;

  @Test
  void shouldRejectEveryCrossedQuoteAndReplay() throws Exception {
    Locations.requiredData();
    Path journal = folder.resolve("fx");
    long rows = 0;
    long crossed = 0;
    for (var file : Reference.read("fx-2014-05.csv")) {
      rows += Long.parseLong(file.get("rows"));
      crossed += Long.parseLong(file.get("crossed"));
    }

    HeadroomProcess.Result served =
        HeadroomProcess.run(
            "serve",
            "--config",
            Locations.config("fx-eurusd-2014.yaml").toString(),
            "--journal",
            journal.toString(),
            "--speed",
            "max",
            "--exit-at-end",
            "--json");
    HeadroomProcess.Result replayed =
        HeadroomProcess.run("replay", "--journal", journal.toString(), "--json");

    // Rows and crossed rows as counted outside the product.
    assertThat(served.status()).as(served.err()).isZero();
    JsonNode summary = served.json();
    assertThat(summary.get("ticks").asLong()).isEqualTo(rows).isEqualTo(519_917);
    assertThat(summary.at("/rejected/crossed").asLong()).isEqualTo(crossed);
    long set = 0;
    for (JsonNode count : summary.get("rejected")) {
      set += count.asLong();
    }
    for (JsonNode count : summary.get("unused")) {
      set += count.asLong();
    }
    assertThat(summary.get("accepted").asLong() + set).isEqualTo(rows);
    assertThat(replayed.status()).as(replayed.out() + replayed.err()).isZero();
  }
}

package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RepairCommandTest {
  @TempDir private Path root;

  @Test
  void shouldMakeAJournalThatHoldsOfOneThatDoesNot() throws Exception {
    Path damaged = ReleasedJournal.unpack(2, Files.createDirectory(root.resolve("old"))).journal();
    damage(damaged.resolve("decisions"));
    Path out = root.resolve("repaired");

    HeadroomProcess.Result repaired = repair(damaged, out);
    HeadroomProcess.Result verified =
        HeadroomProcess.run("verify", "--json", "--journal", out.toString());

    assertThat(repaired.status()).as(repaired.err()).isZero();
    JsonNode report = repaired.json();
    assertThat(report.get("facts").get("damage").isNull()).isTrue();
    assertThat(report.get("decisions").get("damage").asText())
        .contains("log=decisions, record=1, at=")
        .contains(".cq4 byte 65808")
        .contains("expected=checksum");
    assertThat(verified.json().get("holds").asBoolean()).isTrue();
    assertThat(verified.json().get("facts").get("records").asLong())
        .isEqualTo(report.get("facts").get("kept").asLong())
        .isPositive();
    assertThat(verified.json().get("journal")).isEqualTo(report.get("journal"));
  }

  @Test
  void shouldRefuseWhatItCannotUse() throws Exception {
    Path full = Files.createDirectory(root.resolve("full"));
    Files.writeString(full.resolve("thesis.txt"), "precious");
    Path journal = ReleasedJournal.unpack(2, Files.createDirectory(root.resolve("old"))).journal();

    HeadroomProcess.Result missing = repair(root.resolve("nothing"), root.resolve("repaired"));
    HeadroomProcess.Result occupied = repair(journal, full);

    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.err()).contains("there is no journal folder " + root.resolve("nothing"));
    assertThat(occupied.status()).isEqualTo(2);
    assertThat(occupied.err()).contains(full + " is not empty; name a new folder");
  }

  private static HeadroomProcess.Result repair(Path journal, Path out) throws Exception {
    return HeadroomProcess.run(
        "repair", "--json", "--journal", journal.toString(), "--out", out.toString());
  }

  /** In the first document, which begins at byte 65808 of Chronicle's files. */
  private static void damage(Path log) throws IOException {
    try (Stream<Path> files = Files.list(log)) {
      Path file =
          files.filter(f -> f.toString().endsWith(".cq4")).sorted().findFirst().orElseThrow();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(new byte[] {0x77}), 65_808 + 100);
      }
    }
  }
}

package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.journal.FolderFiles;
import io.headroom.journal.JournalFiles;
import io.headroom.journal.snapshot.Snapshots;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is started again on its journal, from each of its snapshots and from none. */
class RestartTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> COUNTED =
      List.of("ticks", "accepted", "forecasts", "riskAssessments", "decisions", "scopes");

  @TempDir private Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path config;
  private Path journal;
  private JsonNode first;

  @BeforeEach
  void serveADay() throws Exception {
    Path market = InventedMarket.write(folder);
    config =
        Files.writeString(
            folder.resolve("snapshots.yaml"),
            Files.readString(market) + "journal: {snapshot-every-facts: 1000}\n");
    journal = folder.resolve("journal");
    first = serve(DriverKind.LOCK_STEP);
  }

  @Test
  void shouldStandWhereItStoodFromEachSnapshotAndFromNone() throws Exception {
    String records = RecordHash.of(journal);
    assertThat(first.at("/opened/snapshotFact").asLong()).isZero();
    Map<String, byte[]> taken = new TreeMap<>();
    snapshots().forEach(name -> taken.put(name, files().read(file(name)).orElseThrow()));
    assertThat(taken).hasSize(3);
    for (String name : taken.keySet()) {
      snapshots().forEach(other -> files().delete(file(other)));
      files().replace(file(name), taken.get(name), JournalFiles.Sync.PROCESS);

      JsonNode again = serve(DriverKind.THREADED);

      long after = Long.parseLong(name.substring(0, 20));
      assertThat(again.at("/opened/snapshotFact").asLong()).isEqualTo(after);
      assertThat(told())
          .contains(String.format(Locale.ROOT, "opened: snapshot after fact %,d, ", after));
      assertSame(again, records);
    }

    snapshots().forEach(other -> files().delete(file(other)));
    JsonNode whole = serve(DriverKind.LOCK_STEP);

    assertThat(told()).contains("opened: no snapshot, ");
    assertThat(whole.at("/opened/factsAgain").asLong())
        .isEqualTo(whole.get("facts").asLong() - 1)
        .isPositive();
    assertSame(whole, records);
  }

  @Test
  void shouldSayWhichSnapshotItCouldNotUse() throws Exception {
    List<String> all = snapshots();
    Path newest = journal.resolve(Snapshots.FOLDER).resolve(all.get(2));
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);

    JsonNode again = serve(DriverKind.LOCK_STEP);

    assertThat(told())
        .contains("snapshots/" + all.get(2) + " is not used: it is damaged")
        .contains("opened: snapshot after fact ");
    assertThat(again.at("/opened/snapshotFact").asLong())
        .isEqualTo(Long.parseLong(all.get(1).substring(0, 20)));
  }

  private void assertSame(JsonNode again, String records) throws Exception {
    for (String field : COUNTED) {
      assertThat(again.get(field)).as(field).isEqualTo(first.get(field));
    }
    assertThat(RecordHash.of(journal)).isEqualTo(records);
  }

  private JsonNode serve(DriverKind driver) throws Exception {
    err.reset();
    PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
    try (Shutdown shutdown = Shutdown.install()) {
      ServeSummary summary =
          new Serve(
                  new Serve.Options(
                      config, journal, Speed.MAX, driver, true, OptionalInt.empty()),
                  new Console(told, told, false),
                  shutdown)
              .run();
      return JSON.readTree(summary.toJson());
    }
  }

  private String told() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private List<String> snapshots() {
    return files().list(Snapshots.FOLDER);
  }

  private JournalFiles files() {
    return new FolderFiles(journal);
  }

  private static String file(String name) {
    return Snapshots.FOLDER + "/" + name;
  }
}

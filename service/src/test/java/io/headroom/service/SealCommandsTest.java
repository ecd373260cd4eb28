package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.journal.Journal;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands around seals, over the journal of the example, in processes of their own. */
class SealCommandsTest {
  @TempDir private static Path folder;

  private static Path journal;

  @BeforeAll
  static void serveTheExample() throws Exception {
    journal = folder.resolve("journal");
    HeadroomProcess.Result keys = run("keygen", "--out", keys().toString());
    assertThat(keys.status()).as(keys.err()).isZero();
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            Files.readString(Locations.config("example.yaml"))
                + "\nseals: {key: "
                + keys().resolve("seal.key")
                + ", origin: example.com/risk}\n");
    HeadroomProcess.Result served =
        run(
            "serve",
            "--config",
            config.toString(),
            "--journal",
            journal.toString(),
            "--speed",
            "max",
            "--exit-at-end");
    assertThat(served.status()).as(served.err()).isZero();
    assertThat(served.err()).doesNotContain("seal");
  }

  @Test
  void shouldKeepKeysSecret() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(privateKey())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(publicKey())).startsWith("-----BEGIN PUBLIC KEY-----");
    assertThat(journal.resolve("seals/key")).doesNotExist();
  }

  @Test
  void shouldVerifyAllThatACleanEndHasSealed() throws Exception {
    HeadroomProcess.Result verified =
        run("verify", "--journal", journal.toString(), "--key", publicKey().toString(), "--json");
    assertThat(verified.status()).as(verified.out() + verified.err()).isZero();
    JsonNode report = verified.json();
    for (String log : new String[] {"facts", "decisions"}) {
      assertThat(report.get(log).get("sealed")).isEqualTo(report.get(log).get("records"));
      assertThat(report.get(log).get("origin").asText()).startsWith("example.com/risk/");
    }
    assertThat(report.get("finding").isNull()).isTrue();
  }

  @Test
  void shouldProveAndWitness() throws Exception {
    Path out = folder.resolve("cosigned");
    HeadroomProcess.Result witnessed =
        run(
            "witness",
            "--journal",
            journal.toString(),
            "--log-key",
            publicKey().toString(),
            "--key",
            witnessKeys().resolve("seal.key").toString(),
            "--state",
            folder.resolve("state").toString(),
            "--out",
            out.toString());
    assertThat(witnessed.status()).as(witnessed.err()).isZero();
    HeadroomProcess.Result verified =
        run(
            "verify",
            "--journal",
            journal.toString(),
            "--key",
            publicKey().toString(),
            "--checkpoint",
            out.resolve("facts.checkpoint").toString(),
            "--checkpoint",
            out.resolve("decisions.checkpoint").toString(),
            "--witness-key",
            witnessKeys().resolve("seal.pub").toString());
    assertThat(verified.status()).as(verified.out() + verified.err()).isZero();

    HeadroomProcess.Result proved =
        run(
            "prove",
            "--journal",
            journal.toString(),
            "--decision",
            "100",
            "--checkpoint",
            out.resolve("decisions.checkpoint").toString(),
            "--json");
    assertThat(proved.status()).as(proved.err()).isZero();
    assertThat(proved.json().get("record").get("number").asLong()).isEqualTo(100);
    assertThat(proved.json().get("checkpoint").asText()).contains("— headroom-witness ");

    HeadroomProcess.Result beyond =
        run("prove", "--journal", journal.toString(), "--fact", "123456789");
    assertThat(beyond.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(beyond.err()).contains("is not covered by the checkpoint");
  }

  @Test
  void shouldRefuseToCosignWhereTheCheckpointOfALogIsGone() throws Exception {
    Path copy = copyOfSeals("checkpoint-gone");
    Path elsewhere = copyOfSeals("checkpoint-never-seen");
    assertThat(witness(copy, "state-of-gone").status()).isZero();
    Files.delete(copy.resolve("seals/decisions/checkpoint"));
    Files.delete(elsewhere.resolve("seals/decisions/checkpoint"));

    HeadroomProcess.Result gone = witness(copy, "state-of-gone");
    assertThat(gone.status()).as(gone.out() + gone.err()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
    JsonNode decisions = gone.json().get("logs").get(1);
    assertThat(decisions.get("log").asText()).isEqualTo("decisions");
    assertThat(decisions.get("refusal").asText())
        .isEqualTo(
            "the log's checkpoint is gone; "
                + decisions.get("sizeBefore").asLong()
                + " records were cosigned before");

    HeadroomProcess.Result neverSeen = witness(elsewhere, "state-of-never-seen");
    assertThat(neverSeen.status()).as(neverSeen.err()).isZero();
    assertThat(neverSeen.json().get("logs").get(1).get("sealed").asBoolean()).isFalse();
  }

  private static HeadroomProcess.Result witness(Path from, String state) throws Exception {
    return run(
        "witness",
        "--journal",
        from.toString(),
        "--log-key",
        publicKey().toString(),
        "--key",
        witnessKeys().resolve("seal.key").toString(),
        "--state",
        folder.resolve(state).toString(),
        "--out",
        folder.resolve(state + "-out").toString(),
        "--json");
  }

  @Test
  void shouldWriteProofAndRecordOrNeither() throws Exception {
    Path out = folder.resolve("both.tlog-proof");
    Path record = Files.writeString(folder.resolve("both.tlog-proof.record"), "precious");
    HeadroomProcess.Result refused = prove(out);
    assertThat(refused.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(refused.err()).contains(record + " is there already");
    assertThat(out).doesNotExist();
    assertThat(record).hasContent("precious");

    Files.delete(record);
    assertThat(prove(out).status()).isZero();
    assertThat(out).isNotEmptyFile();
    assertThat(record).isNotEmptyFile();
  }

  private static HeadroomProcess.Result prove(Path out) throws Exception {
    return run("prove", "--journal", journal.toString(), "--fact", "7", "--out", out.toString());
  }

  @Test
  void shouldTakeWitnessKeysForCheckpointsAlone() throws Exception {
    HeadroomProcess.Result alone =
        run(
            "verify",
            "--journal",
            journal.toString(),
            "--witness-key",
            witnessKeys().resolve("seal.pub").toString());
    assertThat(alone.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(alone.err()).contains("--witness-key without --checkpoint");

    HeadroomProcess.Result verified = run("verify", "--journal", journal.toString(), "--json");
    String ofLog = verified.json().get("facts").get("verifierKey").asText();
    Path vkey = Files.writeString(folder.resolve("facts.vkey"), ofLog);
    HeadroomProcess.Result own =
        run(
            "verify",
            "--journal",
            journal.toString(),
            "--checkpoint",
            journal.resolve("seals/facts/checkpoint").toString(),
            "--witness-key",
            vkey.toString());
    assertThat(own.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(own.err()).contains(vkey + ": ", "is not a witness's");
  }

  @Test
  void shouldNotVerifyAgainstAnotherKey() throws Exception {
    HeadroomProcess.Result verified =
        run(
            "verify",
            "--journal",
            journal.toString(),
            "--key",
            witnessKeys().resolve("seal.pub").toString());
    assertThat(verified.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
    assertThat(verified.out()).contains("WRONG", "seals/");
  }

  /** What is written is read back by the definitions of RFC 9162, against the records' bytes. */
  @Test
  void shouldWriteSealsForOtherTools() throws Exception {
    Path out = folder.resolve("seals-out");
    HeadroomProcess.Result written = seals(journal, out);
    assertThat(written.status()).as(written.err()).isZero();
    try (Journal records = Journal.openReadOnly(journal)) {
      mustBeSealsOf(records.facts(), out.resolve("facts"), written.json().get("facts"));
      mustBeSealsOf(records.decisions(), out.resolve("decisions"), written.json().get("decisions"));
    }
  }

  private static void mustBeSealsOf(RecordLog log, Path written, JsonNode report)
      throws IOException {
    TlogFolder tlog = new TlogFolder(written);
    List<byte[]> leaves = tlog.hashes(0);
    // So that there are full tiles, partial ones and two levels.
    assertThat(tlog.size())
        .isGreaterThan(256)
        .satisfies(size -> assertThat(size % 256).isPositive());
    try (RecordCursor records = new RecordCursor(log.reader(1))) {
      for (byte[] leaf : leaves) {
        assertThat(records.next()).isTrue();
        byte[] record = new byte[records.length()];
        records.buffer().getBytes(records.offset(), record);
        assertThat(leaf).isEqualTo(TlogFolder.leaf(record));
      }
      assertThat(records.next()).isFalse();
    }
    assertThat(TlogFolder.base64(TlogFolder.root(leaves))).isEqualTo(tlog.root());
    for (int level = 1; tlog.size() >>> (8 * level) > 0; level++) {
      List<byte[]> below = tlog.hashes(level - 1);
      List<byte[]> above = tlog.hashes(level);
      for (int i = 0; i < above.size(); i++) {
        assertThat(above.get(i)).isEqualTo(TlogFolder.root(below.subList(256 * i, 256 * i + 256)));
      }
    }
    tlog.mustHoldItsFilesAndNoOthers();
    assertThat(report.get("size").asInt()).isEqualTo(tlog.size());
    assertThat(report.get("root").asText()).isEqualTo(tlog.root());
    assertThat(report.get("origin").asText()).isEqualTo(tlog.origin());
    assertThat(report.get("verifierKey").asText()).startsWith(tlog.origin() + "+");
  }

  @Test
  void shouldWriteSealsOfACopyOfTheirFolder() throws Exception {
    Path copy = copyOfSeals("copy");
    Path out = folder.resolve("of-copy");
    assertThat(seals(copy, out).status()).isZero();
    assertThat(out.resolve("facts/checkpoint"))
        .hasSameBinaryContentAs(journal.resolve("seals/facts/checkpoint"));
  }

  @Test
  void shouldRefuseToWriteSealsThatAreDamaged() throws Exception {
    Path tiles = copyOfSeals("damaged-tiles");
    flip(tiles.resolve("seals/decisions/tiles/0/000"), 77);
    Path checkpoint = copyOfSeals("damaged-checkpoint");
    flip(checkpoint.resolve("seals/facts/checkpoint"), 60);

    mustRefuse(tiles, folder.resolve("none"), "seals/decisions/tiles/1/000, byte 0: ");
    mustRefuse(checkpoint, folder.resolve("none-either"), "seals/facts/checkpoint: no ");
    assertThat(folder.resolve("none")).doesNotExist();
    assertThat(folder.resolve("none-either")).doesNotExist();
  }

  @Test
  void shouldRefuseToWriteSealsWhereItCannot() throws Exception {
    Path full = Files.createDirectory(folder.resolve("full"));
    Path file = Files.writeString(full.resolve("thesis.txt"), "precious");
    Path link = Files.createSymbolicLink(folder.resolve("link"), journal);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path unsealed = Files.createDirectory(folder.resolve("unsealed"));
    Files.copy(journal.resolve("journal.properties"), unsealed.resolve("journal.properties"));
    Path unreadable = Files.createDirectory(folder.resolve("unreadable"));
    Files.createDirectories(unreadable.resolve("seals/public-key"));
    Path out = folder.resolve("nowhere");

    mustRefuse(journal, full, full + ": is not empty; name a new folder");
    mustRefuse(journal, file, file + ": is a file; name a new folder");
    mustRefuse(journal, journal.resolve("a/b"), "a/b: is within the journal");
    mustRefuse(journal, link.resolve("a"), "a: is within the journal");
    mustRefuse(journal, file.resolve("a"), "a: cannot be used");
    mustRefuse(
        folder.resolve("no"), out, "--journal " + folder.resolve("no") + ": there is no such");
    mustRefuse(empty, out, "holds neither a journal nor a copy of one's folder 'seals'");
    mustRefuse(unsealed, out, "the journal is not sealed: it has no seals/public-key");
    mustRefuse(unreadable, out, "cannot read " + unreadable.resolve("seals/public-key"));
    assertThat(out).doesNotExist();
    assertThat(file).hasContent("precious");
  }

  private static HeadroomProcess.Result seals(Path from, Path out) throws Exception {
    return run("seals", "--journal", from.toString(), "--out", out.toString(), "--json");
  }

  private static void mustRefuse(Path from, Path out, String message) throws Exception {
    HeadroomProcess.Result refused = seals(from, out);
    assertThat(refused.err()).contains(message);
    assertThat(refused.err().strip().lines()).hasSize(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.status()).isEqualTo(ExitStatus.UNUSABLE_INPUT);
  }

  private static Path copyOfSeals(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(journal.resolve("seals"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(journal.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return copy;
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void shouldEndWithStatusOneIfNotAllIsSealedAndSealTheRestNextTime() throws Exception {
    Path other = folder.resolve("other");
    // given: a folder where the checkpoint's file would be written
    Path inTheWay = other.resolve("seals/facts/checkpoint.new");
    assertThat(serveExample(other).status()).isZero();
    Files.createDirectory(inTheWay);

    HeadroomProcess.Result served = serveExample(other);

    assertThat(served.status()).isEqualTo(ExitStatus.DOES_NOT_HOLD);
    assertThat(served.err())
        .contains("sealing fails", "the journal is NOT sealed to its end", "seals the rest");
    assertThat(served.json().at("/seals/problem").asText()).contains("seals/facts/checkpoint");
    assertThat(run("replay", "--journal", other.toString()).status()).isZero();

    Files.delete(inTheWay);
    HeadroomProcess.Result again = serveExample(other);
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.json().at("/seals/sealedFacts")).isEqualTo(again.json().get("facts"));
  }

  private static HeadroomProcess.Result serveExample(Path to) throws Exception {
    return run(
        "serve",
        "--config",
        Locations.config("example.yaml").toString(),
        "--journal",
        to.toString(),
        "--speed",
        "max",
        "--exit-at-end",
        "--json");
  }

  private static HeadroomProcess.Result run(String... arguments) throws Exception {
    return HeadroomProcess.run(arguments);
  }

  private static Path keys() {
    return folder.resolve("keys");
  }

  private static Path privateKey() {
    return keys().resolve("seal.key");
  }

  private static Path publicKey() {
    return keys().resolve("seal.pub");
  }

  private static Path witnessKeys() throws Exception {
    Path keys = folder.resolve("witness-keys");
    if (!Files.exists(keys)) {
      assertThat(run("keygen", "--out", keys.toString()).status()).isZero();
    }
    return keys;
  }
}

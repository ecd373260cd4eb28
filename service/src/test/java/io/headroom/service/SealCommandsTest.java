package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

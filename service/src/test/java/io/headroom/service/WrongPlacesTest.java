package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of folders, files and numbers that they cannot use; nothing is harmed. */
@Tag("slow")
class WrongPlacesTest {
  @TempDir private Path folder;
  private Path journal;

  @BeforeEach
  void unpack() throws IOException {
    journal =
        ReleasedJournal.unpack(3, Files.createDirectory(folder.resolve("released"))).journal();
  }

  @Test
  void shouldSayThatThereIsNoJournal() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "hello");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    for (String command : List.of("verify", "inspect", "replay", "archive")) {
      refused(command, "--journal", folder.resolve("none").toString())
          .contains("there is no journal folder " + folder.resolve("none") + "; check the path");
      refused(command, "--journal", file.toString()).contains(file + " is a file");
      refused(command, "--journal", empty.toString()).contains("is no journal", "check the path");
    }
  }

  @Test
  void shouldRefuseDamagedProperties() throws Exception {
    Files.writeString(journal.resolve("journal.properties"), "\\u12");
    refused("inspect", "--journal", journal.toString())
        .contains("journal.properties: is damaged", "restore the file");
  }

  @Test
  void shouldNotWriteIntoAJournalNorOverAFile() throws Exception {
    String inside = journal.resolve("facts").resolve("20261123F.cq4").toString();
    refused("prove", "--journal", journal.toString(), "--fact", "1", "--out", inside)
        .contains("is within the journal");
    refused("repair", "--journal", journal.toString(), "--out", journal.resolve("x").toString())
        .contains("is within the journal");
    assertThat(journal.resolve("x")).doesNotExist();

    Path there = Files.writeString(folder.resolve("there"), "precious");
    refused("prove", "--journal", journal.toString(), "--fact", "1", "--out", there.toString())
        .contains("is there already; name a new file");
    assertThat(there).hasContent("precious");
  }

  @Test
  void shouldNotTakeFilesThatItMayNotReadForDamaged() throws Exception {
    Path facts = journal.resolve("facts/20261123F.cq4");
    Files.setPosixFilePermissions(facts, PosixFilePermissions.fromString("---------"));
    Assumptions.assumeFalse(Files.isReadable(facts), "run as a user who may read everything");
    for (String command : List.of("verify", "repair --out " + folder.resolve("new"))) {
      List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
      arguments.addAll(List.of("--journal", journal.toString()));
      refused(arguments.toArray(String[]::new)).contains("permission denied", facts.toString());
    }
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void shouldNotRepairAJournalThatIsBeingWritten() throws Exception {
    try (FileChannel channel =
            FileChannel.open(
                journal.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      refused("repair", "--journal", journal.toString(), "--out", folder.resolve("new").toString())
          .contains("is being written by", "end that process first");
    }
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void shouldNotShowASecretThatWasNamedByMistake() throws Exception {
    run("keygen", "--out", folder.resolve("keys").toString());
    Path secret = folder.resolve("keys/token.key");

    refused("verify", "--journal", journal.toString(), "--key", secret.toString())
        .contains("is no public key")
        .doesNotContain(Files.readString(secret).strip());
  }

  @Test
  void shouldSayWhatARecordNumberIs() throws Exception {
    refused("prove", "--journal", journal.toString(), "--fact", "0").contains("from 1 on");
    refused("prove", "--journal", journal.toString(), "--fact", "x").contains("whole number");
    HeadroomProcess.Result beyond =
        run("inspect", "--journal", journal.toString(), "--from", "999999");
    assertThat(beyond.status()).isZero();
    assertThat(beyond.out()).isEmpty();
    assertThat(beyond.err()).contains("the decisions end at record ");
  }

  /** Arabic digits, as that locale formats numbers, would make a journal that nobody can open. */
  @Test
  void shouldWriteTheSameWhateverTheLocale() throws Exception {
    Path other = folder.resolve("other");
    HeadroomProcess.Result served =
        HeadroomProcess.runWithOptions(
            List.of("-Duser.language=ar", "-Duser.country=EG"),
            "serve",
            "--config",
            Locations.config("example.yaml").toString(),
            "--journal",
            other.toString(),
            "--speed",
            "max",
            "--exit-at-end");
    assertThat(served.status()).as(served.err()).isZero();
    assertThat(served.out()).contains("759 facts").matches("\\p{ASCII}*");
    assertThat(Files.readString(other.resolve("journal.properties"))).contains("format=1\n");
  }

  private static AbstractStringAssert<?> refused(String... arguments) throws Exception {
    HeadroomProcess.Result result = run(arguments);
    assertThat(result.status())
        .as("%s: %s%s", List.of(arguments), result.out(), result.err())
        .isEqualTo(ExitStatus.UNUSABLE_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines().count()).isLessThanOrEqualTo(2);
    return assertThat(result.err()).startsWith("headroom: ");
  }

  private static HeadroomProcess.Result run(String... arguments) throws Exception {
    return HeadroomProcess.run(arguments);
  }
}

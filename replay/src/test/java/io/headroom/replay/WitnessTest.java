package io.headroom.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.JournalSettings;
import io.headroom.journal.FolderFiles;
import io.headroom.journal.JournalException;
import io.headroom.journal.seal.SealException;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
  private static final SealKey KEY = SealKey.random();
  private static final SealKey WITNESS = SealKey.random();

  @TempDir private Path folder;

  @Test
  void shouldCosignALogThatGrows() {
    SealedJournal journal = journal("grows");
    journal.add(100);
    assertThat(look(journal).before()).isZero();
    journal.add(50);
    Witness.Verdict second = look(journal);
    assertThat(second.before()).isEqualTo(100);
    SignedNote cosigned = second.cosigned().orElseThrow();
    assertThat(cosigned.isSignedBy(WITNESS.publicKey().cosigner("w"))).isTrue();
    assertThat(cosigned.isSignedBy(KEY.publicKey().named(cosigned.signatures().get(0).name())))
        .isTrue();
    assertThat(look(journal).before()).isEqualTo(150);
  }

  @Test
  void shouldRefuseALogThatWasRolledBackOrRewritten() throws IOException {
    SealedJournal journal = journal("journal");
    journal.add(100);
    look(journal);

    SealedJournal shorter = sameJournal(journal, "shorter");
    shorter.add(60);
    Witness.Verdict rolledBack = look(shorter);
    assertThat(rolledBack.cosigned()).isEmpty();
    assertThat(rolledBack.refusal().orElseThrow())
        .contains(
            "rolled back",
            "size 100",
            "size 60",
            rolledBack.checkpoint().orElseThrow().root().base64());

    SealedJournal rewritten = sameJournal(journal, "rewritten");
    rewritten.add(200, number -> number == 50 ? 1 : number);
    assertThat(look(rewritten).refusal().orElseThrow()).contains("rewritten", "size 200");

    SealedJournal fork = sameJournal(journal, "fork");
    fork.add(100, number -> number == 50 ? 1 : number);
    assertThat(look(fork).refusal().orElseThrow()).contains("rewritten", "size 100");

    journal.add(10);
    assertThat(look(journal).before()).isEqualTo(100);
  }

  @Test
  void shouldRefuseALogWhoseCheckpointIsGone() {
    SealedJournal journal = journal("gone");
    journal.add(100);
    String origin = look(journal).origin();
    Witness.Verdict gone = witness().lookForMissing(origin);
    assertThat(gone.cosigned()).isEmpty();
    assertThat(gone.refusal())
        .contains("the log's checkpoint is gone; 100 records were cosigned before");
    Witness.Verdict unknown = witness().lookForMissing("example.com/other/facts");
    assertThat(unknown.refusal()).isEmpty();
    assertThat(unknown.checkpoint()).isEmpty();
  }

  /** Else one log's seals, put in the other's place, would be cosigned as the other. */
  @Test
  void shouldRefuseTheSealsOfTheOtherLog() {
    SealedJournal journal = journal("other");
    journal.add(10);
    SealedLog seals = SealedLog.of(new FolderFiles(journal.folder()), "facts", KEY.publicKey());
    Witness.Verdict verdict = witness().look("decisions", seals, KEY.publicKey());
    assertThat(verdict.cosigned()).isEmpty();
    assertThat(verdict.refusal().orElseThrow()).contains("another log", "/facts");
  }

  @Test
  void shouldRefuseASealOfAnotherKey() {
    SealedJournal journal = journal("key");
    journal.add(10);
    SealKey other = SealKey.random();
    SealedLog seals = SealedLog.of(new FolderFiles(journal.folder()), "facts", other.publicKey());
    assertThatThrownBy(() -> witness().look("facts", seals, other.publicKey()))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("no checkpoint with a good signature");
  }

  @Test
  void shouldNotTrustADamagedState() throws IOException {
    SealedJournal journal = journal("state");
    journal.add(100);
    look(journal);
    Path state = folder.resolve("witness");
    try (var files = Files.list(state)) {
      Path file = files.findFirst().orElseThrow();
      Files.writeString(file, Files.readString(file).replace("\n100\n", "\n10\n"));
    }
    assertThatThrownBy(() -> look(journal))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("state is damaged");
  }

  private Witness witness() {
    return new Witness(new FolderFiles(folder.resolve("witness")), WITNESS, "w", () -> 1_000L);
  }

  private Witness.Verdict look(SealedJournal journal) {
    SealedLog seals = SealedLog.of(new FolderFiles(journal.folder()), "facts", KEY.publicKey());
    return witness().look("facts", seals, KEY.publicKey());
  }

  private SealedJournal journal(String name) {
    return new SealedJournal(
        folder.resolve(name),
        KEY,
        new JournalSettings(JournalSettings.Durability.PROCESS, 1 << 20, 1 << 16));
  }

  private SealedJournal sameJournal(SealedJournal journal, String name) throws IOException {
    SealedJournal same = journal(name);
    Files.createDirectories(same.folder());
    Files.copy(
        journal.folder().resolve("journal.properties"),
        same.folder().resolve("journal.properties"));
    return same;
  }
}

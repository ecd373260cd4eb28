package io.headroom.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headroom.config.JournalSettings;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalCorruptException;
import io.headroom.journal.JournalException;
import io.headroom.journal.seal.SealException;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedCheckpoint;
import io.headroom.journal.seal.TlogProof;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs, and the two ways in which outsiders check them, each in a process of its own. */
class ProverTest {
  private static final SealKey KEY = SealKey.random();
  private static final int RECORDS = 1000;
  private static final int RECORD = 777;

  @TempDir private Path folder;

  private SealedJournal sealed;
  private Path proof;
  private Path record;
  private Path publicKey;

  @BeforeEach
  void proveADecision() throws IOException {
    sealed =
        new SealedJournal(
            folder.resolve("journal"),
            KEY,
            new JournalSettings(JournalSettings.Durability.PROCESS, 1 << 20, 1 << 16));
    sealed.add(RECORDS);
    RecordProof made = prove(RECORD, Optional.empty());
    proof = Files.writeString(folder.resolve("p.tlog-proof"), made.proof().toString());
    record = Files.write(folder.resolve("p.tlog-proof.record"), made.record());
    publicKey = Files.writeString(folder.resolve("seal.pub"), KEY.publicKey().pem());
  }

  @Test
  void shouldComeBackFromItsText() throws IOException {
    TlogProof read = TlogProof.parse(Files.readAllBytes(proof));
    assertThat(read.index()).isEqualTo(RECORD - 1);
    assertThat(read).hasToString(Files.readString(proof));
  }

  @Test
  void shouldRefuseARecordThatIsNotSealed() {
    assertThatThrownBy(() -> prove(RECORDS + 1, Optional.empty()))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("records 1 to 1000");
  }

  @Test
  void shouldProveAgainstAnEarlierCheckpointAndRefuseAnothersHistory() {
    SignedCheckpoint earlier = newest();
    sealed.add(50);
    RecordProof made = prove(RECORD, Optional.of(earlier));
    assertThat(made.proof().checkpoint()).isEqualTo(earlier);
    SignedCheckpoint other =
        SignedCheckpoint.parse(
            KEY.sign(
                    earlier.checkpoint().origin(),
                    earlier.checkpoint().origin() + "\n900\n" + earlier.root().base64() + "\n")
                .bytes());
    assertThatThrownBy(() -> prove(RECORD, Optional.of(other)))
        .isInstanceOf(JournalCorruptException.class)
        .hasMessageContaining("at size 900");
  }

  /** Record 777 has index 776, so the hash beside it in the tree is that of index 777. */
  @Test
  void shouldNotBlameTheRecordForADamagedTile() throws IOException {
    Path tile = sealed.folder().resolve("seals/decisions/tiles/0/000");
    byte[] hashes = Files.readAllBytes(tile);
    hashes[32 * RECORD + 5] ^= 1;
    Files.write(tile, hashes);
    assertThatThrownBy(() -> prove(RECORD, Optional.empty()))
        .isInstanceOf(JournalCorruptException.class)
        .hasMessageContaining("at=seals/decisions/tiles, expected=hashes that lead")
        .hasMessageContaining(newest().root().toString())
        .hasMessageContaining("'headroom verify'");
  }

  @Test
  void shouldNotProveFromACheckpointThatTheLogHasNotSigned() {
    SignedCheckpoint newest = newest();
    SignedCheckpoint forged =
        SignedCheckpoint.parse(
            SealKey.random().sign(newest.checkpoint().origin(), newest.note().text()).bytes());
    assertThatThrownBy(() -> prove(RECORD, Optional.of(forged)))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("no good signature of the journal's key")
        .hasMessageContaining(KEY.publicKey().toString());
  }

  @Test
  void shouldTellLogKeysFromWitnessKeys() throws Exception {
    String origin = newest().checkpoint().origin();
    String log = KEY.publicKey().named(origin).toString();
    String cosigner = KEY.publicKey().cosigner(origin).toString();
    assertThat(checkWithJava(log))
        .startsWith("1 NOT SHOWN")
        .contains("is of type 1, not of type 4");
    assertThatThrownBy(() -> KeptCheckpoint.WitnessKey.of(KEY.publicKey().named(origin)))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("is not a witness's");
    Files.writeString(publicKey, log);
    assertThat(checkWithJava()).startsWith("0 OK");
    Files.writeString(publicKey, cosigner);
    assertThat(checkWithJava()).startsWith("1 NOT SHOWN").contains("is of type 4, not of type 1");
    int id = log.indexOf('+') + 1;
    String wrongId = log.substring(0, id) + "00000000" + log.substring(id + 8);
    Files.writeString(publicKey, wrongId);
    assertThat(checkWithJava()).startsWith("1 NOT SHOWN").contains("says ID 00000000");
  }

  @Test
  void shouldBeCheckedByOneJavaFileAlone() throws Exception {
    assertThat(checkWithJava()).startsWith("0 OK: record 777 is in example.com/risk/");
    SealKey witness = SealKey.random();
    String vkey = witness.publicKey().cosigner("w.example").toString();
    assertThat(checkWithJava(vkey)).startsWith("1 NOT SHOWN");
    SignedCheckpoint cosigned =
        SignedCheckpoint.parse(
            witness.cosign("w.example", newest().note(), 1_795_428_000L).bytes());
    Files.writeString(proof, prove(RECORD, Optional.of(cosigned)).proof().toString());
    assertThat(checkWithJava(vkey)).startsWith("0 OK");
    spoilEachPart(this::checkWithJava);
  }

  @Test
  void shouldBeCheckedByTheReadmesPython() throws Exception {
    assumeTrue(isThere("python3") && isThere("openssl"), "needs python3 and openssl");
    assertThat(checkWithPython()).startsWith("0 OK: record 777 is in example.com/risk/");
    spoilEachPart(this::checkWithPython);
  }

  /** Python without its assertions must check as much. */
  @Test
  void shouldBeCheckedByTheReadmesPythonThatIsOptimised() throws Exception {
    assumeTrue(isThere("python3") && isThere("openssl"), "needs python3 and openssl");
    assertThat(checkWithPython("-O")).startsWith("0 OK: record 777 is in example.com/risk/");
    spoilEachPart(() -> checkWithPython("-O"));
    Files.writeString(proof, "no proof");
    assertThat(checkWithPython("-O")).isEqualTo("1 NOT SHOWN: no tlog-proof\n");
  }

  /** All but cosignatures that nobody asked for, of which there are none here. */
  @Test
  void shouldNotBeShownAfterAnyBitHasChanged() throws Exception {
    Method check = compiledCheck();
    byte[] proofBytes = Files.readAllBytes(proof);
    byte[] recordBytes = Files.readAllBytes(record);
    String key = Files.readString(publicKey).strip();
    assertThat(isShown(check, proofBytes, recordBytes, key)).isTrue();
    long changed = 0;
    for (byte[] bytes : List.of(proofBytes, recordBytes)) {
      for (int bit = 0; bit < Byte.SIZE * bytes.length; bit++, changed++) {
        bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        assertThat(isShown(check, proofBytes, recordBytes, key))
            .as("bit " + bit + " of " + bytes.length + " bytes")
            .isFalse();
        bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      }
    }
    System.out.printf("proof and record: %,d bits changed in turn, none shown%n", changed);
  }

  private Method compiledCheck() throws Exception {
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), root("replay/checker/CheckProof.java"));
    assertThat(status).isZero();
    Method check =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)
            .loadClass("CheckProof")
            .getDeclaredMethod("check", String.class, byte[].class, String.class, List.class);
    check.setAccessible(true);
    return check;
  }

  /** As its main has it: any exception of these kinds says that it is not shown. */
  private static boolean isShown(Method check, byte[] proof, byte[] record, String key)
      throws IllegalAccessException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(proof)).toString();
      check.invoke(null, text, record, key, List.of());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    } catch (InvocationTargetException e) {
      assertThat(e.getCause())
          .isInstanceOfAny(GeneralSecurityException.class, RuntimeException.class);
      return false;
    }
  }

  private interface Check {
    String run() throws Exception;
  }

  /** With anything changed, it must not be shown any more. */
  private void spoilEachPart(Check check) throws Exception {
    byte[] bytes = Files.readAllBytes(record);
    bytes[40] ^= 1;
    Files.write(record, bytes);
    assertThat(check.run()).startsWith("1 ");
    bytes[40] ^= 1;
    Files.write(record, bytes);

    String text = Files.readString(proof);
    List<String> lines = text.lines().toList();
    String hash = lines.get(2);
    String otherHash = (hash.startsWith("A") ? "B" : "A") + hash.substring(1);
    for (String spoilt :
        List.of(
            text.replace("index 776\n", "index 775\n"),
            text.replace("\n1000\n", "\n1001\n"),
            text.replace(hash, otherHash),
            text.replace(hash + "\n", ""),
            text.replace("\n— example.com", "\n— example.net"))) {
      Files.writeString(proof, spoilt);
      assertThat(check.run()).as(spoilt).startsWith("1 ");
    }
    Files.writeString(proof, text);
    Files.writeString(publicKey, SealKey.random().publicKey().pem());
    assertThat(check.run()).startsWith("1 ");
  }

  private String checkWithJava(String... witnesses) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", root("replay/checker/CheckProof.java")));
    command.addAll(List.of(proof.toString(), record.toString(), publicKey.toString()));
    command.addAll(List.of(witnesses));
    return run(command);
  }

  private String checkWithPython(String... options) throws Exception {
    String readme = Files.readString(Path.of(root("replay/README.md")));
    int begin = readme.indexOf("```python\n") + "```python\n".length();
    String program = readme.substring(begin, readme.indexOf("```", begin));
    assertThat(program.lines().count()).isLessThanOrEqualTo(60);
    Path script = Files.writeString(folder.resolve("check_proof.py"), program);
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(options));
    command.add(script.toString());
    command.addAll(List.of(proof.toString(), record.toString(), publicKey.toString()));
    return run(command);
  }

  /** The exit status and what was printed. */
  private String run(List<String> command) throws Exception {
    Path out = folder.resolve("out");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("CLASSPATH");
    Process process = builder.redirectOutput(out.toFile()).start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue() + " " + Files.readString(out, StandardCharsets.UTF_8);
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--help")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String root(String path) {
    return Path.of(System.getProperty("headroom.root"), path).toString();
  }

  private RecordProof prove(long number, Optional<SignedCheckpoint> kept) {
    try (Journal journal = Journal.openReadOnly(sealed.folder())) {
      return Prover.of(journal, journal.decisions(), kept).prove(number);
    }
  }

  private SignedCheckpoint newest() {
    try (Journal journal = Journal.openReadOnly(sealed.folder())) {
      return SealedLog.of(journal.files(), "decisions", KEY.publicKey())
          .newestCheckpoint()
          .orElseThrow();
    }
  }
}

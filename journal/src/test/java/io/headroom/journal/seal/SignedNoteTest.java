package io.headroom.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignedNoteTest {
  /** Keys and notes of golang.org/x/mod/sumdb/note's tests. */
  private static final VerifierKey PETER =
      VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

  private static final VerifierKey ENOCH =
      VerifierKey.parse("EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop");

  private static final String PETERS_SECRET = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;

  private static final String PETERS =
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private static final String ENOCHS =
      "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

  @Test
  void shouldVerifyTheReferenceNote() {
    SignedNote note = SignedNote.parse(bytes(TEXT + "\n" + PETERS + ENOCHS));
    assertThat(note.isSignedBy(PETER)).isTrue();
    assertThat(note.isSignedBy(ENOCH)).isTrue();
    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.bytes()).isEqualTo(bytes(TEXT + "\n" + PETERS + ENOCHS));
  }

  @Test
  void shouldSignAsTheReferenceDoes() {
    byte[] secret = Base64.getDecoder().decode(PETERS_SECRET);
    SealKey key = SealKey.ofSeed(Arrays.copyOfRange(secret, 1, secret.length));
    assertThat(key.publicKey().named("PeterNeumann")).isEqualTo(PETER);
    assertThat(key.sign("PeterNeumann", TEXT)).hasToString(TEXT + "\n" + PETERS);
    assertThat(PETER)
        .hasToString("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  }

  /** The example of C2SP signed-note. */
  @Test
  void shouldVerifyTheSpecificationsExample() {
    VerifierKey key =
        VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    SignedNote note =
        SignedNote.parse(
            bytes(
                "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"));
    assertThat(note.isSignedBy(key)).isTrue();
  }

  @Test
  void shouldNotCountSignaturesOfOthers() {
    SignedNote note = SignedNote.parse(bytes(TEXT + "\n" + ENOCHS));
    assertThat(note.isSignedBy(PETER)).isFalse();
  }

  @Test
  void shouldRefuseAChangedTextAndABadSignatureBesideAGoodOne() {
    String changed = TEXT.replace("answer", "Answer");
    assertThat(SignedNote.parse(bytes(changed + "\n" + PETERS)).isSignedBy(PETER)).isFalse();
    String bad = PETERS.replace("JkuBS9", "JkuBS8");
    assertThat(SignedNote.parse(bytes(TEXT + "\n" + PETERS + bad)).isSignedBy(PETER)).isFalse();
  }

  static List<String> malformed() {
    return List.of(
        TEXT,
        TEXT + "\n",
        TEXT + "\n" + PETERS.substring(0, PETERS.length() - 1),
        "\u0001" + TEXT + "\n" + PETERS,
        TEXT + "\r\n\n" + PETERS,
        TEXT + "\n" + PETERS.replace("— P", "- P"),
        TEXT + "\n" + PETERS.replace("PeterNeumann", "Peter Neumann"),
        TEXT + "\n" + PETERS.replace("PeterNeumann", "Peter+Neumann"),
        TEXT + "\n" + PETERS.replace("AM=", "AM"),
        TEXT + "\n" + PETERS.replace("AM=", "AN="),
        TEXT + "\n" + "— PeterNeumann x08gow==\n",
        TEXT + "\n" + PETERS + "Unexpected line.\n",
        TEXT + "\n" + PETERS.repeat(101));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void shouldRefuseWhatIsNoNote(String note) {
    assertThatThrownBy(() -> SignedNote.parse(bytes(note))).isInstanceOf(SealException.class);
  }

  @Test
  void shouldRefuseWhatIsNoUtf8() {
    byte[] bytes = bytes(TEXT + "\n" + PETERS);
    bytes[3] = (byte) 0xff;
    assertThatThrownBy(() -> SignedNote.parse(bytes)).isInstanceOf(SealException.class);
  }

  @Test
  void shouldRefuseVerifierKeysThatAreNone() {
    for (String vkey :
        List.of(
            "PeterNeumann",
            "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==")) {
      assertThatThrownBy(() -> VerifierKey.parse(vkey)).isInstanceOf(SealException.class);
    }
  }

  @Test
  void shouldCosignWithATime() {
    SealKey witness = SealKey.random();
    Checkpoint checkpoint = Checkpoint.of("example.com/log", 3, TreeHash.EMPTY_TREE);
    SignedNote signed = SealKey.random().sign("example.com/log", checkpoint.text());
    SignedNote cosigned = witness.cosign("witness.example/w1", signed, 1_679_315_147L);
    SignedNote read = SignedNote.parse(cosigned.bytes());
    assertThat(read.signatures()).hasSize(2);
    assertThat(read.isSignedBy(witness.publicKey().cosigner("witness.example/w1"))).isTrue();
    assertThat(read.isSignedBy(witness.publicKey().named("witness.example/w1"))).isFalse();
    assertThat(read.isSignedBy(SealKey.random().publicKey().cosigner("witness.example/w1")))
        .isFalse();
  }

  /** Made with openssl pkeyutl over the message that C2SP tlog-cosignature spells out. */
  @Test
  void shouldCosignAsAnIndependentImplementationDoes() {
    byte[] seed = new byte[32];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) i;
    }
    String text =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    SealKey key = SealKey.ofSeed(seed);
    SignedNote cosigned =
        key.cosign("witness.example.com/w1", new SignedNote(text, List.of()), 1_679_315_147L);
    assertThat(cosigned)
        .hasToString(
            text
                + "\n— witness.example.com/w1 oAWfEQAAAABkGFDLBuRDazBLVac2NE+Y+IjbjQOcXLfF9CSDZVUIoS83rE1nFZsVE8YiWV6Ngr7lV8H6bdoBQGP/l73euDMQ9k+bBQ==\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package io.headroom.forecast.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkArtifactTest {
  private static final int MANIFEST_BYTES =
      Networks.MANIFEST.getBytes(StandardCharsets.UTF_8).length;
  private static final int NAMES = 36 + MANIFEST_BYTES;
  private static final int MEANS = NAMES + 2 + "surprise".length() + 2 + "level-change".length();
  private static final int WEIGHTS = MEANS + 2 * 2 * Double.BYTES;
  private static final int VECTOR = WEIGHTS + 2 * 43 * Float.BYTES;

  private final byte[] file = NetworkArtifact.of(Networks.parts()).bytes();

  @Test
  void shouldGiveBackWhatWasWritten() throws Exception {
    NetworkArtifact read = NetworkArtifact.parse(file);

    assertThat(read.bytes()).isEqualTo(file);
    assertThat(read.manifest()).isEqualTo(Networks.MANIFEST);
    assertThat(read.featureNames()).containsExactly("surprise", "level-change");
    assertThat(read.steps()).isEqualTo(3);
    assertThat(read.units()).isEqualTo(2);
    assertThat(read.members()).isEqualTo(2);
    assertThat(read.testVectors()).isEqualTo(1);
    assertThat(read.network().residual(Networks.window()))
        .isCloseTo(0.20611080048511687, within(1e-14));
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
    assertThat(read.hash()).isEqualTo(hash);
    assertThat(read.name()).isEqualTo(HexFormat.of().formatHex(hash));
    assertThat(read.largestDeviation()).isLessThan(1e-7);
  }

  @Test
  void shouldWriteTheLayoutThatIsDrawn() {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(new String(file, 0, 8, StandardCharsets.US_ASCII)).isEqualTo("HDRMLSTM");
    assertThat(new int[] {in.getInt(8), in.getInt(12), in.getInt(16), in.getInt(20)})
        .containsExactly(1, 3, 2, 2);
    assertThat(new int[] {in.getInt(24), in.getInt(28), in.getInt(32)})
        .containsExactly(2, 1, MANIFEST_BYTES);
    assertThat(in.getDouble(MEANS + 3 * Double.BYTES)).isEqualTo(0.25);
    assertThat(in.getFloat(WEIGHTS + 4)).isEqualTo(-2 / 16f);
    assertThat(in.getDouble(VECTOR)).isEqualTo(0.1);
    assertThat(file).hasSize(VECTOR + 6 * Double.BYTES + 2 * Float.BYTES + 32);
  }

  @Test
  void shouldRefuseAChangeOfAnyBit() {
    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] changed = file.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));

      assertThatThrownBy(() -> NetworkArtifact.parse(changed))
          .as("bit %d", bit)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("(?s).*(not a network|format version|SHA-256).*");
    }
  }

  @Test
  void shouldRefuseEveryLengthButItsOwn() {
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> NetworkArtifact.parse(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
    byte[] longer = Arrays.copyOf(file, file.length + 1);
    assertThatThrownBy(() -> NetworkArtifact.parse(longer))
        .hasMessageContaining("cut short or has been changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8  | 2       | format version 2: expected 1, at byte 12
          12 | 0       | steps=0: expected 1 to 1000, at byte 16
          12 | 4       | test vector 0: needs 64 bytes
          16 | -1      | features=-1: expected 1 to 200, at byte 20
          20 | 501     | units=501: expected 1 to 500, at byte 24
          24 | 3       | weights of member 2: needs 64 bytes
          28 | 2       | test vector 1: needs 48 bytes, there are 0 before the digest
          32 | 100001  | manifest length=100001: expected 1 to 100000, at byte 36
          32 | 90000   | manifest: needs 90000 bytes
          """)
  void shouldSayWhichCountIsWrong(int at, int value, String message) {
    assertRefused(at, intBytes(value), message);
  }

  @Test
  void shouldSayWhichPartIsWrong() {
    assertRefused(36, new byte[] {(byte) 0xff}, "manifest: not UTF-8, at byte 36");
    assertRefused(36, new byte[] {'['}, "manifest: expected a JSON object");
    assertRefused(NAMES, new byte[] {0, 0}, "name of feature 0: length=0: expected 1 to 100");
    assertRefused(MEANS, doubleBytes(Double.NaN), "scaling: mean[0]=NaN: expected a finite number");
    assertRefused(
        MEANS + 24, doubleBytes(0), "scaling: deviation[1]=0.0: expected a finite number above 0");
    assertRefused(WEIGHTS + 8, floatBytes(Float.POSITIVE_INFINITY), "input weights: [2]=Infinity");
    assertRefused(VECTOR + 16, doubleBytes(Double.NaN), "window[2]=NaN: expected a finite number");
    assertRefused(VECTOR - 12, floatBytes(30), "output weights: their absolute values sum to 30.");
  }

  @Test
  void shouldRefuseWeightsThatDoNotGiveTheTestVectors() {
    assertRefused(
        WEIGHTS,
        floatBytes(-9 / 16f + 0.01f),
        "test vector 0: member 0 gives 0.0995",
        "Deeplearning4j gave 0.09949715: they may differ by 1.0E-5");
  }

  @Test
  void shouldRefuseATail() {
    byte[] longer = Arrays.copyOf(file, file.length + 4);
    assertThatThrownBy(() -> NetworkArtifact.parse(sealed(longer)))
        .hasMessageContaining("4 bytes too many, at byte");
  }

  @Test
  void shouldRefusePartsThatDoNotFit() {
    NetworkParts good = Networks.parts();
    assertThatThrownBy(
            () ->
                new NetworkParts(
                    good.manifest(),
                    List.of("one"),
                    3,
                    good.scaling(),
                    good.members(),
                    good.vectors()))
        .hasMessage("scaling: features=2: expected 1");
    assertThatThrownBy(
            () ->
                new NetworkParts(
                    good.manifest(),
                    good.featureNames(),
                    2,
                    good.scaling(),
                    good.members(),
                    good.vectors()))
        .hasMessage("test vector 0: window=6, outputs=2: expected 4 and 2");
  }

  private void assertRefused(int at, byte[] part, String... words) {
    byte[] changed = file.clone();
    System.arraycopy(part, 0, changed, at, part.length);
    assertThatThrownBy(() -> NetworkArtifact.parse(sealed(changed)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  /** With a digest that fits, as from a program that writes wrong artifacts. */
  private static byte[] sealed(byte[] bytes) {
    byte[] sealed = bytes.clone();
    int body = bytes.length - Sha256.LENGTH;
    System.arraycopy(Sha256.of(bytes, body), 0, sealed, body, Sha256.LENGTH);
    return sealed;
  }

  private static byte[] intBytes(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] floatBytes(float value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
  }

  private static byte[] doubleBytes(double value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array();
  }
}

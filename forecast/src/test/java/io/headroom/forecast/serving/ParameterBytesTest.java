package io.headroom.forecast.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParameterBytesTest {
  static List<NetworkParameters> networks() {
    Numbers numbers = new Numbers(3);
    return List.of(
        numbers.lstm(3, 5, 2),
        numbers.cnn(3, 4, 1, Activation.RELU),
        numbers.axial(3, 4, 8, 2),
        numbers.transformer(2, 1, 4, 3, List.of()));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void shouldComeBackAsItWas(NetworkParameters parameters) {
    assertThat(ParameterBytes.read(ParameterBytes.of(parameters))).isEqualTo(parameters);
  }

  /** The layout, by hand: 1 feature, 1 unit, 1 output. */
  @Test
  void shouldStandAsItIsDrawn() {
    LstmParameters lstm =
        new LstmParameters(
            Matrix.row(1, 2, 3, 4),
            Matrix.row(5, 6, 7, 8),
            Matrix.row(9, 10, 11, 12),
            new Linear(Matrix.row(13), Matrix.row(14)));
    ByteBuffer expected =
        ByteBuffer.allocate(18 * Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(1)
            .putInt(1)
            .putInt(1)
            .putInt(1);
    for (int weight = 1; weight <= 14; weight++) {
      expected.putFloat(weight);
    }

    assertThat(ParameterBytes.of(lstm)).isEqualTo(expected.array());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void shouldSayWhatIsMissingWhereverItIsCut(NetworkParameters parameters) {
    byte[] bytes = ParameterBytes.of(parameters);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ParameterBytes.read(cut))
          .as("length %d", length)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("network parameters: .*: needs .* bytes, at byte \\d+");
    }
  }

  @Test
  void shouldStopBehindItsOwnBytes() {
    NetworkParameters parameters = networks().get(1);
    byte[] bytes = ParameterBytes.of(parameters);
    ByteBuffer in = ByteBuffer.allocate(bytes.length + 3).put((byte) 9).put(bytes).position(1);

    assertThat(ParameterBytes.read(in)).isEqualTo(parameters);

    assertThat(in.position()).isEqualTo(1 + bytes.length);
    assertThat(in.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
  }

  @Test
  void shouldRefuseBytesThatAreLeftOver() {
    byte[] bytes = ParameterBytes.of(networks().get(0));
    assertThatThrownBy(() -> ParameterBytes.read(Arrays.copyOf(bytes, bytes.length + 1)))
        .hasMessage(
            "network parameters: 1 bytes too many, at byte %d: expected %d bytes in all",
            bytes.length, bytes.length);
  }

  @Test
  void shouldNameWhatMakesNoSense() {
    assertWrong(0, 0, 4, "kind of the network=4: expected 1 to 3, at byte 0");
    assertWrong(0, 4, 0, "features of the LSTM=0: expected 1 to 2147483647, at byte 4");
    assertWrong(1, 28, 7, "activation of layer 0 of the CNN=7: expected 0 to 3, at byte 28");
    assertWrong(1, 32, 2, "residual of layer 0 of the CNN=2: expected 0 to 1, at byte 32");
    assertWrong(2, 28, 2, "axis of block 0=2: expected 0 to 1, at byte 28");
    assertWrong(
        2,
        20,
        Float.floatToIntBits(-1),
        "epsilon of the last layer norm=-1.0: expected zero or a positive number, at byte 20");
    assertWrong(
        0,
        16,
        Float.floatToIntBits(Float.NaN),
        "input weights of the LSTM: matrix: [0][0]=NaN: expected a finite number, from byte 16");
  }

  /** A dimension that is far too large is no lack of memory and no overflow. */
  @Test
  void shouldNotAllocateForADimensionThatIsNotThere() {
    int bytes = ParameterBytes.of(networks().get(0)).length;
    assertWrong(
        0,
        4,
        Integer.MAX_VALUE,
        "input weights of the LSTM: needs 2147483647 x 20 numbers: there are "
            + (bytes - 16)
            + " bytes, at byte 16");
    assertWrong(
        0,
        8,
        Integer.MAX_VALUE,
        "input weights of the LSTM: needs 3 x 8589934588 numbers: there are "
            + (bytes - 16)
            + " bytes, at byte 16");
  }

  private static void assertWrong(int network, int at, int number, String message) {
    byte[] bytes = ParameterBytes.of(networks().get(network));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
    assertThatThrownBy(() -> ParameterBytes.read(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("network parameters: " + message);
  }
}

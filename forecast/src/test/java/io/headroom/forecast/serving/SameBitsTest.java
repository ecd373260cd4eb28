package io.headroom.forecast.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One digest over five hundred rows for each network, which holds for both forms, for batches of 1,
 * 32 and 500, and on every machine and JVM that this test has run on. There is no independent
 * source for it: what the numbers mean is checked in the networks' own tests.
 */
class SameBitsTest {
  private static final int ROWS = 500;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  enum Network {
    LSTM("3d0d5c5fa864a23b29e668f7099c20873a755b86551b9514e302eb77dbbdd05c"),
    CNN("7fdd691892910862bf45a3ac70a785aa70efaffb1f099d69cf768a0ee0d4c495"),
    TRANSFORMER("95044fd2836d3da7e5455f7ac37fcd847e33712b1eb590d5bfc0ae339b49b1e0");

    private final String digest;

    Network(String digest) {
      this.digest = digest;
    }

    private ForwardPass pass(Form form) {
      return switch (this) {
        case LSTM -> LstmPass.of(new Numbers(11).lstm(10, 32, 1), 32, form);
        case CNN -> CausalCnnPass.of(new Numbers(13).cnn(10, 32, 1, Activation.TANH), 32, form);
        case TRANSFORMER -> TransformerPass.of(new Numbers(14).axial(6, 8, 24, 3), 5, form);
      };
    }
  }

  static Stream<Arguments> networks() {
    return Arrays.stream(Network.values())
        .flatMap(network -> Forms.here().map(form -> Arguments.of(network, form)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void shouldGiveTheSameBitsInEveryFormAndBatch(Network network, Form form) throws Exception {
    ForwardPass pass = network.pass(form);
    float[] inputs = new Numbers(12).array(ROWS * pass.inputLength(), 2f);

    assertThat(digest(pass, inputs, 500)).isEqualTo(network.digest);
    assertThat(digest(pass, inputs, 32)).isEqualTo(network.digest);
    assertThat(digest(pass, inputs, 1)).isEqualTo(network.digest);
  }

  /** What the compiler leaves in registers does not count; hence only once it is warm. */
  @ParameterizedTest
  @MethodSource("networks")
  void shouldMakeNoGarbageOnceItIsWarm(Network network, Form form) {
    ForwardPass pass = network.pass(form);
    float[] inputs = new Numbers(12).array(40 * pass.inputLength(), 2f);
    float[] outputs = new float[40 * pass.outputLength()];
    long least = Long.MAX_VALUE;

    for (int call = 0; call < 20_000 && least > 0; call++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      pass.forward(inputs, 40, outputs);
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    assertThat(least).isZero();
  }

  private static String digest(ForwardPass pass, float[] inputs, int batch) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    float[] part = new float[batch * pass.inputLength()];
    float[] outputs = new float[batch * pass.outputLength()];
    for (int row = 0; row < ROWS; row += batch) {
      int rows = Math.min(batch, ROWS - row);
      System.arraycopy(inputs, row * pass.inputLength(), part, 0, rows * pass.inputLength());
      pass.forward(part, rows, outputs);
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * rows * pass.outputLength());
      bytes.asFloatBuffer().put(outputs, 0, rows * pass.outputLength());
      sha256.update(bytes);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}

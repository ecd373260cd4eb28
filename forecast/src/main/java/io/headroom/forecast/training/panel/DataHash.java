package io.headroom.forecast.training.panel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Names examples: SHA-256 over instruments, steps, features and dates, then each date's inputs and
 * labels, numbers little-endian.
 */
final class DataHash {
  private DataHash() {}

  static String of(RowShape shape, List<float[]> inputs, List<float[]> labels) {
    MessageDigest digest = Digests.sha256();
    update(digest, shape.instruments(), shape.steps(), shape.features(), inputs.size());
    for (int date = 0; date < inputs.size(); date++) {
      update(digest, inputs.get(date));
      update(digest, labels.get(date));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What is not a number has one form among many, the same on every machine. */
  private static void update(MessageDigest digest, float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    update(digest, bits);
  }

  private static void update(MessageDigest digest, int... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(numbers);
    digest.update(bytes);
  }
}

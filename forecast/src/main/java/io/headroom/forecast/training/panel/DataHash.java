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
    ByteBuffer header = littleEndian(4);
    header.putInt(shape.instruments()).putInt(shape.steps());
    header.putInt(shape.features()).putInt(inputs.size());
    digest.update(header.array());
    for (int date = 0; date < inputs.size(); date++) {
      update(digest, inputs.get(date));
      update(digest, labels.get(date));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What is not a number has one form among many, the same on every machine. */
  private static void update(MessageDigest digest, float[] values) {
    ByteBuffer bytes = littleEndian(values.length);
    for (float value : values) {
      bytes.putInt(Float.floatToIntBits(value));
    }
    digest.update(bytes.array());
  }

  private static ByteBuffer littleEndian(int numbers) {
    return ByteBuffer.allocate(numbers * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}

package io.headroom.forecast.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names examples: SHA-256 over each one's symbol, target date, window, forecast and variance, in
 * their order, numbers little-endian.
 */
final class DataHash {
  private DataHash() {}

  /** Of the training examples, then those of the validation; in hexadecimal. */
  static String of(TrainingData data) {
    MessageDigest digest = sha256();
    for (List<Example> part : List.of(data.training(), data.validation())) {
      part.forEach(example -> digest.update(bytes(example)));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] bytes(Example example) {
    byte[] symbol = example.symbol().getBytes(StandardCharsets.UTF_8);
    int doubles = example.window().length + 2;
    ByteBuffer out =
        ByteBuffer.allocate(2 * Integer.BYTES + symbol.length + doubles * Double.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(symbol.length)
            .put(symbol)
            .putInt(example.target());
    for (double value : example.window()) {
      out.putDouble(value);
    }
    return out.putDouble(example.logHar()).putDouble(example.logVariance()).array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

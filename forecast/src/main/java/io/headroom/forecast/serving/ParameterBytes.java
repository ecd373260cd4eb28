package io.headroom.forecast.serving;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The weights of a network as bytes: one network has one form, so that a hash of it names it.
 *
 * <p>All numbers are little-endian, whole ones of 32 bits, the others of single precision. There is
 * neither magic nor checksum: it is a part of a file that has both. After the dimensions come the
 * matrices, row after row, in the order of {@link NetworkParameters#matrices}.
 *
 * <pre>
 * kind                    1 LSTM, 2 causal CNN, 3 Transformer
 *
 * LSTM                    features, units, outputs
 *                         input, recurrent, bias, head, head's bias
 *
 * causal CNN              features, outputs, layers
 *   of each layer         kernel, dilation, channels, activation, residual
 *                         of each layer: weights, bias; head, head's bias
 *
 * Transformer             features, steps, width, outputs, epsilon of the last norm, blocks
 *   of each block         axis, heads, causal, hidden, activation,
 *                         epsilon of the attention's norm, of the feed-forward layers' norm
 *                         input, its bias, positions
 *                         of each block: gain, bias, query, bias, key, bias, value, bias, output,
 *                         bias, gain, bias, widen, bias, narrow, bias
 *                         gain, bias, head, head's bias
 *
 * activation              0 identity, 1 ReLU, 2 tanh, 3 GELU
 * axis                    0 time, 1 instruments
 * residual, causal        0 or 1
 * </pre>
 */
public final class ParameterBytes {
  static final int LSTM = 1;
  static final int CAUSAL_CNN = 2;
  static final int TRANSFORMER = 3;

  private ParameterBytes() {}

  /** The bytes of a network's weights. */
  public static byte[] of(NetworkParameters parameters) {
    return ParameterWriter.write(parameters);
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @throws IllegalArgumentException that names what is wrong and where, also if bytes are left
   *     over
   */
  public static NetworkParameters read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    NetworkParameters parameters = read(in);
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(
          "network parameters: "
              + in.remaining()
              + " bytes too many, at byte "
              + in.position()
              + ": expected "
              + in.position()
              + " bytes in all");
    }
    return parameters;
  }

  /**
   * Reads a network's weights from where the buffer stands, and leaves it behind them.
   *
   * @param in in whichever byte order, which is kept
   * @throws IllegalArgumentException that names what is wrong and where; then the buffer stands
   *     anywhere
   */
  public static NetworkParameters read(ByteBuffer in) {
    ByteOrder before = in.order();
    try {
      return new ParameterReader(in.order(ByteOrder.LITTLE_ENDIAN)).read();
    } finally {
      in.order(before);
    }
  }
}

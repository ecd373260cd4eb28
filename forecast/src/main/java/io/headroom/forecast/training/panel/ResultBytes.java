package io.headroom.forecast.training.panel;

import io.headroom.forecast.serving.NetworkParameters;
import io.headroom.forecast.serving.ParameterBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A result as bytes, little-endian:
 *
 * <pre>
 * version           int32      1
 * epoch             int32
 * training loss     float64
 * validation loss   float64    NaN without validation
 * vectors           int32      and of each input and output
 * inputs            int32      numbers of a row
 * outputs           int32
 *                   float32    of each vector inputs, then outputs
 * parameters        as in {@link ParameterBytes}
 * SHA-256           32 bytes   of all before
 * </pre>
 */
final class ResultBytes {
  private static final int VERSION = 1;
  private static final int HEADER = 5 * Integer.BYTES + 2 * Double.BYTES;
  private static final int DIGEST = 32;

  private ResultBytes() {}

  static byte[] of(TrainedNetwork network) {
    byte[] parameters = ParameterBytes.of(network.parameters());
    RowVector first = network.vectors().get(0);
    int inputs = first.inputs().length;
    int outputs = first.outputs().length;
    int vectors = network.vectors().size() * (inputs + outputs) * Float.BYTES;
    byte[] bytes = new byte[HEADER + vectors + parameters.length + DIGEST];
    ByteBuffer out = littleEndian(bytes);
    out.putInt(VERSION)
        .putInt(network.epoch())
        .putDouble(network.trainingLoss())
        .putDouble(network.validationLoss().orElse(Double.NaN))
        .putInt(network.vectors().size())
        .putInt(inputs)
        .putInt(outputs);
    for (RowVector vector : network.vectors()) {
      put(out, vector.inputs());
      put(out, vector.outputs());
    }
    out.put(parameters).put(digest(bytes));
    return bytes;
  }

  /**
   * Reads it back.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  static TrainedNetwork read(byte[] bytes) {
    check(bytes);
    ByteBuffer in = littleEndian(bytes);
    in.limit(bytes.length - DIGEST);
    Checks.require(in.getInt() == VERSION, "version of the result", in.getInt(0), "" + VERSION);
    int epoch = in.getInt();
    double trainingLoss = in.getDouble();
    double validationLoss = in.getDouble();
    List<RowVector> vectors = vectors(in);
    NetworkParameters parameters = ParameterBytes.read(in);
    return new TrainedNetwork(
        parameters,
        epoch,
        trainingLoss,
        Double.isNaN(validationLoss) ? OptionalDouble.empty() : OptionalDouble.of(validationLoss),
        vectors);
  }

  private static void check(byte[] bytes) {
    Checks.require(
        bytes.length > HEADER + DIGEST, "length of the result", bytes.length, "more bytes");
    Checks.require(
        Arrays.equals(digest(bytes), 0, DIGEST, bytes, bytes.length - DIGEST, bytes.length),
        "SHA-256 of the result",
        "other than its last 32 bytes",
        "the same");
  }

  private static List<RowVector> vectors(ByteBuffer in) {
    int count = in.getInt();
    int inputs = in.getInt();
    int outputs = in.getInt();
    List<RowVector> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      vectors.add(new RowVector(floats(in, inputs), floats(in, outputs)));
    }
    return vectors;
  }

  private static void put(ByteBuffer out, float[] values) {
    for (float value : values) {
      out.putFloat(value);
    }
  }

  private static float[] floats(ByteBuffer in, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = in.getFloat();
    }
    return values;
  }

  /** Of all but the last bytes. */
  private static byte[] digest(byte[] bytes) {
    MessageDigest digest = Digests.sha256();
    digest.update(bytes, 0, bytes.length - DIGEST);
    return digest.digest();
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

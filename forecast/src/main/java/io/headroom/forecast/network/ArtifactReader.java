package io.headroom.forecast.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads an artifact; the layout is drawn in {@link NetworkArtifact}. */
final class ArtifactReader {
  private final byte[] bytes;
  private final ByteBuffer in;

  ArtifactReader(byte[] bytes) {
    this.bytes = bytes;
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads all of it.
   *
   * @throws IllegalArgumentException that names what is wrong and where
   */
  NetworkParts read() {
    checkMagic();
    int version = in.getInt();
    if (version != ArtifactFormat.VERSION) {
      throw wrong("format version " + version + ": expected " + ArtifactFormat.VERSION);
    }
    checkDigest();
    in.limit(bytes.length - Sha256.LENGTH);
    int steps = count("steps", ArtifactFormat.MOST_STEPS);
    int features = count("features", ArtifactFormat.MOST_FEATURES);
    int units = count("units", ArtifactFormat.MOST_UNITS);
    int members = count("members", ArtifactFormat.MOST_MEMBERS);
    int vectors = count("test vectors", ArtifactFormat.MOST_VECTORS);
    String manifest = text("manifest", count("manifest length", ArtifactFormat.LONGEST_MANIFEST));
    NetworkParts parts =
        new NetworkParts(
            manifest,
            names(features),
            steps,
            new FeatureScaling(doubles("means", features), doubles("deviations", features)),
            members(members, features, units),
            vectors(vectors, steps * features, members));
    if (in.hasRemaining()) {
      throw wrong(in.remaining() + " bytes too many");
    }
    return parts;
  }

  private void checkMagic() {
    byte[] magic = ArtifactFormat.magic();
    int shortest = magic.length + Integer.BYTES + Sha256.LENGTH;
    if (bytes.length < shortest || !Arrays.equals(magic, 0, magic.length, bytes, 0, magic.length)) {
      throw new IllegalArgumentException(
          "not a network: expected "
              + new String(magic, StandardCharsets.US_ASCII)
              + " at its beginning and at least "
              + shortest
              + " bytes, length="
              + bytes.length);
    }
    in.position(magic.length);
  }

  private void checkDigest() {
    int body = bytes.length - Sha256.LENGTH;
    if (!Arrays.equals(Sha256.of(bytes, body), 0, Sha256.LENGTH, bytes, body, bytes.length)) {
      throw new IllegalArgumentException(
          "the last 32 bytes are not the SHA-256 of the "
              + body
              + " before: the file is cut short or has been changed; take it again from where it"
              + " was made");
    }
  }

  private int count(String what, int most) {
    require(what, Integer.BYTES);
    int value = in.getInt();
    if (value < 1 || value > most) {
      throw wrong(what + "=" + value + ": expected 1 to " + most);
    }
    return value;
  }

  private List<String> names(int features) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < features; i++) {
      String what = "name of feature " + i;
      require(what, Short.BYTES);
      int length = in.getShort();
      if (length < 1 || length > ArtifactFormat.LONGEST_NAME) {
        throw wrong(what + ": length=" + length + ": expected 1 to " + ArtifactFormat.LONGEST_NAME);
      }
      names.add(text(what, length));
    }
    return names;
  }

  private List<LstmWeights> members(int members, int features, int units) {
    int columns = LstmWeights.GATES * units;
    List<LstmWeights> read = new ArrayList<>();
    for (int k = 0; k < members; k++) {
      String what = "weights of member " + k;
      float[] input = floats(what, features * columns);
      float[] recurrent = floats(what, units * columns);
      float[] bias = floats(what, columns);
      float[] output = floats(what, units);
      read.add(new LstmWeights(input, recurrent, bias, output, floats(what, 1)[0]));
    }
    return read;
  }

  private List<TestVector> vectors(int vectors, int window, int members) {
    List<TestVector> read = new ArrayList<>();
    for (int v = 0; v < vectors; v++) {
      String what = "test vector " + v;
      double[] values = doubles(what, window);
      read.add(new TestVector(values, floats(what, members)));
    }
    return read;
  }

  private String text(String what, int length) {
    require(what, length);
    ByteBuffer part = in.slice(in.position(), length);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(part).toString();
      in.position(in.position() + length);
      return text;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          what + ": not UTF-8, at byte " + (in.position() + part.position()), e);
    }
  }

  private double[] doubles(String what, int count) {
    require(what, (long) count * Double.BYTES);
    double[] values = new double[count];
    in.asDoubleBuffer().get(values);
    in.position(in.position() + count * Double.BYTES);
    return values;
  }

  private float[] floats(String what, int count) {
    require(what, (long) count * Float.BYTES);
    float[] values = new float[count];
    in.asFloatBuffer().get(values);
    in.position(in.position() + count * Float.BYTES);
    return values;
  }

  private void require(String what, long length) {
    if (in.remaining() < length) {
      throw wrong(
          what
              + ": needs "
              + length
              + " bytes, there are "
              + in.remaining()
              + " before the digest");
    }
  }

  private IllegalArgumentException wrong(String message) {
    return new IllegalArgumentException(message + ", at byte " + in.position());
  }
}

package io.headroom.forecast.lab.network;

import io.headroom.forecast.network.FeatureScaling;
import io.headroom.forecast.network.Sha256;
import io.headroom.forecast.serving.NetworkParameters;
import io.headroom.forecast.serving.ParameterBytes;
import io.headroom.forecast.serving.TransformerParameters;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads an ensemble's file; the layout is drawn in {@link PanelNetwork}. */
final class PanelNetworkReader {
  static final String MAGIC = "HDRMPNEL";
  static final int VERSION = 1;

  /** No part of a file that makes sense is longer. */
  private static final int MOST = 1 << 24;

  private final byte[] bytes;
  private final ByteBuffer in;

  private PanelNetworkReader(byte[] bytes) {
    this.bytes = bytes;
    in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Reads all of a file.
   *
   * @throws IllegalArgumentException that names what is wrong and where
   */
  static PanelNetworkParts read(byte[] bytes) {
    PanelNetworkReader reader = new PanelNetworkReader(bytes);
    try {
      return reader.parts();
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("cut short: " + bytes.length + " bytes", e);
    }
  }

  private PanelNetworkParts parts() {
    checkMagicAndDigest();
    int version = in.getInt();
    if (version != VERSION) {
      throw new IllegalArgumentException("format version " + version + ": expected " + VERSION);
    }
    String manifest = text();
    int horizon = in.getInt();
    int days = in.getInt();
    String hash = text();
    String offset = text();
    String guide = text();
    List<String> pool = texts("instruments");
    List<String> features = texts("features");
    FeatureScaling scaling = new FeatureScaling(doubles(features.size()), doubles(features.size()));
    PanelNetworkParts parts =
        new PanelNetworkParts(
            manifest,
            horizon,
            days,
            hash,
            offset,
            guide,
            pool,
            features,
            scaling,
            members(features.size()));
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " bytes too many");
    }
    return parts;
  }

  private void checkMagicAndDigest() {
    byte[] magic = MAGIC.getBytes(StandardCharsets.US_ASCII);
    int body = bytes.length - Sha256.LENGTH;
    if (body < magic.length || !Arrays.equals(magic, 0, magic.length, bytes, 0, magic.length)) {
      throw new IllegalArgumentException(
          "not an ensemble of panel networks: expected " + MAGIC + " at its beginning");
    }
    if (!Arrays.equals(Sha256.of(bytes, body), 0, Sha256.LENGTH, bytes, body, bytes.length)) {
      throw new IllegalArgumentException(
          "the last 32 bytes are not the SHA-256 of the "
              + body
              + " before: the file is cut short or has been changed; take it again from where it"
              + " was made");
    }
    in.position(magic.length);
    in.limit(body);
  }

  private List<Member> members(int features) {
    int count = count("members");
    List<Member> members = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      members.add(member(features));
    }
    return members;
  }

  private Member member(int features) {
    byte[] weights = new byte[count("bytes of a member")];
    in.get(weights);
    NetworkParameters parameters = ParameterBytes.read(weights);
    int outputs = count("outputs of a test vector");
    int steps = new Member(parameters, new MemberVector(new float[1], new float[1])).steps();
    if (parameters instanceof TransformerParameters && outputs < 2) {
      throw new IllegalArgumentException("a Transformer's test vector has one instrument");
    }
    checkRoom(outputs, steps, features);
    float[] inputs = floats(outputs * steps * features);
    return new Member(parameters, new MemberVector(inputs, floats(outputs)));
  }

  /** Before anything is allocated: a wrong count is no lack of memory. */
  private void checkRoom(int outputs, int steps, int features) {
    long room = in.remaining() / Float.BYTES;
    if (steps < 1 || (long) steps * features > room / outputs) {
      throw new IllegalArgumentException(
          "cut short: a test vector of "
              + outputs
              + " instruments, "
              + steps
              + " days and "
              + features
              + " features at byte "
              + in.position()
              + ": there are "
              + in.remaining()
              + " bytes");
    }
  }

  private int count(String what) {
    int count = in.getInt();
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          what + ": " + count + " at byte " + (in.position() - Integer.BYTES));
    }
    return count;
  }

  private String text() {
    byte[] text = new byte[count("length of a text")];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private List<String> texts(String what) {
    int count = count(what);
    List<String> texts = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      texts.add(text());
    }
    return texts;
  }

  private double[] doubles(int count) {
    double[] values = new double[count];
    for (int k = 0; k < count; k++) {
      values[k] = in.getDouble();
    }
    return values;
  }

  private float[] floats(int count) {
    float[] values = new float[count];
    for (int k = 0; k < count; k++) {
      values[k] = in.getFloat();
    }
    return values;
  }
}

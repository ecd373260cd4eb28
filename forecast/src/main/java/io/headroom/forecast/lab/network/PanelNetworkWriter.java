package io.headroom.forecast.lab.network;

import io.headroom.forecast.network.FeatureScaling;
import io.headroom.forecast.network.Sha256;
import io.headroom.forecast.serving.ParameterBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes an ensemble's file; the layout is drawn in {@link PanelNetwork}. */
final class PanelNetworkWriter {
  private final List<byte[]> pieces = new ArrayList<>();

  private PanelNetworkWriter() {}

  static byte[] write(PanelNetworkParts parts) {
    PanelNetworkWriter writer = new PanelNetworkWriter();
    writer.putAll(parts);
    byte[] body = writer.joined();
    writer.pieces.add(Sha256.of(body, body.length));
    return writer.joined();
  }

  private byte[] joined() {
    byte[] all = new byte[pieces.stream().mapToInt(piece -> piece.length).sum()];
    ByteBuffer buffer = ByteBuffer.wrap(all);
    pieces.forEach(buffer::put);
    return all;
  }

  private void putAll(PanelNetworkParts parts) {
    pieces.add(PanelNetworkReader.MAGIC.getBytes(StandardCharsets.US_ASCII));
    put(PanelNetworkReader.VERSION);
    put(parts.manifest());
    put(parts.horizon());
    put(parts.knownDays());
    put(parts.dataHash());
    put(parts.offset());
    put(parts.guide());
    put(parts.pool());
    put(parts.features());
    put(parts.scaling());
    put(parts.members().size());
    for (Member member : parts.members()) {
      byte[] parameters = ParameterBytes.of(member.parameters());
      put(parameters.length);
      pieces.add(parameters);
      put(member.vector().outputs().length);
      put(member.vector().inputs());
      put(member.vector().outputs());
    }
  }

  private void put(int value) {
    byte[] bytes = new byte[Integer.BYTES];
    littleEndian(bytes).putInt(value);
    pieces.add(bytes);
  }

  private void put(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    put(bytes.length);
    pieces.add(bytes);
  }

  private void put(List<String> texts) {
    put(texts.size());
    texts.forEach(this::put);
  }

  private void put(float[] values) {
    byte[] bytes = new byte[values.length * Float.BYTES];
    ByteBuffer buffer = littleEndian(bytes);
    for (float value : values) {
      buffer.putFloat(value);
    }
    pieces.add(bytes);
  }

  private void put(FeatureScaling scaling) {
    byte[] bytes = new byte[2 * scaling.features() * Double.BYTES];
    ByteBuffer buffer = littleEndian(bytes);
    for (int f = 0; f < scaling.features(); f++) {
      buffer.putDouble(scaling.mean(f));
    }
    for (int f = 0; f < scaling.features(); f++) {
      buffer.putDouble(scaling.deviation(f));
    }
    pieces.add(bytes);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

package io.headroom.forecast.lab.network;

import io.headroom.forecast.network.FeatureScaling;
import io.headroom.forecast.network.Sha256;
import io.headroom.forecast.serving.ParameterBytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes an ensemble's file; the layout is drawn in {@link PanelNetwork}. */
final class PanelNetworkWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private PanelNetworkWriter() {}

  static byte[] write(PanelNetworkParts parts) {
    PanelNetworkWriter writer = new PanelNetworkWriter();
    writer.putAll(parts);
    byte[] body = writer.out.toByteArray();
    writer.out.writeBytes(Sha256.of(body, body.length));
    return writer.out.toByteArray();
  }

  private void putAll(PanelNetworkParts parts) {
    out.writeBytes(PanelNetworkReader.MAGIC.getBytes(StandardCharsets.US_ASCII));
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
      out.writeBytes(parameters);
      put(member.vector().outputs().length);
      put(member.vector().inputs());
      put(member.vector().outputs());
    }
  }

  private void put(int value) {
    byte[] bytes = new byte[Integer.BYTES];
    littleEndian(bytes).putInt(value);
    out.writeBytes(bytes);
  }

  private void put(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    put(bytes.length);
    out.writeBytes(bytes);
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
    out.writeBytes(bytes);
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
    out.writeBytes(bytes);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}

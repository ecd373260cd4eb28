package io.headroom.forecast.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes an artifact; the layout is drawn in {@link NetworkArtifact}. */
final class ArtifactWriter {
  private static final int COUNTS = 7;

  private ArtifactWriter() {}

  static byte[] write(NetworkParts parts) {
    byte[] manifest = parts.manifest().getBytes(StandardCharsets.UTF_8);
    List<byte[]> names =
        parts.featureNames().stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
    ByteBuffer out =
        ByteBuffer.allocate(length(parts, manifest, names)).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ArtifactFormat.magic())
        .putInt(ArtifactFormat.VERSION)
        .putInt(parts.steps())
        .putInt(parts.featureNames().size())
        .putInt(parts.members().get(0).units())
        .putInt(parts.members().size())
        .putInt(parts.vectors().size())
        .putInt(manifest.length)
        .put(manifest);
    names.forEach(name -> out.putShort((short) name.length).put(name));
    out.put(weights(parts));
    for (TestVector vector : parts.vectors()) {
      doubles(vector.window(), out);
      floats(vector.outputs(), out);
    }
    out.put(Sha256.of(out.array(), out.position()));
    return out.array();
  }

  /** Means, standard deviations and weights as they stand in the file. */
  static byte[] weights(NetworkParts parts) {
    ByteBuffer out = ByteBuffer.allocate(weightsLength(parts)).order(ByteOrder.LITTLE_ENDIAN);
    scaling(parts.scaling(), out);
    parts.members().forEach(member -> floats(member.flat(), out));
    return out.array();
  }

  private static int weightsLength(NetworkParts parts) {
    int features = parts.featureNames().size();
    int weights = LstmWeights.count(features, parts.members().get(0).units());
    return 2 * Double.BYTES * features + Float.BYTES * weights * parts.members().size();
  }

  private static int length(NetworkParts parts, byte[] manifest, List<byte[]> names) {
    int window = Double.BYTES * parts.steps() * names.size();
    int outputs = Float.BYTES * parts.members().size();
    return ArtifactFormat.magic().length
        + COUNTS * Integer.BYTES
        + manifest.length
        + names.stream().mapToInt(name -> Short.BYTES + name.length).sum()
        + weightsLength(parts)
        + (window + outputs) * parts.vectors().size()
        + Sha256.LENGTH;
  }

  private static void scaling(FeatureScaling scaling, ByteBuffer out) {
    for (int i = 0; i < scaling.features(); i++) {
      out.putDouble(scaling.mean(i));
    }
    for (int i = 0; i < scaling.features(); i++) {
      out.putDouble(scaling.deviation(i));
    }
  }

  private static void doubles(double[] values, ByteBuffer out) {
    for (double value : values) {
      out.putDouble(value);
    }
  }

  private static void floats(float[] values, ByteBuffer out) {
    for (float value : values) {
      out.putFloat(value);
    }
  }
}

package io.headroom.forecast.network;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A trained network as a file, named by the SHA-256 of its bytes.
 *
 * <p>One network has one sequence of bytes. All numbers are little-endian, texts are UTF-8:
 *
 * <pre>
 *   bytes          what
 *   8              magic, "HDRMLSTM"
 *   4              format version, 1
 *   4              L, steps of a window
 *   4              F, features per step
 *   4              U, units of a member
 *   4              K, members
 *   4              T, test vectors
 *   4              M, length of the manifest
 *   M              manifest, a JSON object with sorted keys
 *   F x (2 + n)    feature names, each with its length n before it
 *   F x 8          means of the features, double
 *   F x 8          standard deviations of the features, double
 *   K x W x 4      weights, float; W = 4U(F + U + 1) + U + 1, see {@link LstmWeights#flat}
 *   T x            test vectors:
 *     L x F x 8      a window of raw features, double
 *     K x 4          Deeplearning4j's residual of each member, float
 *   32             SHA-256 of all bytes before
 * </pre>
 *
 * <p>An artifact that exists has been checked: its digest holds and its test vectors come out of
 * the forward pass within {@value #TOLERANCE}.
 */
public final class NetworkArtifact {
  /** How far a member's residual may be from Deeplearning4j's. */
  public static final double TOLERANCE = 1e-5;

  private final NetworkParts parts;
  private final Network network;
  private final byte[] bytes;
  private final byte[] hash;
  private final double largestDeviation;

  private NetworkArtifact(NetworkParts parts, byte[] bytes) {
    this.parts = parts;
    this.bytes = bytes;
    network = new Network(parts.steps(), parts.scaling(), parts.members());
    hash = Sha256.of(bytes, bytes.length);
    largestDeviation = checkedDeviation();
  }

  /**
   * Reads an artifact.
   *
   * @throws IllegalArgumentException that names what is wrong and where, if the bytes are not one,
   *     whole and unchanged, or the forward pass does not give the test vectors
   */
  public static NetworkArtifact parse(byte[] bytes) {
    byte[] own = bytes.clone();
    return new NetworkArtifact(new ArtifactReader(own).read(), own);
  }

  /**
   * Makes an artifact.
   *
   * @throws IllegalArgumentException if the forward pass does not give the test vectors
   */
  public static NetworkArtifact of(NetworkParts parts) {
    return new NetworkArtifact(parts, ArtifactWriter.write(parts));
  }

  /** What it is made of. */
  public NetworkParts parts() {
    return parts;
  }

  /** The file. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** SHA-256 of the file, 32 bytes. */
  public byte[] hash() {
    return hash.clone();
  }

  /** The hash in hexadecimal, by which the network is named. */
  public String name() {
    return HexFormat.of().formatHex(hash);
  }

  /** What it was trained on, how, and what came of it: a JSON object. */
  public String manifest() {
    return parts.manifest();
  }

  /** What each step's features are, in their order. */
  public List<String> featureNames() {
    return parts.featureNames();
  }

  /** Days in a window. */
  public int steps() {
    return parts.steps();
  }

  /** Units of each member. */
  public int units() {
    return parts.members().get(0).units();
  }

  /** Networks that are averaged. */
  public int members() {
    return parts.members().size();
  }

  /** Windows whose residuals by Deeplearning4j the file holds. */
  public int testVectors() {
    return parts.vectors().size();
  }

  /** Largest distance of a member's residual from Deeplearning4j's, over all test vectors. */
  public double largestDeviation() {
    return largestDeviation;
  }

  /** What it computes. */
  public Network network() {
    return network;
  }

  /** Whether scaling and weights are those of the other, bit for bit: then all residuals are. */
  public boolean hasWeightsOf(NetworkArtifact other) {
    return Arrays.equals(weights(), other.weights());
  }

  /** The part of the file between the names of the features and the test vectors. */
  private byte[] weights() {
    return ArtifactWriter.weights(parts);
  }

  private double checkedDeviation() {
    double largest = 0;
    for (int v = 0; v < parts.vectors().size(); v++) {
      TestVector vector = parts.vectors().get(v);
      double[] residuals = network.memberResiduals(vector.window());
      float[] expected = vector.outputs();
      for (int k = 0; k < expected.length; k++) {
        double distance = Math.abs(residuals[k] - expected[k]);
        if (!(distance <= TOLERANCE)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "test vector %d: member %d gives %s, Deeplearning4j gave %s: they may differ by %s",
                  v,
                  k,
                  residuals[k],
                  expected[k],
                  TOLERANCE));
        }
        largest = Math.max(largest, distance);
      }
    }
    return largest;
  }
}

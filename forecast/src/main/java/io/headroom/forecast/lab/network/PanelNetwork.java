package io.headroom.forecast.lab.network;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.network.FeatureScaling;
import io.headroom.forecast.network.Sha256;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An ensemble of networks trained on the first days of a panel, as a file that is named by the
 * SHA-256 of its bytes.
 *
 * <p>One ensemble has one sequence of bytes. All numbers are little-endian; a text is its length in
 * bytes, then UTF-8:
 *
 * <pre>
 *   bytes      what
 *   8          magic, "HDRMPNEL"
 *   4          format version, 1
 *   text       manifest, a JSON object with sorted keys
 *   4          rows whose mean variance is forecast
 *   4          days that were known
 *   text       {@link PanelHash} of them
 *   text x 2   linear model that is moved; linear model whose errors are seen
 *   4, texts   instruments that were learnt from
 *   4, texts   features, F
 *   F x 8 x 2  means of the features, then their standard deviations, double
 *   4          members
 *   each:
 *     4, bytes   weights, see {@link io.headroom.forecast.serving.ParameterBytes}
 *     4          N, instruments of the test vector
 *     N x L x F x 4, N x 4   its inputs and Deeplearning4j's outputs, float; L steps
 *   32         SHA-256 of all bytes before
 * </pre>
 *
 * <p>One that exists has been checked: its digest holds, and its test vectors come out of the
 * forward passes within {@value #TOLERANCE}.
 */
public final class PanelNetwork {
  /** How far a residual may be from Deeplearning4j's. */
  public static final double TOLERANCE = 1e-5;

  private final PanelNetworkParts parts;
  private final byte[] bytes;
  private final double largestDeviation;

  private PanelNetwork(PanelNetworkParts parts, byte[] bytes) {
    this.parts = parts;
    this.bytes = bytes;
    largestDeviation = checkedDeviation();
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException that names what is wrong, if the bytes are not one, whole and
   *     unchanged, or the forward passes do not give the test vectors
   */
  public static PanelNetwork parse(byte[] bytes) {
    byte[] own = bytes.clone();
    return new PanelNetwork(PanelNetworkReader.read(own), own);
  }

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException if the forward passes do not give the test vectors
   */
  public static PanelNetwork of(PanelNetworkParts parts) {
    return new PanelNetwork(parts, PanelNetworkWriter.write(parts));
  }

  /** The file. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** SHA-256 of the file in hexadecimal. */
  public String name() {
    return HexFormat.of().formatHex(Sha256.of(bytes, bytes.length));
  }

  /** What it was trained on, how, and what came of it: a JSON object. */
  public String manifest() {
    return parts.manifest();
  }

  /** Rows whose mean variance is forecast. */
  public int horizon() {
    return parts.horizon();
  }

  /** Days that were known when it was trained. */
  public int knownDays() {
    return parts.knownDays();
  }

  /** Names of the instruments that it was trained on. */
  public List<String> pool() {
    return parts.pool();
  }

  /** The networks, in their order. */
  public List<Member> members() {
    return parts.members();
  }

  /** Names of the features. */
  public List<String> features() {
    return parts.features();
  }

  /** What makes inputs of features. */
  FeatureScaling scaling() {
    return parts.scaling();
  }

  /** Largest distance of a residual from Deeplearning4j's over the test vectors. */
  public double largestDeviation() {
    return largestDeviation;
  }

  /** Whether it was trained on just these days, for this. */
  public boolean isFor(Panel known, NetworkDesign design) {
    return parts.knownDays() == known.days()
        && parts.horizon() == design.horizon()
        && parts.offset().equals(design.offset().name())
        && parts.guide().equals(design.guide().name())
        && parts.pool().equals(design.pool())
        && parts.features().equals(design.features())
        && parts.dataHash().equals(PanelHash.of(known));
  }

  /** How its weights differ from the other's, bit for bit; empty if they do not. */
  public Optional<String> differenceFrom(PanelNetwork other) {
    if (members().size() != other.members().size()) {
      return Optional.of(members().size() + " members, the other has " + other.members().size());
    }
    for (int k = 0; k < members().size(); k++) {
      if (!members().get(k).parameters().equals(other.members().get(k).parameters())) {
        return Optional.of("member " + k + " has other weights");
      }
    }
    return Optional.empty();
  }

  private double checkedDeviation() {
    double largest = 0;
    for (int k = 0; k < members().size(); k++) {
      MemberVector vector = members().get(k).vector();
      float[] expected = vector.outputs();
      float[] residuals = members().get(k).residuals(vector.inputs(), expected.length);
      for (int i = 0; i < expected.length; i++) {
        double distance = Math.abs((double) residuals[i] - expected[i]);
        if (!(distance <= TOLERANCE)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "member %d gives %s for its test vector, Deeplearning4j gave %s: they may differ"
                      + " by %s",
                  k,
                  residuals[i],
                  expected[i],
                  TOLERANCE));
        }
        largest = Math.max(largest, distance);
      }
    }
    return largest;
  }
}

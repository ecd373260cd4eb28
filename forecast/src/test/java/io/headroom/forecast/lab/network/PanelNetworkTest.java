package io.headroom.forecast.lab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.forecast.lab.InventedVariances;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.network.FeatureScaling;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PanelNetworkTest {
  private static final int DIGEST = 32;
  private static final int VERSION = 8;
  private static final int MANIFEST = 12;
  private static final int HORIZON =
      MANIFEST + 4 + "{\"note\":\"made up\"}".getBytes(StandardCharsets.UTF_8).length;

  private final double[][] variances =
      InventedVariances.of(new Random(11), 30, Invented.NAMES.size());
  private final Panel known = Invented.panel(Invented.NAMES, variances).upTo(20);
  private final NetworkDesign design = NetworkDesigns.of(known, 1).orElseThrow();
  private final PanelNetwork network = Invented.ensemble(1, known, design, scaling());
  private final byte[] file = network.bytes();

  @Test
  void shouldGiveBackWhatWasWritten() throws Exception {
    PanelNetwork read = PanelNetwork.parse(file);

    assertThat(read.bytes()).isEqualTo(file);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
    assertThat(read.name()).isEqualTo(HexFormat.of().formatHex(hash)).isEqualTo(network.name());
    assertThat(read.manifest()).isEqualTo("{\"note\":\"made up\"}");
    assertThat(read.horizon()).isEqualTo(1);
    assertThat(read.knownDays()).isEqualTo(20);
    assertThat(read.pool()).isEqualTo(Invented.NAMES);
    assertThat(read.features()).isEqualTo(design.features());
    assertThat(read.members())
        .extracting(Member::kind)
        .extracting(Member.Kind::text)
        .containsExactly("lstm", "causal-cnn", "transformer", "lstm", "causal-cnn");
    assertThat(read.members()).extracting(Member::steps).containsExactly(5, 2, 1, 5, 3);
    assertThat(read.differenceFrom(network)).isEmpty();
    assertThat(read.largestDeviation()).isZero();
    for (int f = 0; f < scaling().features(); f++) {
      assertThat(read.scaling().mean(f)).isEqualTo(scaling().mean(f));
      assertThat(read.scaling().deviation(f)).isEqualTo(scaling().deviation(f));
    }
  }

  @Test
  void shouldWriteTheLayoutThatIsDrawn() {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(new String(file, 0, VERSION, StandardCharsets.US_ASCII)).isEqualTo("HDRMPNEL");
    assertThat(in.getInt(VERSION)).isEqualTo(1);
    assertThat(in.getInt(HORIZON)).isEqualTo(1);
    assertThat(in.getInt(HORIZON + 4)).isEqualTo(20);
    assertThat(in.getInt(HORIZON + 8)).isEqualTo(64);
    assertThat(new String(file, HORIZON + 12, 64, StandardCharsets.US_ASCII))
        .isEqualTo(PanelHash.of(known));
  }

  @Test
  void shouldRefuseAChangeOfAnyByte() {
    long seed = System.nanoTime();
    System.out.println("PanelNetworkTest seed " + seed);
    Random random = new Random(seed);
    for (int at = 0; at < file.length; at += at < 200 ? 1 : 1 + random.nextInt(200)) {
      byte[] changed = file.clone();
      changed[at] ^= (byte) (1 << random.nextInt(8));

      assertThatThrownBy(() -> PanelNetwork.parse(changed))
          .as("byte %d", at)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("not an ensemble of panel networks.*|.*are not the SHA-256 of the.*");
    }
  }

  @Test
  void shouldRefuseEveryLengthButItsOwn() {
    long seed = System.nanoTime();
    System.out.println("PanelNetworkTest seed " + seed);
    Random random = new Random(seed);
    for (int length = 0;
        length < file.length;
        length += length < 200 ? 1 : 1 + random.nextInt(200)) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> PanelNetwork.parse(cut))
          .as("%d bytes", length)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching(
              "not an ensemble of panel networks.*|.*cut short or has been changed.*");
    }
    assertThatThrownBy(() -> PanelNetwork.parse(Arrays.copyOf(file, file.length + 1)))
        .hasMessageContaining("cut short or has been changed");
  }

  /** As from a program that writes wrong files: the digest is right. */
  @Test
  void shouldSayWhatIsWrongInAFileOfAnotherProgram() throws Exception {
    assertRefused(withInt(VERSION, 2), "format version 2: expected 1");
    assertRefused(withInt(MANIFEST, 0), "length of a text: 0 at byte 12");
    assertRefused(withInt(MANIFEST, 1 << 23), "cut short");
    assertRefused(withInt(HORIZON, 0), "horizon=0: expected at least 1");
    byte[] longer = Arrays.copyOf(file, file.length + 3);
    assertRefused(longer, "3 bytes too many");
    for (int body = VERSION; body < file.length - DIGEST; body += 331) {
      assertRefused(Arrays.copyOf(file, body + DIGEST));
    }
  }

  /** Numbers so large that there is no room for what they count. */
  @Test
  void shouldRefuseATestVectorOfMoreInstrumentsThanThereAreBytes() throws Exception {
    PanelNetwork one = ensembleOf(network.members().subList(0, 1));
    Member lstm = one.members().get(0);
    int floats = lstm.vector().inputs().length + lstm.vector().outputs().length;
    byte[] bytes = one.bytes();
    int at = bytes.length - DIGEST - floats * Float.BYTES - Integer.BYTES;
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(buffer.getInt(at)).isEqualTo(Invented.NAMES.size());

    for (int outputs : new int[] {6, 1000, 1 << 20, 1 << 24}) {
      assertRefused(buffer.putInt(at, outputs).array(), "cut short");
    }
    assertRefused(buffer.putInt(at, Integer.MAX_VALUE).array(), "outputs of a test vector");
  }

  @Test
  void shouldRefuseAMemberThatDoesNotGiveItsTestVector() {
    for (int k = 0; k < network.members().size(); k++) {
      int number = k;
      Member member = network.members().get(k);
      float[] outputs = member.vector().outputs().clone();
      outputs[1] += 2e-5f;
      List<Member> members = new ArrayList<>(network.members());
      members.set(
          k, new Member(member.parameters(), new MemberVector(member.vector().inputs(), outputs)));

      assertThatThrownBy(() -> ensembleOf(members))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll(
              "member " + number + " gives ", "Deeplearning4j gave", "they may differ by 1.0E-5");
    }
  }

  @Test
  void shouldTakeAMemberThatGivesItsTestVectorNearly() {
    Member member = network.members().get(0);
    float[] outputs = member.vector().outputs().clone();
    outputs[1] += 5e-6f;
    PanelNetwork near =
        ensembleOf(
            List.of(
                new Member(
                    member.parameters(), new MemberVector(member.vector().inputs(), outputs))));

    assertThat(near.largestDeviation()).isBetween(4e-6, 6e-6);
  }

  @Test
  void shouldRefusePartsThatDoNotFit() {
    assertThatThrownBy(() -> ensembleOf(List.of()))
        .hasMessage("panel network: members: none: expected at least one");
    assertThatThrownBy(
            () ->
                Invented.ensemble(
                    1, known, design, new FeatureScaling(new double[2], new double[] {1, 1})))
        .hasMessageContaining("scaling of 2 features");
    assertThatThrownBy(() -> new MemberVector(new float[3], new float[2]))
        .hasMessageContaining("inputs=3, outputs=2");
    assertThatThrownBy(() -> new MemberVector(new float[3], new float[0]))
        .hasMessageContaining("outputs=0");
  }

  @Test
  void shouldBeForTheDaysDataHorizonAndPoolThatItWasTrainedOn() {
    Panel panel = Invented.panel(Invented.NAMES, variances);
    assertThat(network.isFor(known, design)).isTrue();
    // What comes later is nothing to it.
    double[][] later = variances.clone();
    later[20] = new double[] {1, 1, 1, 1, 1};
    assertThat(network.isFor(Invented.panel(Invented.NAMES, later).upTo(20), design)).isTrue();

    assertThat(network.isFor(panel.upTo(19), design)).isFalse();
    assertThat(network.isFor(panel.upTo(21), design)).isFalse();
    assertThat(network.isFor(known, NetworkDesigns.of(known, 5).orElseThrow())).isFalse();
    NetworkDesign pooled =
        new NetworkDesign(1, design.guide(), design.offset(), Invented.NAMES.subList(0, 4));
    assertThat(network.isFor(known, pooled)).isFalse();
    assertThat(network.isFor(known, NetworkDesigns.pooled(known, Invented.NAMES))).isFalse();
    double[][] changed = variances.clone();
    changed[7] = variances[7].clone();
    changed[7][4] = Math.nextUp(changed[7][4]);
    assertThat(network.isFor(Invented.panel(Invented.NAMES, changed).upTo(20), design)).isFalse();
    List<String> renamed = new ArrayList<>(Invented.NAMES);
    Collections.swap(renamed, 0, 1);
    Panel other = Invented.panel(renamed, variances).upTo(20);
    assertThat(network.isFor(other, NetworkDesigns.of(other, 1).orElseThrow())).isFalse();
  }

  @Test
  void shouldSayHowItDiffersFromAnother() {
    PanelNetwork other = Invented.ensemble(2, known, design, scaling());

    assertThat(network.differenceFrom(other)).contains("member 0 has other weights");
    assertThat(network.differenceFrom(ensembleOf(network.members().subList(0, 2))))
        .contains("5 members, the other has 2");
  }

  private PanelNetwork ensembleOf(List<Member> members) {
    return PanelNetwork.of(Invented.parts(known, design, scaling(), members));
  }

  private static FeatureScaling scaling() {
    int features = PanelFeature.all().size();
    double[] means = new double[features];
    double[] deviations = new double[features];
    Arrays.setAll(means, f -> f / 7.0);
    Arrays.setAll(deviations, f -> 1 + f / 3.0);
    return new FeatureScaling(means, deviations);
  }

  private byte[] withInt(int at, int value) {
    return ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value).array();
  }

  private static void assertRefused(byte[] bytes, String... words) throws Exception {
    byte[] sealed = bytes.clone();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(sealed, 0, sealed.length - DIGEST);
    System.arraycopy(digest.digest(), 0, sealed, sealed.length - DIGEST, DIGEST);
    assertThatThrownBy(() -> PanelNetwork.parse(sealed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words.length == 0 ? new String[] {" "} : words);
  }
}

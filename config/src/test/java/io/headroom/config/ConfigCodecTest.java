package io.headroom.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ConfigCodecTest {
  @Test
  void shouldReadItsOwnCanonicalBytesBackToTheSameBytes() {
    HeadroomConfig config = Examples.full();

    byte[] canonical = ConfigCodec.encode(config);

    assertThat(ConfigCodec.decode(canonical)).isEqualTo(config);
    assertThat(ConfigCodec.encode(ConfigCodec.decode(canonical))).isEqualTo(canonical);
  }

  /** The file was written on Java 17 and read through by hand; journals hold such bytes. */
  @Test
  void shouldWriteTheSameBytesOnEveryJava() throws IOException {
    try (InputStream golden = ConfigCodecTest.class.getResourceAsStream("full-canonical-v1.yaml")) {
      assertThat(new String(ConfigCodec.encode(Examples.full()), UTF_8))
          .isEqualTo(new String(golden.readAllBytes(), UTF_8));
    }
  }

  @Test
  void shouldKeepVariablesUnexpanded() {
    String canonical = new String(ConfigCodec.encode(Examples.full()), UTF_8);

    assertThat(canonical).contains("${HEADROOM_DATA}/daily/{symbol}.zip");
  }

  @Test
  void shouldWriteDefaultsOut() {
    HeadroomConfig config = Examples.parse(Examples.SMALL);

    String canonical = new String(ConfigCodec.encode(config), UTF_8);

    assertThat(canonical).contains("ewma-lambda: 0.94\n", "durability: process\n");
  }

  @Test
  void shouldWriteHowTheJournalIsKeptOnlyWhereItIsNotTheDefault() {
    HeadroomConfig small = Examples.parse(Examples.SMALL);
    HeadroomConfig kept =
        Examples.parse(
            Examples.SMALL
                + "journal: {snapshot-every-facts: 5000, reserve-mib: 64, archive-after-days: 30}\n");

    assertThat(new String(ConfigCodec.encode(small), UTF_8)).doesNotContain("snapshot", "reserve");
    assertThat(new String(ConfigCodec.encode(kept), UTF_8))
        .endsWith(
            "  max-lag-facts: 65536\n  snapshot-every-facts: 5000\n  reserve-mib: 64\n  archive-after-days: 30\n");
    assertThat(ConfigCodec.decode(ConfigCodec.encode(kept)).journal()).isEqualTo(kept.journal());
  }

  /** So that the bytes, and the hash, of a config that has none stay what they were. */
  @Test
  void shouldWriteANetworkOnlyWhereThereIsOne() {
    HeadroomConfig without = Examples.parse(Examples.SMALL);
    HeadroomConfig with = Examples.parse(Examples.SMALL + "model: {network: x.model}\n");

    assertThat(new String(ConfigCodec.encode(without), UTF_8))
        .doesNotContain("network", "approver");
    assertThat(new String(ConfigCodec.encode(with), UTF_8))
        .contains("  network: \"x.model\"\n  approver: \"config\"\n");
    assertThat(ConfigCodec.decode(ConfigCodec.encode(with))).isEqualTo(with);
  }

  @Test
  void shouldWriteAChallengerAndThePoolOnlyWhereTheyAreGiven() {
    HeadroomConfig without = Examples.parse(Examples.SMALL + "model: {network: x.model}\n");
    HeadroomConfig with =
        Examples.parse(
            Examples.SMALL
                + "model: {network: x.model, challenger: y.model, approver: A, pool-min-rows: 60}\n");
    HeadroomConfig alone = Examples.parse(Examples.SMALL + "model: {challenger: y.model}\n");

    assertThat(new String(ConfigCodec.encode(without), UTF_8)).doesNotContain("challenger", "pool");
    assertThat(new String(ConfigCodec.encode(with), UTF_8))
        .contains(
            "  network: \"x.model\"\n  challenger: \"y.model\"\n  approver: \"A\"\n  pool-min-rows: 60\n");
    assertThat(ConfigCodec.decode(ConfigCodec.encode(with))).isEqualTo(with);
    assertThat(ConfigCodec.decode(ConfigCodec.encode(alone))).isEqualTo(alone);
  }

  @Test
  void shouldHashWithSha256() {
    // FIPS 180-2, appendix B.1: the digest of "abc".
    assertThat(HexFormat.of().formatHex(ConfigCodec.hash("abc".getBytes(UTF_8))))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}

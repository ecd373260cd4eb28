package io.headroom.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.record.FaultRule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalParserTest {
  private final DecimalParser parser = new DecimalParser();

  private boolean parse(String text, int exponent) {
    byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.ISO_8859_1);
    return parser.parse(bytes, 1, bytes.length - 1, exponent);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,0",
    "491800,0,491800",
    "491800,2,4918",
    "1.38756,-5,138756",
    "1.5,-4,15000",
    "-1.5,-1,-15",
    "+7,0,7",
    ".5,-1,5",
    "5.,0,5",
    "1.500,-1,15",
    "1e3,0,1000",
    "1.5E1,0,15",
    "-0,0,0",
    "00012,0,12",
    "9223372036854775807,0,9223372036854775807",
    "-9223372036854775808,0,-9223372036854775808",
    "0.000000000000000000000,-3,0"
  })
  void shouldReadExactly(String text, int exponent, long expected) {
    assertThat(parse(text, exponent)).as(text).isTrue();
    assertThat(parser.value()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'',0,NOT_A_NUMBER",
    "-,0,NOT_A_NUMBER",
    ".,0,NOT_A_NUMBER",
    "NaN,0,NOT_A_NUMBER",
    "'1 ',0,NOT_A_NUMBER",
    "1.2.3,0,NOT_A_NUMBER",
    "--1,0,NOT_A_NUMBER",
    "0x1F,0,NOT_A_NUMBER",
    "1e,0,NOT_A_NUMBER",
    "1.5,0,TOO_PRECISE",
    "491801,2,TOO_PRECISE",
    "1e-30,-9,TOO_PRECISE",
    "9223372036854775808,0,OUT_OF_RANGE",
    "922337203685477581,-1,OUT_OF_RANGE",
    "1,-19,OUT_OF_RANGE",
    "1e18,-1,OUT_OF_RANGE",
    "1e999999999,0,OUT_OF_RANGE"
  })
  void shouldRefuse(String text, int exponent, FaultRule rule) {
    assertThat(parse(text, exponent)).as(text).isFalse();
    assertThat(parser.fault()).isEqualTo(rule);
  }

  @Test
  void shouldAgreeWithBigDecimal() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      BigDecimal number =
          new BigDecimal(new BigInteger(random.nextInt(70), random), random.nextInt(12))
              .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
      int exponent = random.nextInt(-8, 4);
      boolean read = parse(number.toPlainString(), exponent);
      BigDecimal scaled = number.scaleByPowerOfTen(-exponent);
      boolean whole = scaled.stripTrailingZeros().scale() <= 0;
      boolean fits = whole && scaled.toBigInteger().bitLength() < 64;
      assertThat(read).as("seed %d: %s in 10^%d", seed, number, exponent).isEqualTo(fits);
      if (read) {
        assertThat(BigDecimal.valueOf(parser.value())).isEqualByComparingTo(scaled);
      }
    }
  }
}

package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.record.AssessmentStatus;
import io.headroom.journal.record.AssessmentTrigger;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.FaultRule;
import io.headroom.journal.record.FeedFaultEncoder;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.ModelKind;
import io.headroom.journal.record.QuoteEncoder;
import io.headroom.journal.record.RealizedMeasuresDecoder;
import io.headroom.journal.record.RealizedMeasuresEncoder;
import io.headroom.journal.record.RiskAssessedEncoder;
import io.headroom.journal.record.VolatilityForecastEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Expected JSON is written by hand. 1381152600 is 2013-10-07T13:30:00Z, day 15985. */
class RecordPrinterTest {
  private static final long TIME = 1_381_152_600_123_456_789L;

  private final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[4_096]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private int length;

  @Test
  void shouldPrintTimesEnumsSetsAndCharacters() {
    QuoteEncoder quote = new QuoteEncoder().wrapAndApplyHeader(buffer, 0, header);
    quote
        .sourceTime(TIME)
        .position(1L << 40)
        .bid(-5)
        .bidSize(0)
        .ask(Long.MAX_VALUE)
        .askSize(7)
        .conditions(0xFFFF_FFFEL)
        .stream(65_000)
        .instrumentId(2)
        .priceExponent((byte) -4)
        .quantityExponent((byte) 0)
        .exchange((byte) 'P')
        .flags()
        .clear()
        .hasBid(true)
        .hasAsk(true);
    stamp(3, quote.encodedLength());

    assertThat(print())
        .isEqualTo(
            "{\"type\":\"Quote\",\"number\":3,\"journalTime\":1381152600123456789,"
                + "\"journalTimeUtc\":\"2013-10-07T13:30:00.123456789Z\","
                + "\"sourceTime\":1381152600123456789,"
                + "\"sourceTimeUtc\":\"2013-10-07T13:30:00.123456789Z\","
                + "\"position\":1099511627776,\"bid\":-5,\"bidSize\":0,"
                + "\"ask\":9223372036854775807,\"askSize\":7,\"conditions\":4294967294,"
                + "\"stream\":65000,\"instrumentId\":2,\"priceExponent\":-4,"
                + "\"quantityExponent\":0,\"exchange\":\"P\",\"flags\":\"hasBid hasAsk\"}");
  }

  @Test
  void shouldPrintHashesDatesAndDoublesThatJsonLacks() {
    forecast(Double.NaN, Double.POSITIVE_INFINITY, 1.2e-4);

    assertThat(print())
        .contains("\"originDate\":\"2013-10-07\"")
        .contains("\"kind\":\"INTRADAY\",\"model\":\"LOG_HAR\"")
        .contains("\"toCloseVariance\":null")
        .contains("\"oneDayVariance\":\"Infinity\"")
        .contains("\"nextDayVariance\":1.2E-4")
        .contains("\"modelHash\":\"" + "ab".repeat(32) + "\"")
        .endsWith(
            "\"inputs\":[{\"log\":\"FACTS\",\"role\":\"TICKS\",\"first\":1,\"last\":9},"
                + "{\"log\":\"DECISIONS\",\"role\":\"REALIZED\",\"first\":4,\"last\":4}]}");
  }

  @Test
  void shouldPrintExactDecimalsGroupsAndStrings() {
    assess(AssessmentStatus.COMPLETE, 12_345, 170.25);

    assertThat(print())
        .contains(
            "\"holdings\":[{\"instrumentId\":1,\"stale\":\"NO\",\"quantity\":-150,"
                + "\"mark\":10.0,\"sigmaOneDay\":0.01,\"previousClose\":9.5},{\"instrumentId\":2,\"stale\":\"YES\","
                + "\"quantity\":123.45,\"mark\":170.25,\"sigmaOneDay\":0.02,\"previousClose\":null}],\"inputs\":[],"
                + "\"scope\":\"desk/\\\"EQ\\\"\\n\\u0001é\"}");
  }

  @Test
  void shouldPrintCleanBytesAsTextAndOthersInHex() {
    fault("a,b\t1".getBytes(StandardCharsets.UTF_8));
    assertThat(print()).endsWith("\"reason\":\"why\",\"raw\":\"a,b\\t1\"}");

    fault(new byte[] {(byte) 0xFF, 0, 0x41});
    assertThat(print()).endsWith("\"reason\":\"why\",\"rawHex\":\"ff0041\"}");
  }

  @Test
  void shouldPrintOfAnOlderRecordOnlyTheFieldsThatItHas() {
    // given a forecast as version 1 of the schema wrote it
    forecast(1e-4, 1.2e-4, 1.5e-4);
    int block = VolatilityForecastEncoder.BLOCK_LENGTH;
    int before = VolatilityForecastEncoder.networkToCloseVarianceEncodingOffset();
    byte[] groups = new byte[length - RecordHeader.LENGTH - block];
    buffer.getBytes(RecordHeader.LENGTH + block, groups);
    buffer.putBytes(RecordHeader.LENGTH + before, groups);
    header.wrap(buffer, 0).blockLength(before).version(1);
    length = RecordHeader.LENGTH + before + groups.length;

    // then
    assertThat(print())
        .doesNotContain("network")
        .contains("\"modelHash\":\"" + "ab".repeat(32) + "\",\"inputs\":[{\"log\":\"FACTS\"");
  }

  @Test
  void shouldReadMeasuresOfAnOlderSchemaAsNotANumberAndNotPrintThem() {
    // given measures as version 3 of the schema wrote them: before the kernel and the like
    RealizedMeasuresEncoder encoder =
        new RealizedMeasuresEncoder()
            .wrapAndApplyHeader(buffer, 0, header)
            .realizedVariance(1e-4)
            .rejectedTicks(7);
    int before = RealizedMeasuresEncoder.medianRealizedVarianceEncodingOffset();
    assertThat(before).isEqualTo(111);
    encoder.limit(RecordHeader.LENGTH + before);
    encoder.inputsCount(1).next().log(InputLog.FACTS).role(InputRole.TICKS).first(5).last(9);
    header.wrap(buffer, 0).blockLength(before).version(3);
    stamp(4, encoder.encodedLength());

    // when
    RealizedMeasuresDecoder decoder = new RealizedMeasuresDecoder();
    decoder.wrap(buffer, RecordHeader.LENGTH, before, 3);

    // then
    assertThat(decoder.rejectedTicks()).isEqualTo(7);
    assertThat(decoder.medianRealizedVariance()).isNaN();
    assertThat(decoder.realizedKernel()).isNaN();
    assertThat(decoder.realizedQuarticity()).isNaN();
    assertThat(decoder.jumpStatistic()).isNaN();
    assertThat(decoder.inputs().next().last()).isEqualTo(9);
    assertThat(print())
        .endsWith(
            "\"rejectedTicks\":7,\"inputs\":["
                + "{\"log\":\"FACTS\",\"role\":\"TICKS\",\"first\":5,\"last\":9}]}");
  }

  @Test
  void shouldPrintAnUnknownTypeInHex() {
    header.wrap(buffer, 0).blockLength(2).templateId(99).schemaId(4807).version(2);
    buffer.putByte(RecordHeader.LENGTH, (byte) 0x12);
    buffer.putByte(RecordHeader.LENGTH + 1, (byte) 0xEF);
    RecordHeader.stamp(buffer, 0, 1, 0);
    length = RecordHeader.LENGTH + 2;

    assertThat(print())
        .isEqualTo(
            "{\"type\":\"template 99\",\"number\":1,\"journalTime\":0,"
                + "\"journalTimeUtc\":\"1970-01-01T00:00:00.000000000Z\",\"bodyHex\":\"12ef\"}");
  }

  @Test
  void shouldReadTheSchemaInGoodTime() {
    long start = System.nanoTime();
    RecordPrinter.typeName(6);

    // It takes tens of milliseconds; the bound is loose because machines are shared.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void shouldNameTheFieldThatDiffers() {
    forecast(1e-4, 1.2e-4, 1.5e-4);
    UnsafeBuffer journal = copy();
    forecast(1e-4, 1.3e-4, 1.5e-4);

    assertThat(difference(journal))
        .isEqualTo("VolatilityForecast.oneDayVariance: journal 1.2E-4, computed 1.3E-4");
  }

  @Test
  void shouldNameTheGroupEntryThatDiffers() {
    assess(AssessmentStatus.COMPLETE, 12_345, 170.25);
    UnsafeBuffer journal = copy();
    assess(AssessmentStatus.COMPLETE, 12_345, 170.5);

    assertThat(difference(journal))
        .isEqualTo("RiskAssessed.holdings[1].mark: journal 170.25, computed 170.5");
  }

  @Test
  void shouldNameADifferentEnumExactDecimalAndNotANumber() {
    assess(AssessmentStatus.COMPLETE, 12_345, Double.NaN);
    UnsafeBuffer journal = copy();

    assess(AssessmentStatus.STALE_PRICE, 12_345, Double.NaN);
    assertThat(difference(journal))
        .isEqualTo("RiskAssessed.status: journal COMPLETE, computed STALE_PRICE");
    assess(AssessmentStatus.COMPLETE, 12_346, Double.NaN);
    assertThat(difference(journal))
        .isEqualTo("RiskAssessed.holdings[1].quantity: journal 123.45, computed 123.46");
    assess(AssessmentStatus.COMPLETE, 12_345, Double.longBitsToDouble(0x7ff8000000000001L));
    assertThat(difference(journal))
        .isEqualTo("RiskAssessed.holdings[1].mark: journal NaN, computed NaN 0x7ff8000000000001");
  }

  @Test
  void shouldNameADifferentType() {
    forecast(1, 1, 1);
    UnsafeBuffer journal = copy();
    assess(AssessmentStatus.COMPLETE, 1, 1);

    assertThat(difference(journal))
        .isEqualTo("type: journal VolatilityForecast, computed RiskAssessed");
  }

  @Test
  void shouldFindNoDifferenceBetweenARecordAndItself() {
    assess(AssessmentStatus.COMPLETE, 1, 1);
    UnsafeBuffer same = copy();

    assertThat(RecordDiff.firstDifference(same, 0, same.capacity(), buffer, 0, length)).isEmpty();
  }

  private void forecast(double toClose, double oneDay, double nextDay) {
    byte[] hash = new byte[32];
    Arrays.fill(hash, (byte) 0xAB);
    VolatilityForecastEncoder forecast =
        new VolatilityForecastEncoder().wrapAndApplyHeader(buffer, 0, header);
    forecast
        .cause(9)
        .origin(TIME)
        .originDate(15_985)
        .instrumentId(1)
        .kind(ForecastKind.INTRADAY)
        .model(ModelKind.LOG_HAR)
        .toCloseVariance(toClose)
        .oneDayVariance(oneDay)
        .nextDayVariance(nextDay)
        .logStandardError(0.5)
        .ewmaToCloseVariance(1e-4)
        .ewmaOneDayVariance(1e-4)
        .logHarToCloseVariance(1e-4)
        .logHarOneDayVariance(1e-4)
        .lookedUpTo(9)
        .putModelHash(hash, 0, hash.length);
    forecast
        .inputsCount(2)
        .next()
        .log(InputLog.FACTS)
        .role(InputRole.TICKS)
        .first(1)
        .last(9)
        .next()
        .log(InputLog.DECISIONS)
        .role(InputRole.REALIZED)
        .first(4)
        .last(4);
    stamp(5, forecast.encodedLength());
  }

  private void assess(AssessmentStatus status, long mantissa, double mark) {
    RiskAssessedEncoder risk = new RiskAssessedEncoder().wrapAndApplyHeader(buffer, 0, header);
    risk.cause(9)
        .cut(TIME)
        .trigger(AssessmentTrigger.FORECAST)
        .status(status)
        .scenarios(1_000)
        .firstScenarioDate(0)
        .lastScenarioDate(15_985)
        .var975(1)
        .var99(2)
        .es975(3)
        .es99(4)
        .grossNotional(5)
        .netNotional(-5);
    RiskAssessedEncoder.HoldingsEncoder holdings = risk.holdingsCount(2);
    holdings
        .next()
        .instrumentId(1)
        .stale(BooleanType.NO)
        .mark(10)
        .sigmaOneDay(0.01)
        .previousClose(9.5);
    holdings.quantity().mantissa(-150).exponent((byte) 0);
    holdings
        .next()
        .instrumentId(2)
        .stale(BooleanType.YES)
        .mark(mark)
        .sigmaOneDay(0.02)
        .previousClose(Double.NaN);
    holdings.quantity().mantissa(mantissa).exponent((byte) -2);
    risk.inputsCount(0);
    risk.scope("desk/\"EQ\"\n\u0001é");
    stamp(6, risk.encodedLength());
  }

  private void fault(byte[] raw) {
    FeedFaultEncoder fault = new FeedFaultEncoder().wrapAndApplyHeader(buffer, 0, header);
    fault.position(1).stream(1).instrumentId(1).rule(FaultRule.UNDECODABLE);
    fault.reason("why").putRaw(raw, 0, raw.length);
    stamp(7, fault.encodedLength());
  }

  private void stamp(long number, int bodyLength) {
    RecordHeader.stamp(buffer, 0, number, TIME);
    length = RecordHeader.LENGTH + bodyLength;
  }

  private String print() {
    return new RecordPrinter().print(buffer, 0, length);
  }

  private UnsafeBuffer copy() {
    byte[] bytes = new byte[length];
    buffer.getBytes(0, bytes);
    return new UnsafeBuffer(bytes);
  }

  private String difference(UnsafeBuffer journal) {
    return RecordDiff.firstDifference(journal, 0, journal.capacity(), buffer, 0, length)
        .orElse("none");
  }
}

package io.headroom.service.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.DecisionDispatcher;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.InputLog;
import io.headroom.journal.record.InputRole;
import io.headroom.journal.record.LimitSetEncoder;
import io.headroom.journal.record.LimitState;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.ModelKind;
import io.headroom.journal.record.RealizedMeasuresEncoder;
import io.headroom.journal.record.VolatilityForecastEncoder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class UpdateReaderTest {
  private static final byte[] CHALLENGER = HexFormat.of().parseHex("c4".repeat(32));

  private final List<Update> updates = new ArrayList<>();
  private final UpdateReader reader =
      new UpdateReader(Updates.config().instruments(), updates::add);
  private final DecisionDispatcher dispatcher = new DecisionDispatcher();
  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[4096]);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();

  private void hand(long number, int bodyLength) {
    RecordHeader.stamp(buffer, 0, number, 1_000);
    RecordHeader.stampCause(buffer, 0, 5);
    dispatcher.dispatch(buffer, 0, RecordHeader.LENGTH + bodyLength, reader);
  }

  private void realized(int sessionDate, double variance, double overnight) {
    RealizedMeasuresEncoder record =
        new RealizedMeasuresEncoder().wrapAndApplyHeader(buffer, 0, header);
    record
        .asOf(900)
        .sessionDate(sessionDate)
        .instrumentId(1)
        .complete(BooleanType.NO)
        .openPrice(10)
        .lastPrice(11)
        .realizedVariance(variance)
        .overnightReturn(overnight);
    record.inputsCount(0);
    hand(1, record.encodedLength());
  }

  private ForecastUpdate forecast(int originDate) {
    VolatilityForecastEncoder record =
        new VolatilityForecastEncoder().wrapAndApplyHeader(buffer, 0, header);
    record
        .origin(900)
        .originDate(originDate)
        .instrumentId(1)
        .kind(ForecastKind.INTRADAY)
        .model(ModelKind.EWMA)
        .oneDayVariance(0.0004)
        .toCloseVariance(0.0001)
        .logStandardError(0.5)
        .ewmaOneDayVariance(0.0004)
        .ewmaToCloseVariance(0.0001)
        .logHarOneDayVariance(Double.NaN)
        .logHarToCloseVariance(Double.NaN)
        .networkOneDayVariance(Double.NaN)
        .networkToCloseVariance(Double.NaN)
        .putNetworkHash(new byte[32], 0, 32)
        .challengerOneDayVariance(0.0009)
        .challengerToCloseVariance(0.0004)
        .putChallengerHash(CHALLENGER, 0, 32)
        .putModelHash(new byte[32], 0, 32);
    record.inputsCount(0);
    hand(2, record.encodedLength());
    return (ForecastUpdate) updates.get(updates.size() - 1);
  }

  @Test
  void shouldSayWhatTheForecastsSessionHasRealized() {
    // given: 0.0009 realized and 0.04 overnight: the root of 0.0009 + 0.0016 is 0.05
    realized(20_000, 0.0009, 0.04);

    ForecastUpdate forecast = forecast(20_000);

    assertThat(forecast.realized().orElseThrow().sigmaSoFar()).isEqualTo(0.05);
    assertThat(forecast.driving()).isEqualTo(new ForecastUpdate.Sigmas(0.02, 0.01));
    assertThat(forecast.network()).isEmpty();
    assertThat(forecast.challenger())
        .contains(
            new ForecastUpdate.Network(
                new ForecastUpdate.Sigmas(0.03, 0.02), HexFormat.of().formatHex(CHALLENGER)));
    assertThat(forecast.origin()).isEqualTo(new Update.Origin(2, 5, 1_000));
    assertThat(forecast(20_001).realized()).isEmpty();
  }

  @Test
  void shouldLeaveOutTheNightWithoutAPreviousClose() {
    realized(20_000, 0.0009, Double.NaN);
    assertThat(forecast(20_000).realized().orElseThrow().sigmaSoFar()).isEqualTo(0.03);
  }

  @Test
  void shouldNameTheScopesThatBind() {
    LimitSetEncoder record = new LimitSetEncoder().wrapAndApplyHeader(buffer, 0, header);
    record.level(0.99).budget(10).valueAtRisk(5).utilisation(0.5).state(LimitState.OK);
    record
        .headroomCount(1)
        .next()
        .instrumentId(1)
        .buy(7)
        .sell(Double.POSITIVE_INFINITY)
        .restore(0)
        .buyBinding(1)
        .sellBinding(65_535);
    record
        .scopesCount(2)
        .next()
        .utilisation(0.5)
        .path("desk/A")
        .next()
        .utilisation(0.9)
        .path("firm");
    record.inputsCount(1).next().log(InputLog.DECISIONS).role(InputRole.FORECAST).first(1).last(1);
    record.scope("desk/A").bindingScope("firm");
    hand(3, record.encodedLength());

    LimitUpdate limit = (LimitUpdate) updates.get(0);

    assertThat(limit.path()).isEqualTo("desk/A");
    assertThat(limit.binding()).isEqualTo("firm");
    assertThat(limit.headroom().get(0).buyBinding()).hasValue("firm");
    assertThat(limit.headroom().get(0).sellBinding()).isEmpty();
  }
}

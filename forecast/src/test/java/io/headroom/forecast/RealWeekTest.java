package io.headroom.forecast;

import static io.headroom.forecast.Sessions.at;
import static io.headroom.forecast.Sessions.day;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.journal.record.BooleanType;
import io.headroom.journal.record.ForecastKind;
import io.headroom.journal.record.RealizedMeasuresDecoder;
import io.headroom.journal.record.TimerKind;
import io.headroom.journal.record.VolatilityForecastDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A week of real trades after seven years of daily bars, against figures that were computed outside
 * in Python from the same files: two implementations that share no code.
 */
class RealWeekTest {
  private static final long FIVE_MINUTES = 300_000_000_000L;
  private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;
  private static final Percentage VARIANCE = Percentage.withPercentage(1e-7);
  private static final Percentage FITTED = Percentage.withPercentage(1e-5);
  private static final Offset<Double> RETURN = Offset.offset(1e-12);

  @ParameterizedTest
  @ValueSource(strings = {"SPY", "BAC", "AIG", "IBM"})
  void shouldAgreeWithFiguresComputedOutside(String symbol) {
    // given
    ProjectionHarness harness = new ProjectionHarness(config(symbol));
    harness.define(1);
    history(harness, symbol);
    List<String[]> expected = resource().stream().filter(row -> row[0].equals(symbol)).toList();

    // when
    for (String[] row : expected) {
      session(harness, symbol, LocalDate.parse(row[1]));
    }

    // then
    List<RealizedMeasuresDecoder> sessions =
        harness.measures().stream().filter(m -> m.complete() == BooleanType.YES).toList();
    List<VolatilityForecastDecoder> closes =
        harness.forecasts().stream().filter(f -> f.kind() != ForecastKind.INTRADAY).toList();
    int lastBar = closes.size() - expected.size() - 1;
    assertThat(lastBar).isEqualTo(1_701);
    for (int i = 0; i < expected.size(); i++) {
      check(sessions.get(i), expected.get(i));
      check(closes.get(lastBar + i), expected.get(i));
    }
  }

  private static void check(RealizedMeasuresDecoder measures, String[] row) {
    assertThat(measures.openPrice()).isEqualTo(Double.parseDouble(row[2]));
    assertThat(measures.lastPrice()).isEqualTo(Double.parseDouble(row[3]));
    assertThat(measures.overnightReturn()).isEqualTo(Double.parseDouble(row[4]), RETURN);
    assertThat(measures.openToLastReturn()).isEqualTo(Double.parseDouble(row[5]), RETURN);
    assertThat(measures.realizedVariance()).isCloseTo(Double.parseDouble(row[6]), VARIANCE);
    assertThat(measures.bipowerVariation()).isCloseTo(Double.parseDouble(row[7]), VARIANCE);
    assertThat(measures.positiveSemivariance()).isCloseTo(Double.parseDouble(row[8]), VARIANCE);
    assertThat(measures.negativeSemivariance()).isCloseTo(Double.parseDouble(row[9]), VARIANCE);
    assertThat(measures.acceptedTicks()).isEqualTo(Long.parseLong(row[10]));
    assertThat(measures.unusedTicks()).isEqualTo(Long.parseLong(row[11]));
    assertThat(measures.medianRealizedVariance()).isCloseTo(Double.parseDouble(row[15]), VARIANCE);
    assertThat(measures.realizedQuarticity()).isCloseTo(Double.parseDouble(row[16]), VARIANCE);
    assertThat(measures.jumpStatistic()).isCloseTo(Double.parseDouble(row[17]), within(1e-8));
    assertThat(measures.realizedKernel()).isCloseTo(Double.parseDouble(row[18]), VARIANCE);
  }

  private static void check(VolatilityForecastDecoder forecast, String[] row) {
    assertThat(forecast.ewmaOneDayVariance()).isCloseTo(Double.parseDouble(row[13]), VARIANCE);
    assertThat(forecast.logHarOneDayVariance()).isCloseTo(Double.parseDouble(row[14]), FITTED);
  }

  private static void history(ProjectionHarness harness, String symbol) {
    String name = symbol.toLowerCase(Locale.ROOT);
    for (String[] row : RealData.lines("daily/factor_files/" + name + ".csv")) {
      long price = new BigDecimal(row[1]).movePointRight(7).longValueExact();
      long split = new BigDecimal(row[2]).movePointRight(8).longValueExact();
      harness.factor(1, day(LocalDate.parse(row[0], COMPACT)), price, split);
    }
    RealData.zipLines(
        "daily/us-equity/" + name + ".zip",
        row -> {
          LocalDate date = LocalDate.parse(row[0].substring(0, 8), COMPACT);
          if (date.getYear() >= 2007 && date.isBefore(LocalDate.of(2013, 10, 5))) {
            harness.bar(
                1,
                day(date),
                Long.parseLong(row[1]),
                Long.parseLong(row[2]),
                Long.parseLong(row[3]),
                Long.parseLong(row[4]));
          }
        });
  }

  private static void session(ProjectionHarness harness, String symbol, LocalDate date) {
    long midnight = at(date, "00:00");
    long open = at(date, "09:30");
    long close = at(date, "16:00");
    long end = at(date, "16:05");
    long[] nextTimer = {open + FIVE_MINUTES};
    RealData.zipLines(
        "ticks/us-equity/"
            + symbol.toLowerCase(Locale.ROOT)
            + "/"
            + COMPACT.format(date)
            + "_trade.zip",
        row -> {
          long time = midnight + Long.parseLong(row[0]) * 1_000_000;
          while (nextTimer[0] <= Math.min(time, end)) {
            TimerKind kind = nextTimer[0] > close ? TimerKind.SESSION_END : TimerKind.BAR_CLOSE;
            harness.timer(kind, nextTimer[0], day(date), open, close);
            nextTimer[0] += FIVE_MINUTES;
          }
          harness.trade(
              1,
              1,
              time,
              Long.parseLong(row[1]),
              Long.parseLong(row[2]),
              row[3].charAt(0),
              Integer.parseUnsignedInt(row[4], 16),
              row[5].equals("1"));
        });
  }

  private static String config(String symbol) {
    String primary = symbol.equals("SPY") ? "P" : "N";
    return Sessions.CONFIG
        .replace("AAA", symbol)
        .replace("primary-exchange: N", "primary-exchange: " + primary);
  }

  private static List<String[]> resource() {
    try (InputStream in = RealWeekTest.class.getResourceAsStream("week-2013-10-07.csv")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.ModelSettings;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.record.ModelKind;
import io.headroom.journal.record.PriceFactorDecoder;
import io.headroom.journal.record.PriceFactorEncoder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A stock that is new to the service, on real days: five US equities from 1998 on, of which each in
 * turn is hidden up to a date and then forecast by the pool of the other four.
 */
@Tag("slow")
class NewInstrumentTest {
  private static final List<String> SYMBOLS = List.of("spy", "bac", "aig", "ibm", "aapl");
  private static final int[] HORIZONS = {1, 5, 22, 60};
  private static final int LONGEST = 60;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2020;
  private static final double KAPPA = 1.03;
  private static final double NORMAL_95 = 1.6448536269514722;

  /** Three binomial standard errors as if all days of a listing were one, of 105 listings. */
  private static final Offset<Double> BAND = Offset.offset(3 * Math.sqrt(0.9 * 0.1 / 105));

  private static final ModelSettings SETTINGS =
      new ModelSettings(ModelSettings.Champion.LOG_HAR, 0.94, 250, 0.02, 0.2, 20, Optional.empty());

  private final List<SortedMap<Integer, InstrumentDays.Bar>> bars = new ArrayList<>();
  private final List<List<PriceFactorDecoder>> factors = new ArrayList<>();

  @Test
  void shouldForecastBetterThanEwmaFromItsFirstDayAndKnowHowUncertainItIs() {
    // given
    SYMBOLS.forEach(this::read);

    // when each stock is listed at the beginning of each year
    Score[] scores = new Score[HORIZONS.length];
    for (int h = 0; h < scores.length; h++) {
      scores[h] = new Score();
    }
    for (int hidden = 0; hidden < SYMBOLS.size(); hidden++) {
      for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
        List<Outcome> outcomes = listing(hidden, LocalDate.of(year, 1, 1));
        for (int h = 0; h < HORIZONS.length; h++) {
          outcomes.subList(0, HORIZONS[h]).forEach(scores[h]::add);
        }
      }
    }

    // then
    System.out.println("first days   days   QLIKE EWMA   pooled   within 90 %");
    for (int h = 0; h < HORIZONS.length; h++) {
      System.out.println(scores[h].line(HORIZONS[h]));
    }
    for (Score score : scores) {
      assertThat(score.pooled).isLessThan(score.ewma);
      assertThat(score.coverage()).isCloseTo(0.9, BAND);
    }
  }

  private List<Outcome> listing(int hidden, LocalDate from) {
    PooledLogHar pool = new PooledLogHar();
    List<InstrumentDays> days = new ArrayList<>();
    for (int id = 0; id < SYMBOLS.size(); id++) {
      InstrumentDays one = new InstrumentDays(id + 1, SETTINGS, false, pool);
      factors.get(id).forEach(row -> one.factor(row, 1));
      days.add(one);
    }
    Ewma ewma = new Ewma(SETTINGS.ewmaLambda());
    ewma.startAt(SETTINGS.startingDailyVolatility() * SETTINGS.startingDailyVolatility());
    int first = Math.toIntExact(from.toEpochDay());
    List<Outcome> outcomes = new ArrayList<>();
    for (int date : bars.get(hidden).keySet()) {
      for (int id = 0; id < SYMBOLS.size() && outcomes.size() < LONGEST; id++) {
        InstrumentDays.Bar bar = bars.get(id).get(date);
        if (bar == null || (id == hidden && date < first)) {
          continue;
        }
        Forecast forecast = days.get(id).fromClose();
        days.get(id).bar(bar, KAPPA, 1);
        if (id == hidden && !isMisprint(bar)) {
          assertThat(forecast.model()).isEqualTo(ModelKind.POOLED_LOG_HAR);
          Day day = days.get(id).lastDay();
          outcomes.add(
              new Outcome(
                  day.variance(),
                  forecast.driving().nextDay(),
                  forecast.logStandardError(),
                  ewma.forecast().variance()));
          ewma.observe(day);
        }
      }
    }
    return outcomes;
  }

  /** AAPL's bar of 2011-01-03 has a low of a tenth of its price; no model is to blame. */
  private static boolean isMisprint(InstrumentDays.Bar bar) {
    return bar.high() > 2 * bar.low();
  }

  /** What was forecast of a day, and what came. */
  private record Outcome(double variance, double pooled, double logStandardError, double ewma) {
    boolean isWithin() {
      // the forecast is the mean exp(mu + s^2 / 2) of a log-normal, about whose median the log lies
      double error = Math.log(variance / pooled) + 0.5 * logStandardError * logStandardError;
      return Math.abs(error) <= NORMAL_95 * logStandardError;
    }
  }

  private static final class Score {
    private double ewma;
    private double pooled;
    private int within;
    private int days;

    void add(Outcome outcome) {
      ewma += qlike(outcome.variance / outcome.ewma);
      pooled += qlike(outcome.variance / outcome.pooled);
      within += outcome.isWithin() ? 1 : 0;
      days++;
    }

    double coverage() {
      return (double) within / days;
    }

    String line(int first) {
      return String.format(
          Locale.ROOT,
          "%10d %6d %12.4f %8.4f %12.1f %%",
          first,
          days,
          ewma / days,
          pooled / days,
          100 * coverage());
    }

    private static double qlike(double ratio) {
      return ratio - Math.log(ratio) - 1;
    }
  }

  private void read(String symbol) {
    SortedMap<Integer, InstrumentDays.Bar> known = new TreeMap<>();
    RealData.zipLines(
        "daily/us-equity/" + symbol + ".zip",
        row -> {
          int date = date(row[0]);
          known.put(
              date,
              new InstrumentDays.Bar(
                  date,
                  Double.parseDouble(row[1]),
                  Double.parseDouble(row[2]),
                  Double.parseDouble(row[3]),
                  Double.parseDouble(row[4])));
        });
    bars.add(known);
    factors.add(
        RealData.lines("daily/factor_files/" + symbol + ".csv").stream()
            .filter(row -> row[0].matches("[0-9]{8}"))
            .map(NewInstrumentTest::factor)
            .toList());
  }

  private static int date(String text) {
    return Math.toIntExact(
        LocalDate.parse(text.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE).toEpochDay());
  }

  private static PriceFactorDecoder factor(String[] row) {
    UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
    PriceFactorEncoder encoder =
        new PriceFactorEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    BigDecimal price = new BigDecimal(row[1]);
    BigDecimal split = new BigDecimal(row[2]);
    encoder.throughDate(date(row[0]));
    encoder
        .priceFactor()
        .mantissa(price.unscaledValue().longValueExact())
        .exponent((byte) -price.scale());
    encoder
        .splitFactor()
        .mantissa(split.unscaledValue().longValueExact())
        .exponent((byte) -split.scale());
    return new PriceFactorDecoder()
        .wrap(
            buffer,
            RecordHeader.LENGTH,
            PriceFactorDecoder.BLOCK_LENGTH,
            PriceFactorDecoder.SCHEMA_VERSION);
  }
}

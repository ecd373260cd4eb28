package io.headroom.forecast;

import static io.headroom.forecast.Sessions.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.measures.GridReturns;
import io.headroom.forecast.measures.KernelBandwidth;
import io.headroom.forecast.measures.KernelObservations;
import io.headroom.forecast.measures.RealizedVariance;
import io.headroom.forecast.measures.SubsampledMeasures;
import io.headroom.journal.record.UnusedRule;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The kernel of one price a second beside the five-minute variance and the kernel of all prices:
 * SPY, 7 to 11 October 2013.
 */
class KernelOnRealTicksTest {
  private static final double TICK_SIZE = 0.01;
  private static final int LARGEST_OF_ALL = 1_000;

  @Test
  void shouldBeCloseToTheFiveMinuteVarianceAndToTheKernelOfAllPrices() {
    System.out.println("SPY, sigma of the session in %: five minutes, MedRV, kernel, all prices'");
    double kernels = 0;
    double variances = 0;
    for (int day = 7; day <= 11; day++) {
      Prices prices = prices(LocalDate.of(2013, 10, day));
      kernels += prices.kernel;
      variances += prices.five.realizedVariance();
      System.out.println(prices);

      // then a day's measures differ by their errors, two of them: 12 % for five minutes, 8 % for a
      // price a second (README), 5 % for all prices, of which the others are part
      assertThat(prices.kernel / prices.five.realizedVariance()).isCloseTo(1, within(0.25));
      assertThat(prices.kernel / prices.kernelOfAll).isCloseTo(1, within(0.15));
      // and the plain sum of all squares is mostly noise
      assertThat(prices.varianceOfAll).isGreaterThan(2 * prices.kernel);
    }
    assertThat(kernels / variances).isCloseTo(1, within(0.1));
  }

  private static Prices prices(LocalDate date) {
    PriceSampler sampler = new PriceSampler();
    sampler.begin(at(date, "09:30"), 390);
    OutlierFilter filter = new OutlierFilter(TICK_SIZE);
    Merged merged = new Merged();
    long midnight = at(date, "00:00");
    RealData.zipLines(
        "ticks/us-equity/spy/" + DateTimeFormatter.BASIC_ISO_DATE.format(date) + "_trade.zip",
        row -> {
          long time = midnight + Long.parseLong(row[0]) * 1_000_000;
          double price = Long.parseLong(row[1]) / 1e4;
          if (time >= at(date, "09:30")
              && time < at(date, "16:00")
              && row[5].equals("0")
              && SaleConditions.unused(Integer.parseUnsignedInt(row[4], 16)) == UnusedRule.NULL_VAL
              && filter.accept(price)) {
            sampler.add(time, price);
            merged.add(time, price);
          }
        });
    return new Prices(date, sampler, merged.logPrices());
  }

  private static final class Prices {
    private final LocalDate date;
    private final SubsampledMeasures five;
    private final int seconds;
    private final int bandwidth;
    private final double kernel;
    private final int all;
    private final double kernelOfAll;
    private final double varianceOfAll;

    Prices(LocalDate date, PriceSampler sampler, double[] logPrices) {
      this.date = date;
      double[] path = sampler.path(390);
      for (int i = 0; i < path.length; i++) {
        path[i] = StrictMath.log(path[i]);
      }
      double noiseToSignal = KernelBandwidth.noiseToSignal(path);
      KernelObservations observations = sampler.kernel();
      five = SubsampledMeasures.of(path);
      seconds = observations.returns();
      bandwidth = KernelBandwidth.of(noiseToSignal, seconds, PriceSampler.LARGEST_BANDWIDTH);
      kernel = observations.kernelFor(noiseToSignal);
      all = logPrices.length;
      kernelOfAll = KernelObservations.of(logPrices, LARGEST_OF_ALL).kernelFor(noiseToSignal);
      varianceOfAll = RealizedVariance.of(GridReturns.of(logPrices, 1, 0));
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s %.3f %.3f %.3f (%d returns, H = %d) %.3f (%d prices); sum of all squares %.3f",
          date,
          100 * Math.sqrt(five.realizedVariance()),
          100 * Math.sqrt(five.medRv()),
          100 * Math.sqrt(kernel),
          seconds,
          bandwidth,
          100 * Math.sqrt(kernelOfAll),
          all,
          100 * Math.sqrt(varianceOfAll));
    }
  }

  /** Prices of one time stamp, merged into their median by a second way. */
  private static final class Merged {
    private final List<Double> logPrices = new ArrayList<>();
    private final List<Double> sameTime = new ArrayList<>();
    private long last = Long.MIN_VALUE;

    void add(long time, double price) {
      if (time > last) {
        merge();
        last = time;
      }
      sameTime.add(price);
    }

    double[] logPrices() {
      merge();
      return logPrices.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void merge() {
      if (!sameTime.isEmpty()) {
        sameTime.sort(null);
        int size = sameTime.size();
        logPrices.add(
            StrictMath.log(0.5 * (sameTime.get((size - 1) / 2) + sameTime.get(size / 2))));
        sameTime.clear();
      }
    }
  }
}

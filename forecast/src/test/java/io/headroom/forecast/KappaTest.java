package io.headroom.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.ConfigLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class KappaTest {
  private static final double PERCENT_SQUARED = 1e4;

  @Test
  void shouldBeConfiguredNearWhatIsMeasured() {
    // given
    Path file = Path.of(System.getProperty("headroom.root"), "config/us-equity-2013.yaml");

    // when
    double kappa = ConfigLoader.load(file).history().orElseThrow().kappa();

    // then
    assertThat(kappa).isBetween(0.97, 1.09);
  }

  @Test
  void shouldBeNearOneOnSpyAgainstTheFutures() {
    // given SPY's capped Garman-Klass by date
    TreeMap<String, Double> garmanKlass = new TreeMap<>();
    WickCap cap = new WickCap();
    RealData.zipLines(
        "daily/us-equity/spy.zip",
        bar -> {
          String date = bar[0].substring(0, 8);
          if (date.compareTo("20070101") >= 0 && date.compareTo("20131004") <= 0) {
            double open = Double.parseDouble(bar[1]);
            double close = Double.parseDouble(bar[4]);
            cap.add(open, Double.parseDouble(bar[2]), Double.parseDouble(bar[3]), close);
            garmanKlass.put(date, GarmanKlass.variance(open, cap.high(), cap.low(), close));
          }
        });

    // when the dates of both are taken; neither holds an overnight return
    double realized = 0;
    double fromBars = 0;
    double logRatios = 0;
    int days = 0;
    List<String[]> lines = RealData.lines("realized/sp500rm.csv");
    for (String[] line : lines.subList(1, lines.size())) {
      Double bars = garmanKlass.get(line[0].substring(1, 11).replace("-", ""));
      if (bars != null) {
        double variance = Double.parseDouble(line[1]) / PERCENT_SQUARED;
        realized += variance;
        fromBars += bars;
        logRatios += Math.log(variance / bars);
        days++;
      }
    }

    // then, as computed independently in Python over the same 1,668 days
    System.out.println("kappa " + realized / fromBars + ", geometric " + logRatios / days);
    assertThat(days).isEqualTo(1_668);
    assertThat(realized / fromBars).isEqualTo(1.027478638154169, Offset.offset(1e-9));
    assertThat(Math.exp(logRatios / days)).isEqualTo(1.1479579348707392, Offset.offset(1e-9));
  }
}

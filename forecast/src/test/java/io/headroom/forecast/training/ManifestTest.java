package io.headroom.forecast.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.forecast.network.Network;
import io.headroom.forecast.network.RandomNetworks;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);
  private static final Network NETWORK =
      RandomNetworks.artifact(List.of("a", "b", "c"), Examples.STEPS, 1).network();

  @Test
  void shouldSortKeysAtEveryLevel() {
    assertThat(
            CanonicalJson.of(
                Map.of("b", List.of(1, 2.5, "x\"\\\n"), "a", Map.of("d", 1L, "c", List.of()))))
        .isEqualTo("{\"a\":{\"c\":[],\"d\":1},\"b\":[1,2.5,\"x\\\"\\\\\\u000a\"]}");
  }

  @Test
  void shouldRefuseWhatJsonHasNoNumberFor() {
    assertThatThrownBy(() -> CanonicalJson.of(Map.of("a", Double.NaN)))
        .hasMessage("no JSON for NaN");
  }

  @Test
  void shouldSayWhichDaysWereSeen() {
    TrainingData data = TrainingData.split(Examples.of(100, 1), 0.15);

    String json =
        new Manifest(Examples.settings(List.of(5L), 2), data, Examples.origin(), List.of(), NETWORK)
            .toJson();

    // Day 84 since 1970-01-01 is 26 March, day 99 is 10 April.
    assertThat(json)
        .contains("\"seeds\":[5]")
        .contains("\"first\":\"1970-01-01\",\"last\":\"1970-03-26\"")
        .contains("\"first\":\"1970-03-27\",\"last\":\"1970-04-10\"")
        .contains(DataHash.of(data));
  }

  /** QLIKE is y / f - ln(y / f) - 1; the network's f is log-HAR's times exp(residual). */
  @Test
  void shouldHoldTheNetworkAgainstEveryBaselineOnTheDaysKeptBack() {
    TrainingData data = TrainingData.split(Examples.of(100, 1), 0.15);
    double ewma = 0;
    double logHar = 0;
    double network = 0;
    for (Example example : data.validation()) {
      double y = Math.exp(example.logVariance());
      ewma += qlike(y / Math.exp(-9.5));
      logHar += qlike(y / Math.exp(-9));
      network += qlike(y / Math.exp(-9 + NETWORK.residual(example.window())));
    }
    int count = data.validation().size();

    String json =
        new Manifest(Examples.settings(List.of(5L), 2), data, Examples.origin(), List.of(), NETWORK)
            .toJson();

    String validation = json.substring(json.indexOf("\"validation\""));
    assertThat(number(validation, "ewmaLoss")).isCloseTo(ewma / count, ROUNDING);
    assertThat(number(validation, "logHarLoss")).isCloseTo(logHar / count, ROUNDING);
    assertThat(number(validation, "networkLoss")).isCloseTo(network / count, ROUNDING);
  }

  private static double qlike(double ratio) {
    return ratio - Math.log(ratio) - 1;
  }

  private static double number(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":([-.0-9E]+)").matcher(json);
    assertThat(found.find()).as(name).isTrue();
    return Double.parseDouble(found.group(1));
  }
}

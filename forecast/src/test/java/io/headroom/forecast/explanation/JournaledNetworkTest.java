package io.headroom.forecast.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.forecast.network.RandomNetworks;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournaledNetworkTest {
  private static final List<String> FEATURES = List.of("one", "two", "three");
  private static final int STEPS = 6;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldHaveTheBitsOfTheForecastAndTheRightGradient(long seed) {
    NetworkArtifact artifact = RandomNetworks.artifact(FEATURES, STEPS, seed);
    double[] window = new Random(seed).doubles((long) STEPS * FEATURES.size(), -3, 3).toArray();

    JournaledNetwork twin = JournaledNetwork.of(artifact);

    assertThat(twin.at(window).value()).isEqualTo(artifact.network().residual(window));
    Slopes.assertGradient("artifact of seed " + seed, twin, window);
  }
}

package io.headroom.forecast.lab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.forecast.lab.InventedVariances;
import io.headroom.forecast.lab.ModelKind;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.PanelForecaster;
import io.headroom.forecast.lab.PanelModel;
import io.headroom.forecast.lab.PanelModels;
import io.headroom.forecast.lab.PanelWalk;
import io.headroom.forecast.lab.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkModelTest {
  private static final int DAYS = 450;
  private static final int TRAINED = 420;

  private final long seed = System.nanoTime();
  private final Panel panel =
      Invented.panel(
          Invented.NAMES, InventedVariances.of(new Random(seed), DAYS, Invented.NAMES.size()));

  NetworkModelTest() {
    System.out.println("NetworkModelTest seed " + seed);
  }

  /** h from a linear model of its own, r from each member's pass, and the mean taken here. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void shouldAverageItsMembersInVariance(int horizon) {
    Panel known = panel.upTo(TRAINED);
    NetworkDesign design = NetworkDesigns.of(panel, horizon).orElseThrow();
    PanelNetwork network = Invented.ensemble(seed, known, design);
    PanelForecaster linear =
        (horizon == 1 ? PanelModels.ridge() : PanelModels.harXModel()).forecaster(panel, horizon);
    linear.refit(known);
    NetworkInputs inputs = new NetworkInputs(design, panel);
    inputs.refit(known);
    List<PanelModel> models = NetworkModel.all(run(design));

    for (int number = 0; number < models.size(); number++) {
      String name = models.get(number).name();
      PanelForecaster forecaster = models.get(number).forecaster(panel, horizon);
      forecaster.refit(known);
      for (int days = TRAINED; days < DAYS; days += 7) {
        Panel then = panel.upTo(days);
        double[] h = linear.forecast(then);
        double[] forecasts = forecaster.forecast(then);
        List<float[]> said = new ArrayList<>();
        for (Member member : network.members()) {
          if (name.equals("networks") || name.equals(member.kind().text())) {
            float[] window = inputs.lastWindow(then, network.scaling(), member.steps());
            said.add(member.residuals(window, panel.width()));
          }
        }
        // Of the five members two are LSTMs, two CNNs and one is a Transformer.
        assertThat(said).hasSize(List.of(2, 2, 1, 5).get(number));
        for (int i = 0; i < panel.width(); i++) {
          int instrument = i;
          double mean =
              said.stream().mapToDouble(r -> Math.exp(r[instrument])).average().orElseThrow();
          assertThat(forecasts[i])
              .as("%s of %s", name, Invented.NAMES.get(i))
              .isCloseTo(h[i] * mean, within(1e-12 * h[i]));
        }
      }
    }
  }

  @Test
  void shouldBeNamedByItsKind() {
    List<PanelModel> models = NetworkModel.all(run(day()));

    assertThat(models)
        .extracting(PanelModel::name)
        .containsExactly("lstm", "causal-cnn", "transformer", "networks")
        .containsExactlyElementsOf(NetworkModel.names());
    assertThat(models)
        .extracting(PanelModel::kind)
        .containsExactly(
            ModelKind.NETWORK, ModelKind.NETWORK, ModelKind.NETWORK, ModelKind.ENSEMBLE);
  }

  @Test
  void shouldRefuseAnotherHorizonThanItsNetworks() {
    assertThatThrownBy(() -> NetworkModel.ensemble(run(day())).forecaster(panel, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("networks: horizon=5: its networks are for 1");
  }

  @Test
  void shouldSayForWhichDaysThereAreNoWeights() {
    NetworkRun run =
        new NetworkRun(
            panel,
            day(),
            (known, design) ->
                known.days() < 430
                    ? Optional.of(Invented.ensemble(seed, known, design))
                    : Optional.empty());
    PanelModel model = NetworkModel.ensemble(run);

    assertThat(model.notApplicable(panel)).isEmpty();
    assertThat(model.notApplicable(panel, new Schedule(420, 429, 9, 1))).isEmpty();
    assertThat(model.notApplicable(panel, new Schedule(420, 440, 10, 1)))
        .contains("no weights trained on the first 430 days; --retrain trains them");
    PanelForecaster forecaster = model.forecaster(panel, 1);
    assertThatThrownBy(() -> forecaster.refit(panel.upTo(435)))
        .hasMessage("made up: no weights for its first 435 days");
  }

  /** What one model has made the run do is nothing to the next. */
  @Test
  void shouldForecastTheSameWhateverOtherModelsWereRunBefore() {
    Schedule often = new Schedule(TRAINED, DAYS, 6, 1);
    Schedule once = new Schedule(TRAINED, DAYS, DAYS, 1);
    Schedule brief = new Schedule(TRAINED, TRAINED + 3, 6, 1);
    double[][] alone = PanelWalk.run(NetworkModel.ensemble(run(day())), panel, once, done -> {});

    NetworkRun shared = run(day());
    PanelWalk.run(NetworkModel.all(shared).get(0), panel, brief, done -> {});
    PanelWalk.run(NetworkModel.all(shared).get(1), panel, often, done -> {});
    double[][] after = PanelWalk.run(NetworkModel.ensemble(shared), panel, once, done -> {});

    assertThat(after).isDeepEqualTo(alone);
  }

  @Test
  void shouldNameTheDaysThatAreTooFew() {
    NetworkInputs inputs = new NetworkInputs(day(), panel);

    // 400 before the first origin, five origins, and the day after the last of them.
    assertThatThrownBy(() -> inputs.refit(panel.upTo(405)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("made up", "405");
    inputs.refit(panel.upTo(406));
    assertThat(inputs.examples()).isEqualTo(5);
  }

  private NetworkDesign day() {
    return NetworkDesigns.of(panel, 1).orElseThrow();
  }

  private NetworkRun run(NetworkDesign design) {
    return new NetworkRun(
        panel, design, (known, asked) -> Optional.of(Invented.ensemble(seed, known, asked)));
  }
}

package io.headroom.forecast.training.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.forecast.lab.InventedVariances;
import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.network.Member;
import io.headroom.forecast.lab.network.NetworkDesign;
import io.headroom.forecast.lab.network.NetworkDesigns;
import io.headroom.forecast.lab.network.PanelHash;
import io.headroom.forecast.lab.network.PanelNetwork;
import io.headroom.forecast.serving.Axis;
import io.headroom.forecast.training.TrainingOrigin;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A small ensemble on a panel that nobody measured. */
class PanelEnsembleTrainerTest {
  private static final int DAYS = 460;
  private static final int TRAINED = 432;
  private static final List<String> NAMES = List.of(".SPX", ".DJI", ".FTSE", ".N225", ".GSPTSE");
  private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final double[][] variances = InventedVariances.of(random, DAYS, NAMES.size());

  PanelEnsembleTrainerTest() {
    System.out.println("PanelEnsembleTrainerTest seed " + seed);
  }

  @Test
  void shouldTrainTheSameWeightsWhateverComesLater() throws IOException {
    double[][] scrambled = variances.clone();
    for (int day = TRAINED; day < DAYS; day++) {
      scrambled[day] = random.doubles(NAMES.size(), 1e-6, 1e-2).toArray();
    }
    // Of what comes later one day's date is there, as it is at the time, and nothing else.
    double[][] cut = Arrays.copyOf(variances, TRAINED + 1);
    cut[TRAINED] = new double[NAMES.size()];
    Arrays.fill(cut[TRAINED], Double.NaN);

    PanelNetwork network = day(panel(variances).upTo(TRAINED));

    assertThat(day(panel(scrambled).upTo(TRAINED)).bytes()).isEqualTo(network.bytes());
    assertThat(day(panel(cut).upTo(TRAINED)).bytes()).isEqualTo(network.bytes());
  }

  @Test
  void shouldTrainOtherWeightsIfTheLastDayWasAnother() throws IOException {
    double[][] changed = variances.clone();
    changed[TRAINED - 1] = variances[TRAINED - 1].clone();
    changed[TRAINED - 1][0] *= 1.5;

    PanelNetwork network = day(panel(variances).upTo(TRAINED));

    assertThat(day(panel(changed).upTo(TRAINED)).differenceFrom(network)).isPresent();
  }

  /** Neither weights nor anything else that is kept. */
  @Test
  void shouldLearnNothingFromInstrumentsThatAreLeftOut() throws IOException {
    double[][] changed = new double[DAYS][];
    Arrays.setAll(changed, day -> variances[day].clone());
    for (int day = 0; day < DAYS; day++) {
      changed[day][1] = day < 60 ? Double.NaN : 1e-3 * (1 + random.nextDouble());
    }
    List<String> pool = List.of(".SPX", ".FTSE", ".N225", ".GSPTSE");
    Panel known = panel(variances).upTo(TRAINED);
    Panel other = panel(changed).upTo(TRAINED);

    PanelNetwork network = train(known, NetworkDesigns.pooled(known, pool));
    PanelNetwork same = train(other, NetworkDesigns.pooled(other, pool));

    assertThat(same.differenceFrom(network)).isEmpty();
    for (int k = 0; k < network.members().size(); k++) {
      Member member = network.members().get(k);
      assertThat(same.members().get(k).vector().inputs()).isEqualTo(member.vector().inputs());
      assertThat(member.vector().outputs()).hasSize(pool.size());
    }
    assertThat(network.pool()).isEqualTo(pool);
  }

  @Test
  void shouldSayInTheManifestWhatItWasTrainedOnAndHow() throws IOException {
    Panel known = panel(variances).upTo(TRAINED);

    PanelNetwork network = day(known);

    assertThat(network.isFor(known, NetworkDesigns.of(known, 1).orElseThrow())).isTrue();
    assertThat(network.members())
        .extracting(Member::kind)
        .containsExactly(Member.Kind.LSTM, Member.Kind.CAUSAL_CNN, Member.Kind.TRANSFORMER);
    assertThat(network.largestDeviation()).isLessThan(PanelNetwork.TOLERANCE);
    assertThat(network.manifest())
        .contains(
            "\"blasKernel\":\"test kernel\"",
            "\"code\":\"test code\"",
            "\"days\":432",
            "\"firstDay\":\"2019-01-01\"",
            "\"lastDay\":\"" + FIRST.plusDays(431) + "\"",
            "\"guide\":\"ridge\"",
            "\"offset\":\"ridge\"",
            "\"horizon\":1",
            "\"note\":\"a note\"",
            // Day 400 is the first origin, day 430 the last whose next day is known.
            "\"origins\":31",
            "\"passes\":1",
            "\"seed\":7",
            "\"shape\":\"lstm units=3\"",
            "\"sha256\":\"" + PanelHash.of(known) + "\"",
            "\"examples5Sha256\":",
            "\"examples2Sha256\":",
            "\"examples1Sha256\":",
            recipe().settings().specification());
    assertThat(PanelNetwork.parse(network.bytes()).bytes()).isEqualTo(network.bytes());
  }

  @Test
  void shouldSayThatThereAreTooFewDays() {
    assertThatThrownBy(() -> day(panel(variances).upTo(405)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("made up: networks at day 405: expected more than ");
  }

  @Test
  void shouldEndWhenTheMonitorSaysSo() {
    Panel known = panel(variances).upTo(TRAINED);
    NetworkDesign design = NetworkDesigns.of(known, 1).orElseThrow();

    assertThatThrownBy(() -> trainer(true).train(known, design))
        .isInstanceOf(CancellationException.class);
  }

  /** What is shipped: three LSTMs, four causal CNNs, three Transformers, each with its own seed. */
  @Test
  void shouldShipTenMembersForADayAndAWeek() {
    for (int horizon : new int[] {1, 5}) {
      EnsembleRecipe recipe = EnsembleRecipe.of(horizon);
      assertThat(recipe.members()).hasSize(10).doesNotHaveDuplicates();
      assertThat(recipe.epochs()).isEqualTo(recipe.settings().mostEpochs());
    }
    assertThatThrownBy(() -> new EnsembleRecipe(EnsembleRecipe.of(1).settings(), 1, List.of()))
        .hasMessageContaining("members");
  }

  private static PanelNetwork day(Panel known) throws IOException {
    return train(known, NetworkDesigns.of(known, 1).orElseThrow());
  }

  private static PanelNetwork train(Panel known, NetworkDesign design) throws IOException {
    return trainer(false).train(known, design);
  }

  private static PanelEnsembleTrainer trainer(boolean cancelled) {
    JobMonitor monitor =
        new JobMonitor() {
          @Override
          public void progress(Progress progress) {
            // Nobody looks.
          }

          @Override
          public boolean cancelled() {
            return cancelled;
          }
        };
    return new PanelEnsembleTrainer(
        recipe(),
        new TrainingOrigin("test code", "test platform", "test kernel", "a note"),
        new JobRunner(TrainingStore.none(), "test", 1, () -> 0, monitor));
  }

  private static EnsembleRecipe recipe() {
    PanelSettings settings =
        new PanelSettings(
            8,
            1,
            new LearningRate(0.01, LearningRate.Decay.COSINE),
            1e-4,
            0,
            Double.POSITIVE_INFINITY,
            3);
    return new EnsembleRecipe(
        settings,
        1,
        List.of(
            new EnsembleRecipe.MemberRecipe(new LstmShape(3), 5, 7),
            new EnsembleRecipe.MemberRecipe(
                new CausalCnnShape(List.of(new ConvolutionShape(2, 1, 3, false))), 2, 8),
            new EnsembleRecipe.MemberRecipe(
                new TransformerShape(4, 2, 6, List.of(Axis.INSTRUMENTS)), 1, 9)));
  }

  private static Panel panel(double[][] variances) {
    int[] dates = new int[variances.length];
    Arrays.setAll(dates, day -> (int) FIRST.plusDays(day).toEpochDay());
    return Panel.of("made up", NAMES, dates, variances);
  }
}

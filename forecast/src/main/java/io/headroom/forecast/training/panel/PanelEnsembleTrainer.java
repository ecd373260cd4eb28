package io.headroom.forecast.training.panel;

import io.headroom.forecast.lab.Panel;
import io.headroom.forecast.lab.network.Member;
import io.headroom.forecast.lab.network.MemberVector;
import io.headroom.forecast.lab.network.NetworkDesign;
import io.headroom.forecast.lab.network.NetworkInputs;
import io.headroom.forecast.lab.network.PanelHash;
import io.headroom.forecast.lab.network.PanelNetwork;
import io.headroom.forecast.lab.network.PanelNetworkParts;
import io.headroom.forecast.network.FeatureScaling;
import io.headroom.forecast.serving.TransformerParameters;
import io.headroom.forecast.training.TrainingOrigin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trains the ensembles of a panel's days and makes artifacts of them. */
public final class PanelEnsembleTrainer {
  /** Instruments of a test vector, of a network that takes them one by one. */
  private static final int VECTOR = 4;

  private final EnsembleRecipe recipe;
  private final TrainingOrigin origin;
  private final JobRunner runner;

  public PanelEnsembleTrainer(EnsembleRecipe recipe, TrainingOrigin origin, JobRunner runner) {
    this.recipe = recipe;
    this.origin = origin;
    this.runner = runner;
  }

  /**
   * Trains on all that is known.
   *
   * @throws IOException if what has been trained can't be kept
   * @throws java.util.concurrent.CancellationException if the monitor said so
   * @throws IllegalArgumentException if too few days are known
   */
  public PanelNetwork train(Panel known, NetworkDesign design) throws IOException {
    NetworkInputs inputs = new NetworkInputs(design, known);
    inputs.refit(known);
    FeatureScaling scaling = inputs.scaling();
    Map<Integer, PanelExamples> examples = new TreeMap<>();
    List<TrainingJob> jobs = new ArrayList<>();
    for (EnsembleRecipe.MemberRecipe member : recipe.members()) {
      PanelExamples seen =
          examples.computeIfAbsent(member.steps(), steps -> examples(inputs, known, design, steps));
      jobs.add(job(known, member, seen));
    }
    List<TrainedNetwork> trained = runner.run(jobs);
    String manifest =
        new PanelManifest(recipe, origin, known, design, inputs.examples(), examples, trained)
            .toJson();
    return PanelNetwork.of(
        new PanelNetworkParts(
            manifest,
            design.horizon(),
            known.days(),
            PanelHash.of(known),
            design.offset().name(),
            design.guide().name(),
            design.pool(),
            design.features(),
            scaling,
            trained.stream().map(PanelEnsembleTrainer::member).toList()));
  }

  private TrainingJob job(Panel known, EnsembleRecipe.MemberRecipe member, PanelExamples examples) {
    return TrainingJob.of(
        known.days() + " days, " + member.shape().specification() + ", seed " + member.seed(),
        TrainingTask.of(
            member.shape(),
            recipe.settings(),
            member.seed(),
            examples,
            new FixedEpochs(recipe.epochs())));
  }

  private static PanelExamples examples(
      NetworkInputs inputs, Panel known, NetworkDesign design, int steps) {
    FeatureScaling scaling = inputs.scaling();
    List<float[]> windows = new ArrayList<>();
    List<float[]> labels = new ArrayList<>();
    for (int example = 0; example < inputs.examples(); example++) {
      windows.add(inputs.window(example, scaling, steps));
      labels.add(inputs.labels(example, known));
    }
    return PanelExamples.of(
        new RowShape(design.pool().size(), steps, scaling.features()), windows, labels);
  }

  private static Member member(TrainedNetwork trained) {
    RowVector vector = trained.vectors().get(0);
    float[] inputs = vector.inputs();
    float[] outputs = vector.outputs();
    boolean whole = trained.parameters() instanceof TransformerParameters;
    int kept = whole ? outputs.length : Math.min(VECTOR, outputs.length);
    return new Member(
        trained.parameters(),
        new MemberVector(
            Arrays.copyOf(inputs, inputs.length / outputs.length * kept),
            Arrays.copyOf(outputs, kept)));
  }
}

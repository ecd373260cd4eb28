package io.headroom.service;

import io.headroom.config.ConfigLoader;
import io.headroom.config.Variables;
import io.headroom.forecast.evaluation.Comparison;
import io.headroom.forecast.network.NetworkArtifact;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code headroom evaluate}: a network on days that it has not seen. */
@Command(
    name = "evaluate",
    description = "Compare a network with log-HAR and EWMA on days that it was not trained on.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "QLIKE, y/f - ln(y/f) - 1, is the mean loss of the forecasts made at one close for the next",
      "day; less is better. The Diebold-Mariano statistic is of the network's loss less log-HAR's:",
      "below -1.96 the network is better by more than chance.",
      "Example: headroom evaluate --config config/us-equity-daily.yaml \\",
      "           --model config/models/lstm-daily-481525db9f42.model --from 2009-01-01 --to 2013-10-04"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The configuration whose history is forecast, see config/README.md.")
  private Path config;

  @Option(names = "--model", required = true, paramLabel = "FILE", description = "The network.")
  private Path model;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "The first day to forecast; after the network's training.")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DATE",
      description = "The last day to forecast; nothing later is read.")
  private LocalDate to;

  @Option(
      names = "--retrain",
      description = "First train the network again as its manifest says, and compare the bits.")
  private boolean retrain;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @ParentCommand private Headroom headroom;

  @Override
  public Integer call() {
    Console console = Console.system();
    Shutdown shutdown = headroom.shutdown();
    return evaluate(console, shutdown);
  }

  private int evaluate(Console console, Shutdown shutdown) {
    NetworkArtifact artifact = ArtifactFile.read(model);
    Variables variables = Variables.of(System.getenv(), Program.root());
    PanelReader panel = new PanelReader(ConfigLoader.load(config), variables::expand);
    Comparison comparison = new Evaluation(model, artifact).compare(panel, from, to);
    Trainer trainer = new Trainer(panel, System.getenv(), console, shutdown);
    try {
      Optional<Retraining> again =
          retrain ? Optional.of(Retraining.of(model, artifact, trainer)) : Optional.empty();
      EvaluationReport report = new EvaluationReport(artifact, from, to, comparison, again);
      console.result(json ? report.toJson() : report.toText());
      boolean holds = again.map(Retraining::sameWeights).orElse(true);
      return holds ? ExitStatus.OK : ExitStatus.DOES_NOT_HOLD;
    } catch (CancellationException e) {
      console.note(e.getMessage());
      return ExitStatus.DOES_NOT_HOLD;
    }
  }
}

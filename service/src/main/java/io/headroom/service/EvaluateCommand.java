package io.headroom.service;

import io.headroom.config.ConfigLoader;
import io.headroom.config.Variables;
import io.headroom.forecast.evaluation.Comparison;
import io.headroom.forecast.network.NetworkArtifact;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code headroom evaluate}: forecasts of days that the models have not seen. */
@Command(
    name = "evaluate",
    description = {
      "Compare volatility models on days that they were not estimated on:",
      "all models on a panel of daily variances (--panel), or a trained network with log-HAR and"
          + " EWMA on a configuration's bars (--config)."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "QLIKE, y/f - ln(y/f) - 1, is the mean loss of the forecasts made at one close for the next",
      "day or days; less is better. The Diebold-Mariano statistic (DM) is of the loss less another",
      "model's: below -1.96 the model is better by more than chance.",
      "Examples: headroom evaluate --panel rv5.csv --sqrt --test-share 0.3 --html report.html",
      "          headroom evaluate --config config/us-equity-daily.yaml \\",
      "            --model config/models/lstm-daily-481525db9f42.model --from 2009-01-01 --to 2013-10-04"
    })
final class EvaluateCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private Subject subject;

  @Option(
      names = "--model",
      paramLabel = "NAME|FILE",
      description =
          "With --panel: only this model and log-HAR, may be repeated. With --config: the network.")
  private List<String> models = List.of();

  @Option(
      names = "--retrain",
      description = {
        "First train the networks again, and compare the bits; exit status 1 if they differ.",
        "With --panel that takes a quarter of an hour, and what is done is kept in --work."
      })
  private boolean retrain;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @ParentCommand private Headroom headroom;
  @Spec private CommandSpec spec;

  /** What is forecast. */
  static final class Subject {
    @ArgGroup(exclusive = false, heading = "On a panel:%n")
    private PanelOptions panel;

    @ArgGroup(exclusive = false, heading = "On a configuration's bars:%n")
    private BarsOptions bars;
  }

  /** A network on bars. */
  static final class BarsOptions {
    @Option(
        names = "--config",
        required = true,
        paramLabel = "FILE",
        description = "The configuration whose history is forecast, see config/README.md.")
    private Path config;

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
  }

  @Override
  public Integer call() {
    Console console = Console.system();
    Shutdown shutdown = headroom.shutdown();
    if (subject.panel != null) {
      return new PanelRun(subject.panel, models, retrain, console, shutdown::requested).run(json);
    }
    if (models.size() != 1) {
      throw new ParameterException(
          spec.commandLine(), "--config needs one --model, the file of the network to evaluate");
    }
    return evaluate(subject.bars, Path.of(models.get(0)), console, shutdown);
  }

  private int evaluate(BarsOptions bars, Path model, Console console, Shutdown shutdown) {
    NetworkArtifact artifact = ArtifactFile.read(model);
    Variables variables = Variables.of(System.getenv(), Program.root());
    PanelReader panel = new PanelReader(ConfigLoader.load(bars.config), variables::expand);
    Comparison comparison = new Evaluation(model, artifact).compare(panel, bars.from, bars.to);
    Trainer trainer = new Trainer(panel, System.getenv(), console, shutdown);
    try {
      Optional<Retraining> again =
          retrain ? Optional.of(Retraining.of(model, artifact, trainer)) : Optional.empty();
      EvaluationReport report =
          new EvaluationReport(artifact, bars.from, bars.to, comparison, again);
      console.result(json ? report.toJson() : report.toText());
      boolean holds = again.map(Retraining::sameWeights).orElse(true);
      return holds ? ExitStatus.OK : ExitStatus.DOES_NOT_HOLD;
    } catch (CancellationException e) {
      console.note(e.getMessage());
      return ExitStatus.DOES_NOT_HOLD;
    }
  }
}

package io.headroom.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.config.ConfigLoader;
import io.headroom.config.Variables;
import io.headroom.forecast.DailyPanel;
import io.headroom.forecast.network.NetworkArtifact;
import io.headroom.forecast.training.TrainingSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code headroom train}: trains networks on a config's daily history, or on a panel. */
@Command(
    name = "train",
    description = {
      "Train networks:",
      "one that corrects log-HAR, on a config's daily history (--config), or the ensembles with"
          + " which evaluate --panel walks over a panel (--panel)."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Writes DIR/lstm-daily-<hash>.model and its manifest beside it. The same config, days and",
      "settings give the same bits on one BLAS kernel (OPENBLAS_CORETYPE). Ctrl-C leaves nothing.",
      "Example: headroom train --config config/us-equity-daily.yaml --until 2008-12-31 --out models",
      "",
      "With --panel it writes an ensemble for each day that evaluate estimates networks at, and what",
      "is done is kept in --work: a training that was ended goes on where it was.",
      "Example: headroom train --panel rv5.csv --sqrt --horizon 1 --out models/panel"
    })
final class TrainCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private Subject subject;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the network goes; made if it is not there.")
  private Path out;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "How the settings were found, for the manifest.")
  private String note;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @ParentCommand private Headroom headroom;

  @Spec private CommandSpec spec;

  /** What is learnt from. */
  static final class Subject {
    @ArgGroup(exclusive = false, heading = "On a configuration's bars:%n")
    private BarsOptions bars;

    @ArgGroup(exclusive = false, heading = "On a panel:%n")
    private PanelWindows panel;
  }

  /** A network on bars. */
  static final class BarsOptions {
    @Option(
        names = "--config",
        required = true,
        paramLabel = "FILE",
        description = "The configuration whose history is learnt from, see config/README.md.")
    private Path config;

    @Option(
        names = "--until",
        required = true,
        paramLabel = "DATE",
        description = "The last day of the training, such as 2008-12-31; nothing later is read.")
    private LocalDate until;

    @Option(
        names = "--seeds",
        paramLabel = "N",
        defaultValue = "5",
        description = "Members, of the seeds 1 to N. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
        names = "--steps",
        paramLabel = "N",
        defaultValue = "5",
        description = "Days that the network looks back. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
        names = "--units",
        paramLabel = "N",
        defaultValue = "8",
        description = "Units of each LSTM. Default: ${DEFAULT-VALUE}.")
    private int units;

    @Option(
        names = "--epochs",
        paramLabel = "N",
        defaultValue = "60",
        description = "Passes over the training days at most. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
        names = "--patience",
        paramLabel = "N",
        defaultValue = "10",
        description =
            "Passes without a better validation loss that end a training. Default: ${DEFAULT-VALUE}.")
    private int patience;

    @Option(
        names = "--batch",
        paramLabel = "N",
        defaultValue = "512",
        description = "Examples per update. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
        names = "--learning-rate",
        paramLabel = "X",
        defaultValue = "0.003",
        description = "Step length of Adam. Default: ${DEFAULT-VALUE}.")
    private double learningRate;

    @Option(
        names = "--l2",
        paramLabel = "X",
        defaultValue = "0.003",
        description = "Penalty on squared weights. Default: ${DEFAULT-VALUE}.")
    private double l2;

    @Option(
        names = "--largest-error",
        paramLabel = "X",
        defaultValue = "4",
        description =
            "The most, in logs, by which an error of log-HAR may pull in training. Default: ${DEFAULT-VALUE}.")
    private double largestError;

    @Option(
        names = "--validation-share",
        paramLabel = "X",
        defaultValue = "0.15",
        description =
            "Share of the days, the latest, on which the best pass is chosen. Default: ${DEFAULT-VALUE}.")
    private double validationShare;

    private TrainingSettings settings() {
      return new TrainingSettings(
          DailyPanel.allFeatures(),
          steps,
          units,
          LongStream.rangeClosed(1, seeds).boxed().toList(),
          epochs,
          patience,
          batch,
          learningRate,
          l2,
          largestError,
          validationShare);
    }
  }

  @Override
  public Integer call() {
    Console console = Console.system();
    if (subject.panel != null) {
      return new PanelTraining(subject.panel, out, note, console, headroom.shutdown()).run(json);
    }
    TrainingSettings settings = settings();
    Variables variables = Variables.of(System.getenv(), Program.root());
    PanelReader panel = new PanelReader(ConfigLoader.load(subject.bars.config), variables::expand);
    Shutdown shutdown = headroom.shutdown();
    return train(new Trainer(panel, System.getenv(), console, shutdown), settings, console);
  }

  /** Before the process may end, so that whoever ended it reads what became of it. */
  private int train(Trainer trainer, TrainingSettings settings, Console console) {
    try {
      NetworkArtifact artifact = trainer.train(settings, subject.bars.until, note);
      Path file = ArtifactFile.write(out, artifact);
      console.result(json ? toJson(file, artifact) : toText(file, artifact));
      return ExitStatus.OK;
    } catch (CancellationException e) {
      console.note(e.getMessage() + "; nothing was written");
      return ExitStatus.DOES_NOT_HOLD;
    }
  }

  private TrainingSettings settings() {
    try {
      return subject.bars.settings();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static String toText(Path file, NetworkArtifact artifact) {
    return String.format(
        Locale.ROOT,
        "%s%n%d members of %d units, %d days of %d features; %,d bytes",
        file,
        artifact.members(),
        artifact.units(),
        artifact.steps(),
        artifact.featureNames().size(),
        artifact.bytes().length);
  }

  private static String toJson(Path file, NetworkArtifact artifact) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("file", file.toString());
    result.put("hash", artifact.name());
    result.put("bytes", artifact.bytes().length);
    result.set("manifest", JsonText.parse(artifact.manifest()));
    return result.toString();
  }
}

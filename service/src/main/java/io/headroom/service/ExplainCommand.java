package io.headroom.service;

import io.headroom.journal.Journal;
import io.headroom.replay.ForecastExplanation;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom explain}: why a network forecast what it did. */
@Command(
    name = "explain",
    description =
        "Explain a network's forecast: what each day and feature did to it, by integrated gradients.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The facts are run again up to the forecast, which has to come out as it stands in the journal,",
      "bit for bit. What is explained is by how much the network moved log-HAR's forecast, against",
      "the HAR point: a window in which each day came out as log-HAR had expected.",
      "'headroom inspect --journal DIR --type VolatilityForecast' lists forecasts.",
      "Exit status 1 if the forecast does not follow from the facts, or attributions do not add up.",
      "Example: headroom explain --journal /tmp/demo --decision 12345",
      "",
      "With --panel: how the features moved the networks' forecast away from that of the point at which",
      "all of them are at their means over the training.",
      "Example: headroom explain --panel rv5.csv --sqrt --instrument .SPX --date 2020-03-12"
    })
final class ExplainCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private Subject subject;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** What is explained. */
  static final class Subject {
    @ArgGroup(exclusive = false, heading = "A journal's forecast:%n")
    private JournalOptions journal;

    @ArgGroup(exclusive = false, heading = "A forecast on a panel:%n")
    private PanelExplain.Options panel;
  }

  /** A forecast of a journal. */
  static final class JournalOptions {
    @Option(names = "--journal", required = true, paramLabel = "DIR", description = "The journal.")
    private Path folder;

    @Option(
        names = "--decision",
        required = true,
        paramLabel = "N",
        description = "The number of a VolatilityForecast.")
    private long decision;
  }

  @Override
  public Integer call() {
    Console console = Console.system();
    return subject.panel == null
        ? explain(subject.journal.folder, subject.journal.decision, console)
        : new PanelExplain(subject.panel).run(console, json);
  }

  private int explain(Path folder, long decision, Console console) {
    if (decision < 1) {
      throw new ParameterException(
          spec.commandLine(), "--decision " + decision + ": decisions are numbered from 1 on");
    }
    Progress progress = console.progress();
    try (Journal journal = Journal.openReadOnly(folder)) {
      long facts = Math.max(1, journal.lastFact());
      ForecastExplanation explanation =
          ForecastExplanation.of(
              journal, decision, fact -> progress.update((double) fact / facts, fact, "facts"));
      progress.done();
      ExplanationReport report = new ExplanationReport(explanation);
      console.result(json ? report.toJson() : report.toText());
      return report.holds() ? ExitStatus.OK : ExitStatus.DOES_NOT_HOLD;
    }
  }
}

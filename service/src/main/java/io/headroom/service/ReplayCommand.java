package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.journal.Journal;
import io.headroom.replay.Replay;
import io.headroom.replay.ReplayReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code headroom replay}: runs a journal again and compares. */
@Command(
    name = "replay",
    description = "Run a journal's facts again and compare every decision, byte for byte.",
    mixinStandardHelpOptions = true,
    footer = {"", "Exit status 1 if a decision differs, is missing or is extra."})
final class ReplayCommand implements Callable<Integer> {
  @Option(names = "--journal", required = true, paramLabel = "DIR", description = "The journal.")
  private Path folder;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    Console console = Console.system();
    Progress progress = console.progress();
    try (Journal journal = Journal.openReadOnly(folder)) {
      long facts = journal.lastFact();
      ReplayReport report =
          Replay.of(journal)
              .run(fact -> progress.update((double) fact / Math.max(1, facts), fact, "facts"));
      progress.done();
      double seconds = (System.nanoTime() - Program.startedNanos()) / 1e9;
      console.result(json ? toJson(report, seconds) : toText(report, seconds));
      return report.holds() ? ExitStatus.OK : ExitStatus.DOES_NOT_HOLD;
    }
  }

  private static String toJson(ReplayReport report, double seconds) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("facts", report.facts());
    result.put("decisions", report.decisions());
    result.put("identical", report.identical());
    result.put("different", report.different());
    result.put("missing", report.missing());
    result.put("extra", report.extra());
    report
        .firstDifference()
        .ifPresentOrElse(
            difference ->
                result
                    .putObject("firstDifference")
                    .put("decision", difference.decision())
                    .put("type", difference.type())
                    .put("field", difference.field())
                    .put("journal", difference.journal())
                    .put("computed", difference.computed()),
            () -> result.putNull("firstDifference"));
    ArrayNode others = result.putArray("notComputed");
    for (ReplayReport.OtherEpoch other : report.others()) {
      others
          .addObject()
          .put("epoch", other.epoch().number())
          .put("firstFact", other.epoch().firstFact())
          .put("decisions", other.decisions())
          .put("algorithms", other.epoch().algorithmsText())
          .put("build", other.epoch().build());
    }
    result.put("seconds", Math.round(seconds * 1e3) / 1e3);
    return result.toString();
  }

  private static String toText(ReplayReport report, double seconds) {
    String counts =
        String.format(
            Locale.ROOT,
            "%,d facts run again in %.1f s: %,d of %,d decisions identical, %,d different, %,d missing, %,d extra",
            report.facts(),
            seconds,
            report.identical(),
            report.decisions(),
            report.different(),
            report.missing(),
            report.extra());
    StringBuilder text = new StringBuilder(counts);
    report.firstDifference().ifPresent(first -> text.append("\nfirst: ").append(first));
    for (ReplayReport.OtherEpoch other : report.others()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%nepoch %d, from fact %,d on, was computed by release %s with %s: its %,d decisions were not computed again, that release can",
              other.epoch().number(),
              other.epoch().firstFact(),
              other.epoch().build(),
              other.epoch().algorithmsText(),
              other.decisions()));
    }
    return text.toString();
  }
}

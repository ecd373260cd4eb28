package io.headroom.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.journal.JournalException;
import io.headroom.journal.JournalRepair;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code headroom repair}: makes a new journal of what is whole in a damaged one. */
@Command(
    name = "repair",
    description = "Copy what is whole in a damaged journal to a new one.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Copies the facts up to the first that is not as it was written, and the decisions up to the",
      "first that is not, or that was caused by a later fact. The damaged journal is only read: keep",
      "it. The new one has its id; it has no seals and is sealed anew from its first record.",
      "Example:",
      "  headroom repair --journal /data/journal --out /data/journal-repaired"
    })
final class RepairCommand implements Callable<Integer> {
  @Option(names = "--journal", required = true, paramLabel = "DIR", description = "The journal.")
  private Path folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "NEW",
      description = "The folder of the new journal; not there yet, or empty.")
  private Path out;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    Console.system().result(json ? toJson(repair()) : toText(repair()));
    return ExitStatus.OK;
  }

  private JournalRepair.Report repair() {
    try {
      return JournalRepair.run(folder, out);
    } catch (JournalException e) {
      throw new UnusableInputException(e.getMessage());
    }
  }

  private String toText(JournalRepair.Report report) {
    return toText("facts", report.facts())
        + toText("decisions", report.decisions())
        + "journal "
        + report.journal()
        + " goes on in "
        + out
        + "; "
        + folder
        + " is as it was";
  }

  private static String toText(String log, JournalRepair.Log copied) {
    return String.format(
        Locale.ROOT,
        "%s: %,d kept%s%n",
        log,
        copied.kept(),
        copied.damage().map(what -> "; the rest is left out: " + what).orElse(", all of them"));
  }

  private String toJson(JournalRepair.Report report) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("journal", report.journal());
    result.put("out", out.toString());
    put(result.putObject("facts"), report.facts());
    put(result.putObject("decisions"), report.decisions());
    return result.toString();
  }

  private static void put(ObjectNode node, JournalRepair.Log copied) {
    node.put("kept", copied.kept());
    node.put("damage", copied.damage().orElse(null));
  }
}

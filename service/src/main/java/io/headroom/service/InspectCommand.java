package io.headroom.service;

import io.headroom.journal.Journal;
import io.headroom.journal.LogReader;
import io.headroom.journal.RecordCursor;
import io.headroom.journal.RecordHeader;
import io.headroom.journal.RecordLog;
import io.headroom.journal.RecordPrinter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom inspect}: prints records of a journal. */
@Command(
    name = "inspect",
    description = "Print records of a journal, decisions unless --facts is given.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: headroom inspect --journal /tmp/week --type LimitStateChanged --type BreachRaised"
    })
final class InspectCommand implements Callable<Integer> {
  private static final int LINES_BETWEEN_CHECKS = 256;

  @Option(names = "--journal", required = true, paramLabel = "DIR", description = "The journal.")
  private Path folder;

  @ArgGroup private Log log = new Log();

  @Option(
      names = "--type",
      paramLabel = "NAME",
      description = "Only records of this type, for example VolatilityForecast; may be repeated.")
  private List<String> types = List.of();

  @Option(
      names = "--from",
      paramLabel = "N",
      defaultValue = "1",
      description = "First record number. Default: ${DEFAULT-VALUE}.")
  private long from;

  @Option(names = "--to", paramLabel = "N", description = "Last record number.")
  private long to = Long.MAX_VALUE;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many records.")
  private long limit = Long.MAX_VALUE;

  @Option(names = "--json", description = "One JSON object per line and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Which of the two logs. */
  private static final class Log {
    @Option(names = "--facts", description = "Print facts.")
    private boolean facts;

    @Option(names = "--decisions", description = "Print decisions, the default.")
    private boolean decisions;

    boolean ofFacts() {
      return facts && !decisions;
    }
  }

  @Override
  public Integer call() {
    checkNumbers();
    try (Journal journal = Journal.openReadOnly(folder)) {
      RecordLog records = log.ofFacts() ? journal.facts() : journal.decisions();
      Set<Integer> wanted = templateIds();
      print(records.reader(from), wanted);
      if (from > records.lastNumber()) {
        Console.system()
            .note(
                "there is nothing from record "
                    + from
                    + " on: the "
                    + records.name()
                    + " end at record "
                    + records.lastNumber());
      }
    }
    return ExitStatus.OK;
  }

  private void print(LogReader reader, Set<Integer> wanted) {
    Console console = Console.system();
    RecordPrinter printer = new RecordPrinter();
    RecordHeader header = new RecordHeader();
    long printed = 0;
    boolean isRead = true;
    try (RecordCursor records = new RecordCursor(reader)) {
      while (isRead && printed < limit && records.next() && records.header(header).number() <= to) {
        if (wanted.isEmpty() || wanted.contains(header.templateId())) {
          String text = printer.print(records.buffer(), records.offset(), records.length());
          console.line(json ? text : RecordText.of(text));
          printed++;
          isRead = printed % LINES_BETWEEN_CHECKS != 0 || console.isRead();
        }
      }
    }
    // Standard output that was closed early, as by `head`, is no failure.
    console.isRead();
  }

  private Set<Integer> templateIds() {
    List<String> known = log.ofFacts() ? RecordPrinter.factTypes() : RecordPrinter.decisionTypes();
    Set<Integer> ids = new TreeSet<>();
    for (String type : types) {
      if (!known.contains(type)) {
        throw new ParameterException(
            spec.commandLine(),
            "--type "
                + type
                + ": no such type of "
                + (log.ofFacts() ? "fact" : "decision")
                + "; choose from "
                + String.join(", ", known));
      }
      ids.add(RecordPrinter.templateId(type).orElseThrow());
    }
    return ids;
  }

  private void checkNumbers() {
    if (from < 1 || to < from || limit < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--from, --to and --limit are numbers from 1 on, and --to is not below --from");
    }
  }
}

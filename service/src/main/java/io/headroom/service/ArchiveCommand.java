package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.JournalSettings;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalArchive;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.agrona.concurrent.SystemEpochNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code headroom archive}: moves old facts out of a journal's log. */
@Command(
    name = "archive",
    description = "Move whole days of old, sealed facts to the journal's archive, compressed.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "How old they must be is journal.archive-after-days of the config in force; without it nothing",
      "is moved. Decisions stay. Every command reads archived facts where they are, and 'verify'",
      "holds them against the seals. What was moved is itself a fact of the journal.",
      "Example: headroom archive --journal /var/lib/headroom/journal"
    })
final class ArchiveCommand implements Callable<Integer> {
  @Option(names = "--journal", required = true, paramLabel = "DIR", description = "The journal.")
  private Path folder;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @Override
  public Integer call() {
    Console console = Console.system();
    JournalSettings settings = settings();
    int days =
        settings
            .archiveAfterDays()
            .orElseThrow(
                () ->
                    new UnusableInputException(
                        "the config in force in journal "
                            + folder
                            + " does not let facts be archived: set"
                            + " journal.archive-after-days and serve once with it"));
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    List<JournalArchive.Moved> moved =
        JournalArchive.run(
            folder,
            settings,
            new JournalArchive.Request(today, SystemEpochNanoClock.INSTANCE.nanoTime(), days),
            console::note);
    console.result(json ? toJson(moved, days) : toText(moved, days));
    return ExitStatus.OK;
  }

  private JournalSettings settings() {
    try (Journal journal = Journal.openReadOnly(folder)) {
      return JournalAccount.of(journal)
          .state()
          .active()
          .map(HeadroomConfig::journal)
          .orElseThrow(
              () -> new UnusableInputException("journal " + folder + " holds no config yet"));
    }
  }

  private static String toJson(List<JournalArchive.Moved> moved, int days) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("afterDays", days);
    ArrayNode files = result.putArray("moved");
    for (JournalArchive.Moved one : moved) {
      files
          .addObject()
          .put("file", one.file())
          .put("archive", one.archive())
          .put("firstFact", one.firstFact())
          .put("lastFact", one.lastFact())
          .put("bytes", one.bytes())
          .put("archiveBytes", one.archiveBytes());
    }
    return result.toString();
  }

  private static String toText(List<JournalArchive.Moved> moved, int days) {
    if (moved.isEmpty()) {
      return "nothing is older than " + days + " days and sealed";
    }
    StringBuilder text = new StringBuilder();
    for (JournalArchive.Moved one : moved) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s: facts %,d to %,d, %,d bytes, now %,d in archive/facts/%s%n",
              one.file(),
              one.firstFact(),
              one.lastFact(),
              one.bytes(),
              one.archiveBytes(),
              one.archive()));
    }
    return text.toString().stripTrailing();
  }
}

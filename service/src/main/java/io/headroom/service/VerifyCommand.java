package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.journal.FileProblem;
import io.headroom.journal.Journal;
import io.headroom.journal.seal.SignedCheckpoint;
import io.headroom.replay.Finding;
import io.headroom.replay.KeptCheckpoint;
import io.headroom.replay.Verification;
import io.headroom.replay.VerifyReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom verify}: checks that a journal is as it was written. */
@Command(
    name = "verify",
    description =
        "Check that a journal is as it was written: records, checksums, seals, signatures.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Reads everything once and names the first thing that is wrong: log, record, file, byte, what",
      "was expected and what was found. Exit status 1 if something is. A journal whose writer is at",
      "work can be verified too.",
      "Examples:",
      "  headroom verify --journal /tmp/week --key seal.pub",
      "  headroom verify --journal /tmp/week --key seal.pub \\",
      "                  --checkpoint kept/decisions.checkpoint --witness-key witness.pub"
    })
final class VerifyCommand implements Callable<Integer> {
  private static final String CYCLE = ".cq4";

  /** About what a record and its share of checksums takes, to know how far there is to go. */
  private static final double BYTES_PER_RECORD = 90;

  @Option(names = "--journal", required = true, paramLabel = "DIR", description = "The journal.")
  private Path folder;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The public key that the seals must be made with, PEM or vkey. Default: the one in the journal, which shows damage but not forgery.")
  private Path key;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "A checkpoint kept elsewhere that the journal must continue; may be repeated.")
  private List<Path> checkpoints = List.of();

  @Option(
      names = "--witness-key",
      paramLabel = "FILE",
      description =
          "The public key, PEM or vkey, of a witness that must have cosigned each of them; may be repeated.")
  private List<Path> witnesses = List.of();

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (checkpoints.isEmpty() && !witnesses.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--witness-key without --checkpoint: cosignatures are on the checkpoints that a witness"
              + " gave; name them with --checkpoint");
    }
    Journal.checkReadable(folder);
    Verification.Request request =
        new Verification.Request(
            folder,
            Optional.ofNullable(key).map(SealKeyFile::readPublic),
            checkpoints.stream()
                .map(file -> new KeptCheckpoint(file.toString(), SealKeyFile.readCheckpoint(file)))
                .toList(),
            witnesses.stream().map(SealKeyFile::readWitness).toList());
    Console console = Console.system();
    Progress progress = console.progress();
    double total = Math.max(1, bytes() / BYTES_PER_RECORD);
    long started = System.nanoTime();
    VerifyReport report =
        Verification.run(
            request, records -> progress.update(Math.min(1, records / total), records, "records"));
    progress.done();
    double seconds = (System.nanoTime() - started) / 1e9;
    console.result(json ? toJson(report, seconds) : toText(report, seconds));
    return report.holds() ? ExitStatus.OK : ExitStatus.DOES_NOT_HOLD;
  }

  private long bytes() {
    try (Stream<Path> files = Files.walk(folder, 3)) {
      return files.filter(file -> file.toString().endsWith(CYCLE)).mapToLong(this::size).sum();
    } catch (IOException e) {
      throw new UnusableInputException(
          "--journal " + folder + ": cannot be read: " + FileProblem.of(e));
    }
  }

  private long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      // Only for the progress shown; whoever reads the file says why it cannot be read.
      return 0;
    }
  }

  private static String toText(VerifyReport report, double seconds) {
    StringBuilder text = new StringBuilder();
    report.finding().ifPresent(finding -> text.append("WRONG: ").append(finding).append('\n'));
    report.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    for (VerifyReport.Log log : report.logs()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s: %,d records, %,d of them sealed, %,d checkpoints%n",
              log.name(),
              log.records(),
              log.sealed().map(SignedCheckpoint::size).orElse(0L),
              log.checkpoints()));
      log.verifierKey().ifPresent(vkey -> text.append("  verifier key ").append(vkey).append('\n'));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%s; %,d records in %.1f s, %,.0f records/s",
            report.holds() ? "everything is as it was written" : "NOT as it was written",
            report.records(),
            seconds,
            report.records() / seconds));
    return text.toString();
  }

  private static String toJson(VerifyReport report, double seconds) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("holds", report.holds());
    result.put("journal", report.journal());
    report
        .finding()
        .ifPresentOrElse(
            finding -> put(result.putObject("finding"), finding), () -> result.putNull("finding"));
    report.logs().forEach(log -> put(result.putObject(log.name()), log));
    ArrayNode notes = result.putArray("notes");
    report.notes().forEach(notes::add);
    result.put("seconds", Math.round(seconds * 1e3) / 1e3);
    result.put("recordsPerSecond", Math.round(report.records() / seconds));
    return result.toString();
  }

  private static void put(ObjectNode node, Finding finding) {
    node.put("log", finding.log());
    node.put("record", finding.record());
    node.put("file", finding.file());
    node.put("byte", finding.offset());
    node.put("expected", finding.expected());
    node.put("found", finding.found());
  }

  private static void put(ObjectNode node, VerifyReport.Log log) {
    node.put("records", log.records());
    node.put("checkpoints", log.checkpoints());
    log.sealed()
        .ifPresent(
            newest ->
                node.put("sealed", newest.size())
                    .put("root", newest.root().base64())
                    .put("origin", newest.checkpoint().origin()));
    log.verifierKey().ifPresent(vkey -> node.put("verifierKey", vkey));
  }
}

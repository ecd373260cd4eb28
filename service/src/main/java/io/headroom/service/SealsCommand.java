package io.headroom.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.journal.FileProblem;
import io.headroom.journal.FolderFiles;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalFiles;
import io.headroom.journal.seal.SealException;
import io.headroom.journal.seal.SealFiles;
import io.headroom.journal.seal.SealPublicKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedCheckpoint;
import io.headroom.journal.seal.TileExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code headroom seals}: writes a journal's seals for other people's tools. */
@Command(
    name = "seals",
    description = "Write a journal's seals as C2SP tlog-tiles, for other tools than Headroom.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Makes OUT/facts and OUT/decisions, each with a file 'checkpoint' and a file",
      "for each tile of hashes, tile/LEVEL/INDEX. Any web server can serve them, any",
      "tlog-tiles client read them with the verifier key that is shown. The records",
      "themselves are not among them. It reads the folder 'seals' alone, so a copy of",
      "that is enough; the journal's writer may be at work.",
      "Example: headroom seals --journal /tmp/week --out /srv/www/week"
    })
final class SealsCommand implements Callable<Integer> {
  private static final List<String> LOGS = List.of("facts", "decisions");

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "DIR",
      description = "The journal, or a folder with a copy of its folder 'seals'.")
  private Path folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to write them: a new folder, or an empty one.")
  private Path out;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  /** A log that is sealed. */
  private record Sealed(String name, TileExport export, String verifierKey) {
    SignedCheckpoint checkpoint() {
      return export.checkpoint();
    }
  }

  /** A log whose seals were written. */
  private record Written(Sealed log, Path folder, long tiles) {}

  @Override
  public Integer call() {
    List<Sealed> logs = sealed();
    refuseTarget();
    List<Written> written = logs.stream().map(this::write).toList();
    Console.system().result(json ? toJson(written) : toText(written));
    return ExitStatus.OK;
  }

  private List<Sealed> sealed() {
    if (!Files.isDirectory(folder)) {
      throw unusable("--journal", folder, "there is no such folder");
    }
    JournalFiles files = new FolderFiles(folder);
    SealPublicKey key = SealFiles.publicKey(files).orElseThrow(this::noSeals);
    List<Sealed> logs = new ArrayList<>();
    LOGS.forEach(log -> sealed(files, log, key).ifPresent(logs::add));
    if (logs.isEmpty()) {
      throw unusable("--journal", folder, "nothing is sealed yet: there are no checkpoints");
    }
    return logs;
  }

  private static Optional<Sealed> sealed(JournalFiles files, String log, SealPublicKey key) {
    SealedLog seals = SealedLog.of(files, log, key);
    seals
        .newestProblem()
        .ifPresent(
            problem -> {
              throw new SealException(problem + "; 'headroom verify' tells what else is wrong");
            });
    return seals
        .newestCheckpoint()
        .map(
            newest ->
                new Sealed(
                    log,
                    TileExport.of(seals, newest),
                    key.named(newest.checkpoint().origin()).toString()));
  }

  private UnusableInputException noSeals() {
    boolean journal = Journal.isIn(folder);
    return unusable(
        "--journal",
        folder,
        journal
            ? "the journal is not sealed: it has no " + SealFiles.PUBLIC_KEY
            : "holds neither a journal nor a copy of one's folder '" + SealFiles.FOLDER + "'");
  }

  private void refuseTarget() {
    Journal.checkOutside(folder, "--out", out);
    try {
      if (Files.exists(out) && !Files.isDirectory(out)) {
        throw unusable("--out", out, "is a file; name a new folder");
      }
      if (!isEmpty(out)) {
        throw unusable("--out", out, "is not empty; name a new folder");
      }
      Files.createDirectories(out);
    } catch (IOException e) {
      throw unusable("--out", out, "cannot be used: " + FileProblem.of(e));
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
      return files.findAny().isEmpty();
    }
  }

  private Written write(Sealed log) {
    Path target = out.resolve(log.name());
    return new Written(log, target, log.export().write(new FolderFiles(target)));
  }

  private static String toText(List<Written> written) {
    StringBuilder text = new StringBuilder();
    for (Written log : written) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s: %,d records, %,d tiles in %s%n  root %s%n  verifier key %s%n",
              log.log().name(),
              log.log().checkpoint().size(),
              log.tiles(),
              log.folder(),
              log.log().checkpoint().root(),
              log.log().verifierKey()));
    }
    LOGS.stream()
        .filter(name -> written.stream().noneMatch(log -> log.log().name().equals(name)))
        .forEach(name -> text.append(name).append(": nothing is sealed yet\n"));
    return text.toString().stripTrailing();
  }

  private String toJson(List<Written> written) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("out", out.toString());
    for (Written log : written) {
      SignedCheckpoint checkpoint = log.log().checkpoint();
      result
          .putObject(log.log().name())
          .put("folder", log.folder().toString())
          .put("origin", checkpoint.checkpoint().origin())
          .put("size", checkpoint.size())
          .put("root", checkpoint.root().base64())
          .put("tiles", log.tiles())
          .put("verifierKey", log.log().verifierKey());
    }
    return result.toString();
  }

  private static UnusableInputException unusable(String option, Path path, String problem) {
    return new UnusableInputException(option + " " + path + ": " + problem);
  }
}

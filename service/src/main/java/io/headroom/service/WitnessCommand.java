package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.journal.FileProblem;
import io.headroom.journal.FolderFiles;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalFiles;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.SealPublicKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedCheckpoint;
import io.headroom.journal.seal.SignedNote;
import io.headroom.replay.Witness;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom witness}: cosigns a journal's checkpoints if it only grew. */
@Command(
    name = "witness",
    description =
        "Cosign the newest checkpoints of a journal, if it only grew since the last time.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Run it regularly, by someone else than who keeps the journal, and keep state and output",
      "elsewhere. It reads the folder 'seals' alone, so a copy of that is enough. A rollback, a",
      "rewritten history or a log whose checkpoint is gone is refused, with exit status 1. The key",
      "is made with 'headroom keygen'.",
      "Example: headroom witness --journal /mnt/risk --log-key seal.pub --key witness.key \\",
      "                          --state ~/witness --out ~/witness/checkpoints"
    })
final class WitnessCommand implements Callable<Integer> {
  private static final List<String> LOGS = List.of("facts", "decisions");
  private static final String LOCK = "lock";

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "DIR",
      description = "The journal, or a folder with a copy of its folder 'seals'.")
  private Path folder;

  @Option(
      names = "--log-key",
      required = true,
      paramLabel = "FILE",
      description = "The public key that the journal is sealed with.")
  private Path logKey;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "The witness's own private key.")
  private Path key;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "headroom-witness",
      description = "The name under which it cosigns. Default: ${DEFAULT-VALUE}.")
  private String name;

  @Option(
      names = "--state",
      required = true,
      paramLabel = "DIR",
      description = "Where it remembers what it has cosigned; made if it is not there.")
  private Path state;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where the cosigned checkpoints go, facts.checkpoint and decisions.checkpoint.")
  private Path out;

  @Option(names = "--json", description = "Report as one JSON object on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    check();
    SealPublicKey sealedWith = SealKeyFile.readPublic(logKey);
    SealKey own = SealKeyFile.read(key);
    Console console = Console.system();
    try {
      Files.createDirectories(state);
      try (FileChannel channel =
              FileChannel.open(
                  state.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        return lock.isValid() ? look(own, sealedWith, console) : ExitStatus.FAILURE;
      }
    } catch (IOException e) {
      throw new UnusableInputException(
          "--state " + state + ": cannot be used: " + FileProblem.of(e));
    }
  }

  private void check() {
    if (!Files.isDirectory(folder)) {
      throw new UnusableInputException(
          "--journal " + folder + ": there is no such folder; check the path");
    }
    if (name.isEmpty() || name.matches(".*[\\s+].*")) {
      throw new ParameterException(
          spec.commandLine(), "--name '" + name + "': a name without spaces and plus is expected");
    }
    Journal.checkOutside(folder, "--state", state);
    Journal.checkOutside(folder, "--out", out);
  }

  private int look(SealKey own, SealPublicKey sealedWith, Console console) {
    JournalFiles files = new FolderFiles(folder);
    Witness witness =
        new Witness(new FolderFiles(state), own, name, () -> Instant.now().getEpochSecond());
    Map<String, Witness.Verdict> verdicts = new LinkedHashMap<>();
    for (String log : LOGS) {
      SealedLog seals = SealedLog.of(files, log, sealedWith);
      if (seals.newestIsThere()) {
        verdicts.put(log, witness.look(log, seals, sealedWith));
      }
    }
    if (verdicts.isEmpty()) {
      throw new UnusableInputException(
          "--journal "
              + folder
              + ": there are no checkpoints in its folder 'seals'; check the path, or serve the"
              + " journal, which seals it");
    }
    String anOrigin = verdicts.values().iterator().next().origin();
    String journal = anOrigin.substring(0, anOrigin.lastIndexOf('/') + 1);
    LOGS.forEach(
        log -> verdicts.computeIfAbsent(log, gone -> witness.lookForMissing(journal + gone)));
    verdicts.forEach(this::write);
    String verifierKey = own.publicKey().cosigner(name).toString();
    console.result(json ? toJson(verdicts, verifierKey) : toText(verdicts, verifierKey));
    boolean holds = verdicts.values().stream().allMatch(v -> v.refusal().isEmpty());
    return holds ? ExitStatus.OK : ExitStatus.DOES_NOT_HOLD;
  }

  private void write(String log, Witness.Verdict verdict) {
    verdict
        .cosigned()
        .map(SignedNote::bytes)
        .ifPresent(
            bytes ->
                new FolderFiles(out).replace(log + ".checkpoint", bytes, JournalFiles.Sync.DISK));
  }

  private static String toText(Map<String, Witness.Verdict> verdicts, String verifierKey) {
    StringBuilder text = new StringBuilder();
    verdicts.forEach(
        (log, verdict) -> text.append(String.format(Locale.ROOT, "%s: %s%n", log, said(verdict))));
    return text.append("verifier key of this witness: ").append(verifierKey).toString();
  }

  private static String said(Witness.Verdict verdict) {
    if (verdict.refusal().isPresent()) {
      return "REFUSED, " + verdict.refusal().get();
    }
    return verdict
        .checkpoint()
        .map(now -> "cosigned at " + now.size() + " records, " + verdict.before() + " before")
        .orElse("not sealed, and not cosigned before");
  }

  private static String toJson(Map<String, Witness.Verdict> verdicts, String verifierKey) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    ArrayNode logs = result.putArray("logs");
    verdicts.forEach(
        (log, verdict) -> {
          ObjectNode node = logs.addObject().put("log", log);
          node.put("origin", verdict.origin());
          node.put("sealed", verdict.checkpoint().isPresent());
          node.put("size", verdict.checkpoint().map(SignedCheckpoint::size).orElse(0L));
          node.put("sizeBefore", verdict.before());
          node.put("cosigned", verdict.cosigned().isPresent());
          verdict.refusal().ifPresent(reason -> node.put("refusal", reason));
        });
    result.put("verifierKey", verifierKey);
    return result.toString();
  }
}

package io.headroom.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.journal.FileProblem;
import io.headroom.journal.Journal;
import io.headroom.journal.RecordLog;
import io.headroom.journal.RecordPrinter;
import io.headroom.journal.seal.SignedCheckpoint;
import io.headroom.replay.Prover;
import io.headroom.replay.RecordProof;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom prove}: proves to an outsider that a record is in the journal. */
@Command(
    name = "prove",
    description = "Prove that a record is in the sealed journal, to someone who does not have it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The proof is a C2SP tlog-proof: the path from the record to the root of a signed checkpoint.",
      "Who has it, the record's bytes and the public key needs no Headroom to check it:",
      "  headroom prove --journal /tmp/week --decision 12345 --out breach.tlog-proof",
      "  java replay/checker/CheckProof.java breach.tlog-proof breach.tlog-proof.record seal.pub"
    })
final class ProveCommand implements Callable<Integer> {
  @Option(names = "--journal", required = true, paramLabel = "DIR", description = "The journal.")
  private Path folder;

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "Prove against this checkpoint, such as one that a witness has cosigned. Default: the newest.")
  private Path checkpoint;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write the proof to FILE and the record's bytes to FILE.record; neither may be there yet.")
  private Path out;

  @Option(
      names = "--json",
      description = "One JSON object with proof, checkpoint and record on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  /** Which record. */
  private static final class Which {
    @Option(names = "--decision", paramLabel = "N", description = "The number of a decision.")
    private Long decision;

    @Option(names = "--fact", paramLabel = "N", description = "The number of a fact.")
    private Long fact;
  }

  @Override
  public Integer call() {
    Optional<SignedCheckpoint> kept =
        Optional.ofNullable(checkpoint).map(SealKeyFile::readCheckpoint);
    if (out != null) {
      Journal.checkOutside(folder, "--out", out);
    }
    Console console = Console.system();
    try (Journal journal = Journal.openReadOnly(folder)) {
      RecordLog log = which.decision != null ? journal.decisions() : journal.facts();
      long number = number();
      RecordProof proof = Prover.of(journal, log, kept).prove(number);
      if (out != null) {
        write(proof, console);
      }
      if (json) {
        console.result(toJson(proof));
      } else if (out == null) {
        console.result(proof.proof().toString().stripTrailing());
      }
    }
    return ExitStatus.OK;
  }

  private long number() {
    long number = which.decision != null ? which.decision : which.fact;
    if (number < 1) {
      throw new ParameterException(
          spec.commandLine(), "record " + number + ": records are numbered from 1 on");
    }
    return number;
  }

  /** Both or neither: a proof without its record would be in the way of the next try. */
  private void write(RecordProof proof, Console console) {
    Path record = out.resolveSibling(out.getFileName() + ".record");
    mustBeNew(out);
    mustBeNew(record);
    create(out, proof.proof().toString().getBytes(StandardCharsets.UTF_8));
    try {
      create(record, proof.record());
    } catch (UnusableInputException e) {
      delete(out, e);
      throw e;
    }
    if (!json) {
      console.result(out + "\n" + record);
    }
  }

  private void mustBeNew(Path file) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw isThere(file);
    }
  }

  private void create(Path file, byte[] bytes) {
    boolean made = false;
    try (OutputStream stream = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      made = true;
      stream.write(bytes);
    } catch (FileAlreadyExistsException e) {
      throw isThere(file);
    } catch (IOException e) {
      UnusableInputException unusable =
          new UnusableInputException("--out " + out + ": cannot be written: " + FileProblem.of(e));
      if (made) {
        delete(file, unusable);
      }
      throw unusable;
    }
  }

  private static void delete(Path file, UnusableInputException why) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private UnusableInputException isThere(Path file) {
    return new UnusableInputException(
        "--out " + out + ": " + file + " is there already; name a new file");
  }

  private static String toJson(RecordProof proof) {
    SignedCheckpoint checkpoint = proof.proof().checkpoint();
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("log", proof.log());
    result.put("number", proof.number());
    result.put("index", proof.proof().index());
    result.put("origin", checkpoint.checkpoint().origin());
    result.put("size", checkpoint.size());
    result.put("root", checkpoint.root().base64());
    ArrayNode path = result.putArray("path");
    proof.proof().path().forEach(hash -> path.add(hash.base64()));
    result.put("checkpoint", new String(checkpoint.note().bytes(), StandardCharsets.UTF_8));
    result.put("recordBase64", Base64.getEncoder().encodeToString(proof.record()));
    byte[] record = proof.record();
    String decoded = new RecordPrinter().print(new UnsafeBuffer(record), 0, record.length);
    result.set("record", JsonText.parse(decoded));
    return result.toString();
  }
}

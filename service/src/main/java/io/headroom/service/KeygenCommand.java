package io.headroom.service;

import io.headroom.journal.FileProblem;
import io.headroom.journal.seal.SealKey;
import io.headroom.service.access.TokenKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code headroom keygen}: makes the keys that tokens and seals are signed with. */
@Command(
    name = "keygen",
    description = "Make the keys that tokens and seals are signed with.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Writes " + TokenKey.FILE + ", 256 random bits; " + SealKeyFile.PRIVATE + ", an Ed25519 key",
      "(PKCS 8, PEM); and "
          + SealKeyFile.PUBLIC
          + ", its public part, to be given to everybody who",
      "checks seals. The first two only you may read. Never overwrites a key.",
      "Example: headroom keygen --out ~/headroom-keys"
    })
final class KeygenCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder; made if it is not there.")
  private Path folder;

  @Override
  public Integer call() {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new UnusableInputException("--out " + folder + ": is a file; name a folder");
    } catch (IOException e) {
      throw new UnusableInputException(
          "--out " + folder + ": cannot be made: " + FileProblem.of(e));
    }
    Console console = Console.system();
    boolean sealKeyMissing = !Files.exists(folder.resolve(SealKeyFile.PRIVATE));
    if (!sealKeyMissing || !Files.exists(folder.resolve(TokenKey.FILE))) {
      makeTokenKey(console);
    }
    if (sealKeyMissing) {
      makeSealKey(console);
    }
    return ExitStatus.OK;
  }

  private void makeTokenKey(Console console) {
    Path file = folder.resolve(TokenKey.FILE);
    TokenKey.random().write(file);
    console.result(file.toString());
  }

  private void makeSealKey(Console console) {
    SealKey key = SealKey.random();
    Path file = folder.resolve(SealKeyFile.PRIVATE);
    Path publicFile = folder.resolve(SealKeyFile.PUBLIC);
    SealKeyFile.write(file, key);
    SealKeyFile.writePublic(publicFile, key);
    console.result(file.toString());
    console.result(publicFile.toString());
    console.note(
        "'headroom verify --journal DIR --key "
            + publicFile
            + "' checks a journal's seals with it and prints the verifier keys (vkey) that other"
            + " tools for C2SP notes take");
  }
}

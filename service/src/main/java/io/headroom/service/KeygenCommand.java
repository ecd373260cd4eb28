package io.headroom.service;

import io.headroom.service.access.TokenKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code headroom keygen}: makes the key that tokens are signed with. */
@Command(
    name = "keygen",
    description = "Make the key that tokens are signed with.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Writes " + TokenKey.FILE + ", 256 random bits that only you may read; never overwrites one.",
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
      throw new UnusableInputException("--out " + folder + ": cannot be made: " + e.getMessage());
    }
    Path file = folder.resolve(TokenKey.FILE);
    TokenKey.random().write(file);
    Console.system().result(file.toString());
    return ExitStatus.OK;
  }
}

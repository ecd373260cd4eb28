package io.headroom.journal.chronicle;

import io.headroom.journal.JournalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps what recovery takes out of a log, in the journal's folder {@code set-aside}. Nothing there
 * is ever overwritten, and nothing is taken out of the log before it is safe there.
 *
 * <p>To take cycle files out of a log and put another in their place is more than one step. First
 * the new file is made in {@code LOG.rebuilt}; then {@code LOG.set-aside} says what is to be moved
 * where; then it is moved; then both are deleted. A process that stops before the second leaves the
 * log as it was; one that stops later has its work finished by {@link #finishInterrupted}.
 */
final class SetAside {
  private static final String FOLDER = "set-aside";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path journal;
  private final String log;
  private final LongSupplier wallClockMillis;
  private final Steps steps;

  /** Told of each step that has been done, so that a test can stop there. */
  interface Steps {
    Steps NONE = step -> {};

    void done(String step);
  }

  SetAside(Path journal, String log, LongSupplier wallClockMillis, Steps steps) {
    this.journal = journal;
    this.log = log;
    this.wallClockMillis = wallClockMillis;
    this.steps = steps;
  }

  /** Where a cycle file that is to take another's place is built. */
  Path rebuilt() {
    return journal.resolve(log + ".rebuilt");
  }

  /**
   * Keeps a part of a cycle file.
   *
   * @param position the part's first byte
   * @return where
   */
  Path keep(Path file, long position, byte[] bytes) {
    try {
      Path folder = journal.resolve(FOLDER);
      SyncedFiles.makeFolder(folder);
      String name = file.getFileName().toString().replaceFirst("\\..*", "");
      Path kept = unused(folder, log + "-" + name + "-byte-" + position + "-" + time());
      SyncedFiles.write(kept, bytes);
      return kept;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Takes cycle files out of the log.
   *
   * @param files the log's last ones
   * @param replacement takes the place of the one of the same name
   * @return where they are kept
   */
  Path move(List<Path> files, Optional<Path> replacement) {
    try {
      SyncedFiles.makeFolder(journal.resolve(FOLDER));
      Path target = unused(journal.resolve(FOLDER), log + "-" + time());
      if (replacement.isPresent()) {
        DiskSync.file(replacement.get());
        DiskSync.folder(rebuilt());
      }
      steps.done("built");
      List<String> lines = new ArrayList<>();
      lines.add(target.getFileName().toString());
      files.forEach(file -> lines.add(file.getFileName().toString()));
      SyncedFiles.write(intent(), String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      steps.done("intended");
      finish();
      return target;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Ends what a process that was stopped had begun. */
  void finishInterrupted() {
    try {
      if (Files.exists(intent())) {
        finish();
      } else {
        SyncedFiles.deleteTree(rebuilt());
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void finish() throws IOException {
    List<String> lines = Files.readAllLines(intent(), StandardCharsets.UTF_8);
    Path target = journal.resolve(FOLDER).resolve(lines.get(0));
    SyncedFiles.makeFolder(target);
    for (String name : lines.subList(1, lines.size())) {
      Path file = journal.resolve(log).resolve(name);
      // One that has been moved already may have its replacement in its place.
      if (Files.exists(file) && !Files.exists(target.resolve(name))) {
        SyncedFiles.move(file, target.resolve(name));
        steps.done("moved " + name);
      }
    }
    for (Path file : CycleFiles.list(rebuilt())) {
      SyncedFiles.move(file, journal.resolve(log).resolve(file.getFileName()));
      steps.done("replaced");
    }
    SyncedFiles.delete(intent());
    steps.done("finished");
    SyncedFiles.deleteTree(rebuilt());
  }

  private Path intent() {
    return intent(journal, log);
  }

  static Path intent(Path journal, String log) {
    return journal.resolve(log + ".set-aside");
  }

  private String time() {
    return TIME.format(Instant.ofEpochMilli(wallClockMillis.getAsLong()));
  }

  private static Path unused(Path folder, String name) {
    Path path = folder.resolve(name);
    for (int i = 2; Files.exists(path); i++) {
      path = folder.resolve(name + "-" + i);
    }
    return path;
  }

  private JournalException failed(IOException reason) {
    return new JournalException(
        String.format(
            Locale.ROOT,
            "cannot set aside a part of the log of %s in %s: %s: %s",
            log,
            journal.resolve(FOLDER),
            reason.getClass().getSimpleName(),
            reason.getMessage()),
        reason);
  }
}

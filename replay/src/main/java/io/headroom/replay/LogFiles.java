package io.headroom.replay;

import io.headroom.journal.JournalException;
import io.headroom.journal.chronicle.CycleFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The cycle files of a log, those in the archive included. */
final class LogFiles {
  private static final String ARCHIVE = "archive";
  private static final String COMPRESSED = ".cq4.gz";

  private LogFiles() {}

  /**
   * All files, the oldest first; where a file is in the archive as well, the log's own counts.
   *
   * @param journal the journal's folder
   */
  static List<Path> of(Path journal, String log) {
    TreeMap<String, Path> byDay = new TreeMap<>();
    archived(journal.resolve(ARCHIVE).resolve(log)).forEach(file -> byDay.put(day(file), file));
    CycleFileReader.files(journal.resolve(log)).forEach(file -> byDay.put(day(file), file));
    return List.copyOf(byDay.values());
  }

  private static List<Path> archived(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(COMPRESSED)).sorted().toList();
    } catch (IOException e) {
      throw new JournalException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  private static String day(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.'));
  }
}

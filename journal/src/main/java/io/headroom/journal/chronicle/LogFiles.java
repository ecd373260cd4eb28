package io.headroom.journal.chronicle;

import io.headroom.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The cycle files of a log, those in the journal's archive included. */
public final class LogFiles {
  private static final String ARCHIVE = "archive";
  private static final String COMPRESSED = ".cq4.gz";

  private LogFiles() {}

  /**
   * All files, the oldest first; where a file is in the archive as well, the log's own counts.
   *
   * @param journal the journal's folder
   */
  public static List<Path> of(Path journal, String log) {
    TreeMap<String, Path> byDay = new TreeMap<>();
    compressed(archive(journal, log)).forEach(file -> byDay.put(day(file), file));
    CycleFiles.list(journal.resolve(log)).forEach(file -> byDay.put(day(file), file));
    return List.copyOf(byDay.values());
  }

  /** Those that are in the archive alone, the oldest first. */
  static List<Path> archived(Path journal, String log) {
    return of(journal, log).stream().filter(LogFiles::isCompressed).toList();
  }

  /** Where a log's files are moved to. */
  public static Path archive(Path journal, String log) {
    return journal.resolve(ARCHIVE).resolve(log);
  }

  /** The name of a cycle file in the archive. */
  public static String compressedName(Path cycleFile) {
    return cycleFile.getFileName() + ".gz";
  }

  private static List<Path> compressed(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(LogFiles::isCompressed).sorted().toList();
    } catch (IOException e) {
      throw new JournalException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  private static boolean isCompressed(Path file) {
    return file.toString().endsWith(COMPRESSED);
  }

  private static String day(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.indexOf('.'));
  }
}

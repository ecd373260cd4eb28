package io.headroom.journal.chronicle;

import io.headroom.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a queue with daily cycles: {@code 20131007F.cq4}. */
final class CycleFiles {
  private static final Pattern NAME = Pattern.compile("\\d{8}F\\.cq4");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  private CycleFiles() {}

  /** The cycle files of a folder, the oldest first; none if the folder is not there. */
  static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.comparing(Path::getFileName))
          .toList();
    } catch (IOException e) {
      throw new JournalException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The cycle files behind the one of a name, which may be "" for all. */
  static List<Path> listAfter(Path folder, String name) {
    return list(folder).stream()
        .filter(file -> file.getFileName().toString().compareTo(name) > 0)
        .toList();
  }

  /** The newest cycle file of a folder; empty if it has none or is not there. */
  static Optional<Path> newest(Path folder) {
    List<Path> files = list(folder);
    return files.isEmpty() ? Optional.empty() : Optional.of(files.get(files.size() - 1));
  }

  /** The name of a day's cycle file. */
  static String name(LocalDate day) {
    return DATE.format(day) + "F.cq4";
  }

  /** The day, in UTC, of a cycle file. */
  static LocalDate date(Path file) {
    return LocalDate.parse(file.getFileName().toString().substring(0, 8), DATE);
  }
}

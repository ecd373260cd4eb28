package io.headroom.service;

import io.headroom.forecast.DailyNetwork;
import io.headroom.journal.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of trained networks, found by the hashes that are their names. */
final class NetworkFolder {
  private static final String SUFFIX = ".model";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{4,64}");
  private static final int SHOWN_DIGITS = 12;

  private NetworkFolder() {}

  /**
   * The artifacts of a folder, in order of their names.
   *
   * @throws UnusableInputException if it is no folder that can be read
   */
  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UnusableInputException(
          folder + ": not a folder that can be read: " + FileProblem.of(e));
    }
  }

  /**
   * The one network whose hash begins so, checked whole. A file that can't be used has no name that
   * could be trusted, so it is passed over, and counted if nothing else is found.
   *
   * @param prefix of its SHA-256 in hexadecimal, at least four digits
   * @throws UnusableInputException if there is none, or several
   */
  static DailyNetwork find(Path folder, String prefix) {
    String wanted = prefix.toLowerCase(Locale.ROOT);
    if (!HASH.matcher(wanted).matches()) {
      throw new UnusableInputException(
          "'"
              + prefix
              + "' is no hash of a network: expected 4 to 64 hexadecimal digits, as 'headroom models"
              + " list "
              + folder
              + "' shows them");
    }
    SortedMap<String, DailyNetwork> usable = new TreeMap<>();
    int unusable = 0;
    for (Path file : files(folder)) {
      try {
        DailyNetwork network = NetworkFile.read(file);
        usable.put(network.artifact().name(), network);
      } catch (UnusableInputException e) {
        unusable++;
      }
    }
    List<String> found = usable.keySet().stream().filter(n -> n.startsWith(wanted)).toList();
    if (found.size() != 1) {
      throw notOne(
          folder, prefix, found.isEmpty() ? List.copyOf(usable.keySet()) : found, unusable);
    }
    return usable.get(found.get(0));
  }

  private static UnusableInputException notOne(
      Path folder, String prefix, List<String> names, int unusable) {
    boolean several = names.size() > 1 && names.get(0).startsWith(prefix.toLowerCase(Locale.ROOT));
    String shown =
        String.join(", ", names.stream().map(n -> n.substring(0, SHOWN_DIGITS)).toList());
    String what =
        several
            ? "several networks' hashes begin with " + prefix + ": " + shown + "; give more digits"
            : "no network's hash begins with "
                + prefix
                + "; there are: "
                + (names.isEmpty() ? "none" : shown);
    String rest = unusable > 0 ? " (and " + unusable + " files that can't be used)" : "";
    return new UnusableInputException(folder + ": " + what + rest);
  }
}

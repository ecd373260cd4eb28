package io.headroom.journal.seal;

import io.headroom.journal.JournalFiles;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A log's checkpoints as files: the newest by itself, and beside it all of them by UTC day.
 *
 * <p>The newest is replaced first, then added to its day. A crash in between leaves it out there,
 * and {@link #mend} puts it in when sealing goes on.
 */
final class CheckpointFiles {
  private static final String NEWEST = "checkpoint";
  private static final String DAYS = "checkpoints";

  private final JournalFiles files;
  private final String folder;

  CheckpointFiles(JournalFiles files, String folder) {
    this.files = files;
    this.folder = folder;
  }

  /** The newest one's file. */
  String newestName() {
    return folder + "/" + NEWEST;
  }

  Optional<byte[]> newest() {
    return files.read(newestName());
  }

  /** The days' names, the first day first. */
  List<String> days() {
    return files.list(folder + "/" + DAYS);
  }

  /** A day's file. */
  String dayName(String day) {
    return folder + "/" + DAYS + "/" + day;
  }

  CheckpointDay read(String day) {
    return CheckpointDay.parse(files.read(dayName(day)).orElse(new byte[0]));
  }

  /**
   * Adds a checkpoint.
   *
   * @param day of the wall clock; if that was set back, the newest day there is goes on
   */
  void add(SignedCheckpoint checkpoint, LocalDate day, JournalFiles.Sync sync) {
    byte[] bytes = checkpoint.note().bytes();
    files.replace(newestName(), bytes, sync);
    files.append(dayName(notBeforeNewest(day)), bytes, JournalFiles.Sync.PROCESS);
  }

  /**
   * Makes the newest day end with a whole note, and that be the newest checkpoint.
   *
   * @return what was wrong, if something was
   */
  Optional<String> mend(SignedCheckpoint newest, LocalDate today) {
    List<String> days = days();
    String day = days.isEmpty() ? name(today) : days.get(days.size() - 1);
    CheckpointDay before = read(day);
    before.tornFrom().ifPresent(end -> cut(day, end));
    if (before.last().filter(newest::equals).isEmpty()) {
      files.append(dayName(day), newest.note().bytes(), JournalFiles.Sync.PROCESS);
    }
    return before.tornFrom().isPresent()
        ? Optional.of(dayName(day) + " ended in an unfinished checkpoint, which was cut off")
        : Optional.empty();
  }

  private void cut(String day, int length) {
    byte[] whole = files.read(dayName(day)).orElseThrow();
    byte[] kept = Arrays.copyOf(whole, length);
    files.replace(dayName(day), kept, JournalFiles.Sync.DISK);
  }

  private String notBeforeNewest(LocalDate day) {
    List<String> days = days();
    String name = name(day);
    return days.isEmpty() || days.get(days.size() - 1).compareTo(name) <= 0
        ? name
        : days.get(days.size() - 1);
  }

  private static String name(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }
}

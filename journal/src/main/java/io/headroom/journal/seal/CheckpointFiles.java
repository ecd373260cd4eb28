package io.headroom.journal.seal;

import io.headroom.journal.JournalFiles;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A log's checkpoints as files: the newest by itself, and beside it all of them by UTC day.
 *
 * <p>The newest is replaced first, then added to its day. A crash in between leaves it out there,
 * and {@link #mend} puts it in when sealing goes on.
 */
final class CheckpointFiles {
  private static final String NEWEST = "checkpoint";
  private static final String DAYS = "checkpoints";
  private static final String SET_ASIDE = "set-aside";

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
    return CheckpointDay.parse(bytes(day));
  }

  /** All bytes of a day's file. */
  byte[] bytes(String day) {
    return files.read(dayName(day)).orElse(new byte[0]);
  }

  /**
   * Adds a checkpoint.
   *
   * @param day of the wall clock; if that was set back, the newest day there is goes on
   */
  void add(SignedCheckpoint checkpoint, LocalDate day, JournalFiles.Sync sync) {
    byte[] bytes = checkpoint.note().bytes();
    files.replace(newestName(), bytes, sync);
    // As far as the newest: of a day that ends only its last note may then be torn.
    files.append(dayName(notBeforeNewest(day)), bytes, sync);
  }

  /**
   * Makes the newest day end with a whole note, and that and {@code checkpoint} be the newest one.
   * What has to be cut off a day is kept in {@code set-aside}.
   *
   * @param newest empty if there is none yet
   * @param origin of the log
   * @param notes takes a sentence on each thing that was wrong
   */
  void mend(
      Optional<SignedCheckpoint> newest, String origin, LocalDate today, Consumer<String> notes) {
    List<String> days = days();
    String day = days.isEmpty() ? name(today) : days.get(days.size() - 1);
    CheckpointDay before = read(day);
    long mostSize = newest.map(SignedCheckpoint::size).orElse(Long.MAX_VALUE);
    before.tornFrom().ifPresent(end -> cut(day, end, new TornNote(origin, mostSize), notes));
    newest.ifPresent(checkpoint -> putInPlace(checkpoint, day, before, notes));
  }

  private void putInPlace(
      SignedCheckpoint newest, String day, CheckpointDay before, Consumer<String> notes) {
    byte[] bytes = newest.note().bytes();
    if (before.last().filter(newest::equals).isEmpty()) {
      files.append(dayName(day), bytes, JournalFiles.Sync.DISK);
    }
    if (newest().filter(there -> Arrays.equals(there, bytes)).isEmpty()) {
      files.replace(newestName(), bytes, JournalFiles.Sync.DISK);
      notes.accept(
          newestName() + " was not the newest checkpoint; put back from the last of the days");
    }
  }

  /** The copy comes first, and has the same name if a crash makes this happen again. */
  private void cut(String day, int end, TornNote torn, Consumer<String> notes) {
    byte[] whole = bytes(day);
    byte[] tail = Arrays.copyOfRange(whole, end, whole.length);
    String kept = folder + "/" + SET_ASIDE + "/" + day + "-" + end + "-" + tail.length;
    files.replace(kept, tail, JournalFiles.Sync.DISK);
    files.replace(dayName(day), Arrays.copyOf(whole, end), JournalFiles.Sync.DISK);
    boolean unfinished = torn.matches(new String(tail, StandardCharsets.ISO_8859_1));
    notes.accept(
        dayName(day)
            + (unfinished
                ? " ended in an unfinished checkpoint, as a crash leaves it"
                : " ended in bytes that are no checkpoint and that no crash leaves: it was damaged")
            + "; cut off and kept in "
            + kept);
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

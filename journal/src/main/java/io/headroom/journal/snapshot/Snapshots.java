package io.headroom.journal.snapshot;

import io.headroom.journal.JournalFiles;
import io.headroom.journal.JournalFiles.Sync;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A journal's snapshots: files named by the fact that they were taken after, the last few of them
 * kept. Older ones are deleted only when a newer one is in place.
 */
public final class Snapshots {
  /** The folder within the journal. */
  public static final String FOLDER = "snapshots";

  private static final String SUFFIX = ".snapshot";
  private static final int KEPT = 3;

  private final JournalFiles files;

  /** Those among a journal's files. */
  public Snapshots(JournalFiles files) {
    this.files = files;
  }

  /**
   * A snapshot in its file.
   *
   * @param name relative to the journal
   */
  public record Found(String name, Snapshot snapshot) {}

  /**
   * What came of looking for a snapshot.
   *
   * @param notes newer files that were passed over, and why, a sentence each
   */
  public record Search(Optional<Found> found, List<String> notes) {
    public Search {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Keeps a snapshot. Of those after later facts, which a log that was cut short may have left, as
   * many are kept: they are no older, and may be those of a log that comes back.
   *
   * @throws io.headroom.journal.JournalException if it cannot be written
   */
  public void keep(Snapshot snapshot, Sync sync) {
    String name = name(snapshot.state().lastFact());
    files.replace(FOLDER + "/" + name, snapshot.toBytes(), sync);
    List<String> names = names();
    int upTo = names.indexOf(name) + 1;
    dropAllButLast(names.subList(0, upTo));
    dropAllButLast(names.subList(upTo, names.size()));
  }

  /** The newest one that nothing speaks against. Nothing is deleted. */
  public Search newest(SnapshotCheck check) {
    List<String> notes = new ArrayList<>();
    List<String> names = new ArrayList<>(names());
    Collections.reverse(names);
    for (String name : names) {
      String file = FOLDER + "/" + name;
      try {
        Optional<byte[]> bytes = files.read(file);
        if (bytes.isPresent()) {
          Snapshot snapshot = Snapshot.read(bytes.get());
          Optional<String> objection = check.objection(snapshot);
          if (objection.isEmpty()) {
            return new Search(Optional.of(new Found(file, snapshot)), notes);
          }
          notes.add(note(file, objection.get()));
        }
      } catch (SnapshotException e) {
        notes.add(note(file, e.getMessage()));
      }
    }
    return new Search(Optional.empty(), notes);
  }

  private static String note(String file, String why) {
    return file + " is not used: " + why;
  }

  private void dropAllButLast(List<String> names) {
    names
        .subList(0, Math.max(0, names.size() - KEPT))
        .forEach(name -> files.delete(FOLDER + "/" + name));
  }

  /** In order of their facts. */
  private List<String> names() {
    return files.list(FOLDER).stream().filter(name -> name.endsWith(SUFFIX)).toList();
  }

  private static String name(long fact) {
    return String.format(Locale.ROOT, "%020d%s", fact, SUFFIX);
  }
}

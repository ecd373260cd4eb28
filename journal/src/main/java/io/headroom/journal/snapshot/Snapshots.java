package io.headroom.journal.snapshot;

import io.headroom.journal.JournalFiles;
import io.headroom.journal.JournalFiles.Sync;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal's snapshots, each named by the fact that it was taken after. */
public final class Snapshots {
  /** The folder within the journal. */
  public static final String FOLDER = "snapshots";

  private static final String SUFFIX = ".snapshot";

  private final SnapshotFiles files;

  /** Those among a journal's files. */
  public Snapshots(JournalFiles files) {
    this.files = new SnapshotFiles(files, FOLDER, SUFFIX);
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
   * Keeps a snapshot.
   *
   * @throws io.headroom.journal.JournalException if it cannot be written
   */
  public void keep(Snapshot snapshot, Sync sync) {
    files.keep(snapshot.state().lastFact(), snapshot.toBytes(), sync);
  }

  /** The newest one that nothing speaks against. Nothing is deleted. */
  public Search newest(SnapshotCheck check) {
    List<String> notes = new ArrayList<>();
    for (String name : files.newestFirst()) {
      try {
        Optional<Snapshot> snapshot = files.content(name).map(Snapshot::read);
        Optional<String> objection = snapshot.flatMap(check::objection);
        if (snapshot.isPresent() && objection.isEmpty()) {
          return new Search(Optional.of(new Found(name, snapshot.get())), notes);
        }
        objection.ifPresent(why -> notes.add(note(name, why)));
      } catch (SnapshotException e) {
        notes.add(note(name, e.getMessage()));
      }
    }
    return new Search(Optional.empty(), notes);
  }

  private static String note(String file, String why) {
    return file + " is not used: " + why;
  }
}

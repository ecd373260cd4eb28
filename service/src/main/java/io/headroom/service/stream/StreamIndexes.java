package io.headroom.service.stream;

import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.Journal;
import io.headroom.journal.JournalFiles.Sync;
import io.headroom.journal.RecordLog;
import io.headroom.journal.StateException;
import io.headroom.journal.StateReader;
import io.headroom.journal.StateWriter;
import io.headroom.journal.snapshot.LogTip;
import io.headroom.journal.snapshot.SealedSizes;
import io.headroom.journal.snapshot.SnapshotException;
import io.headroom.journal.snapshot.SnapshotFiles;
import io.headroom.journal.snapshot.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A journal's stream indexes, beside its snapshots. They only make a start fast: without one that
 * can be used, all decisions are read.
 *
 * <p>A file's content: text and u32 "headroom-stream" and its version 1, the journal's id, the last
 * decision as {@link LogTip} has it, then the {@link StreamIndex}.
 */
public final class StreamIndexes {
  private static final String SUFFIX = ".stream";
  private static final String FORMAT = "headroom-stream";
  private static final int VERSION = 1;

  private final Journal journal;
  private final RecordLog decisions;
  private final SnapshotFiles files;

  public StreamIndexes(Journal journal) {
    this.journal = journal;
    decisions = journal.decisions();
    files = new SnapshotFiles(journal.files(), Snapshots.FOLDER, SUFFIX);
  }

  /**
   * What came of looking for one.
   *
   * @param index of all decisions if none can be used
   * @param last the decision that it was taken after; 0 if none can be used
   * @param notes files that were passed over, and why, a sentence each
   */
  public record Search(StreamIndex index, long last, List<String> notes) {
    public Search {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Keeps an index.
   *
   * @param last the decision that it was taken after
   * @throws io.headroom.journal.JournalException if it cannot be written
   */
  public void keep(long last, StreamIndex index) {
    StateWriter writer = new StateWriter();
    writer.section(FORMAT, VERSION).putText(journal.id());
    LogTip.of(decisions, last, SealedSizes.of(journal.files()).decisions()).write(writer);
    index.write(writer);
    boolean disk = journal.settings().durability() == Durability.DISK;
    files.keep(last, writer.toBytes(), disk ? Sync.DISK : Sync.PROCESS);
  }

  /** The newest one that nothing speaks against. Nothing is deleted. */
  public Search newest(ScopeDirectory scopes) {
    List<String> notes = new ArrayList<>();
    for (String name : files.newestFirst()) {
      try {
        Optional<byte[]> content = files.content(name);
        if (content.isPresent()) {
          return read(content.get(), scopes, notes);
        }
      } catch (SnapshotException e) {
        notes.add(name + " is not used: " + e.getMessage());
      }
    }
    return new Search(StreamIndex.ofAll(), 0, notes);
  }

  private Search read(byte[] content, ScopeDirectory scopes, List<String> notes) {
    try {
      StateReader reader = new StateReader("a stream index", content);
      String id = reader.section(FORMAT, VERSION).takeText();
      LogTip tip = LogTip.read(reader);
      StreamIndex index = StreamIndex.read(reader);
      reader.end();
      if (!id.equals(journal.id())) {
        throw new SnapshotException("it is of journal " + id + ", this one is " + journal.id());
      }
      tip.objection(decisions).or(() -> index.objection(scopes)).ifPresent(StreamIndexes::refuse);
      return new Search(index, tip.last(), notes);
    } catch (StateException e) {
      throw new SnapshotException("it cannot be read by this release: " + e.getMessage(), e);
    }
  }

  private static void refuse(String objection) {
    throw new SnapshotException(objection);
  }
}

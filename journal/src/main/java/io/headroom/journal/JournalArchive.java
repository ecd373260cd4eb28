package io.headroom.journal;

import io.headroom.config.JournalSettings;
import io.headroom.journal.chronicle.ArchivedFile;
import io.headroom.journal.chronicle.LogFiles;
import io.headroom.journal.record.FactsArchivedEncoder;
import io.headroom.journal.record.MessageHeaderEncoder;
import io.headroom.journal.seal.SealFiles;
import io.headroom.journal.seal.SealPublicKey;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.SignedCheckpoint;
import io.headroom.journal.seal.Tile;
import io.headroom.journal.seal.TreeHash;
import io.headroom.journal.seal.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Moves whole days of facts out of the log, compressed, when they are as old as the config in force
 * says and sealed. Every reader finds them where they are then.
 *
 * <p>A file is compressed beside its place, read again record by record against the seals, and
 * moved into the archive; then a fact says so; only then the original is deleted. A crash in
 * between leaves both, and the next run archives it again.
 */
public final class JournalArchive {
  private static final String FACTS = "facts";

  private final Path folder;
  private final SealedLog seals;
  private final long sealed;
  private final FactAppender facts;
  private final TreeHasher hasher = new TreeHasher();
  private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(4096));

  /**
   * What was moved.
   *
   * @param file its name in the log
   * @param archive its name in the archive
   * @param bytes of its documents, uncompressed
   * @param archiveBytes compressed
   */
  public record Moved(
      String file, String archive, long firstFact, long lastFact, long bytes, long archiveBytes) {}

  /**
   * What a run is to go by.
   *
   * @param today the day of the wall clock, UTC
   * @param wallClock ns since the epoch, for the record
   */
  public record Request(LocalDate today, long wallClock, int afterDays) {
    private LocalDate newestAllowed() {
      return today.minusDays(afterDays);
    }
  }

  private JournalArchive(Path folder, Journal journal, SealedLog seals, long sealed) {
    this.folder = folder;
    this.seals = seals;
    this.sealed = sealed;
    facts = new FactAppender(journal);
  }

  /**
   * Moves what may be moved.
   *
   * @param settings of the config in force
   * @param notes told of a file that is old enough and stays, with the reason
   * @throws JournalException if the journal is being written, was never sealed or cannot be written
   * @throws JournalCorruptException if a record is not the one that was sealed; nothing is moved
   *     from there on
   */
  public static List<Moved> run(
      Path folder, JournalSettings settings, Request request, Consumer<String> notes) {
    try (Journal journal = Journal.openForWriting(folder, settings)) {
      journal.recoveryNotes().forEach(notes);
      SealPublicKey key =
          SealFiles.publicKey(journal.files())
              .orElseThrow(
                  () ->
                      new JournalException(
                          "journal " + folder + " was never sealed, so nothing of it is archived"));
      SealedLog seals = SealedLog.of(journal.files(), FACTS, key);
      long sealed = seals.newestCheckpoint().map(SignedCheckpoint::size).orElse(0L);
      return new JournalArchive(folder, journal, seals, sealed).moveAll(request, notes);
    }
  }

  private List<Moved> moveAll(Request request, Consumer<String> notes) {
    List<Moved> moved = new ArrayList<>();
    List<Path> files = ArchivedFile.candidates(folder.resolve(FACTS), request.newestAllowed());
    for (Path file : files) {
      ArchivedFile.Extent extent = ArchivedFile.extent(FACTS, file);
      if (extent.lastRecord() > sealed) {
        notes.accept(
            String.format(
                Locale.ROOT,
                "%s stays: it holds facts up to %d, of which those after %d are not sealed",
                file.getFileName(),
                extent.lastRecord(),
                sealed));
        return moved;
      }
      if (extent.records() > 0) {
        moved.add(move(file, extent, request));
      }
    }
    return moved;
  }

  private Moved move(Path file, ArchivedFile.Extent extent, Request request) {
    Path to = LogFiles.archive(folder, FACTS).resolve(LogFiles.compressedName(file));
    ArchivedFile archived = ArchivedFile.write(file, extent, to, this::check);
    Moved moved =
        new Moved(
            file.getFileName().toString(),
            to.getFileName().toString(),
            extent.firstRecord(),
            extent.lastRecord(),
            extent.bytes(),
            archived.bytes());
    tell(moved, archived, request);
    ArchivedFile.deleteOriginal(file);
    return moved;
  }

  /** Holds the compressed copy against the seals, record by record. */
  private void check(ArchivedFile.Extent extent, LogReader copy) {
    Check check = new Check(extent.firstRecord());
    int read = 1;
    while (read > 0) {
      read = copy.poll(check);
    }
    if (check.next != extent.lastRecord() + 1) {
      throw new JournalException(
          String.format(
              Locale.ROOT,
              "the compressed copy ends at fact %d, not at %d",
              check.next - 1,
              extent.lastRecord()));
    }
  }

  private final class Check implements RecordHandler {
    private final byte[] leaf = new byte[TreeHash.LENGTH];
    private byte[] tile = {};
    private long tileIndex = -1;
    private long next;

    Check(long first) {
      next = first;
    }

    @Override
    public void onRecord(DirectBuffer record, int offset, int length) {
      long index = next - 1;
      load(index / Tile.FULL_WIDTH);
      hasher.leaf(record, offset, length, leaf, 0);
      int at = (int) (index % Tile.FULL_WIDTH) * TreeHash.LENGTH;
      if (!Arrays.equals(leaf, 0, leaf.length, tile, at, at + TreeHash.LENGTH)) {
        throw new JournalCorruptException(
            FACTS, next, "the file to be archived", "the record that was sealed", "another record");
      }
      next++;
    }

    private void load(long index) {
      if (index != tileIndex) {
        Tile wanted = Tile.holding(0, index * Tile.FULL_WIDTH, sealed);
        tile =
            seals
                .tile(wanted)
                .orElseThrow(
                    () ->
                        new JournalException(
                            seals.tileFile(wanted)
                                + ": the tile "
                                + wanted.path()
                                + " is missing"));
        tileIndex = index;
      }
    }
  }

  private void tell(Moved moved, ArchivedFile archived, Request request) {
    FactsArchivedEncoder fact =
        new FactsArchivedEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
    fact.firstFact(moved.firstFact())
        .lastFact(moved.lastFact())
        .wallClock(request.wallClock())
        .afterDays(request.afterDays())
        .fileBytes(moved.bytes());
    byte[] fileHash = archived.fileHash();
    byte[] archiveHash = archived.hash();
    fact.putFileHash(fileHash, 0, fileHash.length)
        .putArchiveHash(archiveHash, 0, archiveHash.length)
        .file(moved.file())
        .archive(moved.archive());
    RecordHeader.stamp(buffer, 0, 0, FactSubmitter.UNTIMED);
    facts.submitter().submit(buffer, 0, RecordHeader.LENGTH + fact.encodedLength());
    facts.flush();
  }
}

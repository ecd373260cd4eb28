package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentFormat;
import io.headroom.journal.DocumentSource;
import io.headroom.journal.JournalException;
import io.headroom.journal.RecordBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.agrona.concurrent.UnsafeBuffer;

/** Builds, beside a cycle file, one of the same name that holds only its first documents. */
final class CycleRebuild {
  private final Path beside;
  private final Appending appending = new Appending();
  private final DocumentSource.Target target = new DocumentSource.Target();

  /**
   * Builds in a folder of its own.
   *
   * @param beside replaced if it is there
   */
  CycleRebuild(Path beside) {
    this.beside = beside;
  }

  /**
   * The documents before a position, as they are.
   *
   * @return the new file; empty if there is no such document
   */
  Optional<Path> before(MappedCycle cycle, long end) {
    return build(
        cycle,
        (cursor, appender) -> {
          if (cursor.position() >= end) {
            return false;
          }
          cursor.copy(target.ofCapacity(cursor.length()));
          appending.append(appender, target.buffer(), cursor.length());
          return true;
        });
  }

  /**
   * The documents that hold records up to a number; the last is cut behind it. Void documents are
   * left out.
   *
   * @return the new file; empty if there is no such document
   */
  Optional<Path> upTo(MappedCycle cycle, long lastNumber) {
    return build(
        cycle,
        (cursor, appender) -> {
          UnsafeBuffer document = target.ofCapacity(cursor.length());
          cursor.copy(document);
          if (DocumentFormat.check(document, cursor.length()).isPresent()) {
            return true;
          }
          long first = DocumentFormat.firstNumber(document);
          long behind = first + DocumentFormat.records(document);
          if (behind <= lastNumber + 1) {
            appending.append(appender, document, cursor.length());
          } else if (first <= lastNumber) {
            appendCut(appender, document, lastNumber);
          }
          return behind <= lastNumber;
        });
  }

  private interface Copy {
    /** Returns whether to go on with the next document. */
    boolean document(CycleCursor cursor, ExcerptAppender appender);
  }

  private Optional<Path> build(MappedCycle cycle, Copy copy) {
    try {
      SyncedFiles.deleteTree(beside);
      long day =
          CycleFiles.date(cycle.file()).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      try (SingleChronicleQueue queue =
              ChronicleStore.builder(beside).timeProvider(() -> day).build();
          ExcerptAppender appender = queue.createAppender()) {
        CycleCursor cursor = new CycleCursor(cycle, 0);
        boolean goOn = true;
        while (goOn && cursor.next()) {
          goOn = copy.document(cursor, appender);
        }
      }
      return CycleFiles.newest(beside);
    } catch (IOException e) {
      throw new JournalException("cannot build " + beside + ": " + e.getMessage(), e);
    }
  }

  private void appendCut(ExcerptAppender appender, UnsafeBuffer document, long lastNumber) {
    RecordBatch cut = RecordBatch.ofDocument(document, lastNumber);
    appending.append(appender, cut.seal(), cut.length());
  }
}

package io.headroom.journal.chronicle;

import io.headroom.journal.DocumentReader;
import io.headroom.journal.DocumentSource;
import io.headroom.journal.JournalCorruptException;
import io.headroom.journal.JournalException;
import io.headroom.journal.RecordBatch;
import io.headroom.journal.RecordHeader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;

/**
 * Copies a log's records, up to the first that is not as it was written, to another folder. What
 * was written on one day is in the file of that day there, too, and what was in the archive is not
 * any more.
 */
public final class ValidPrefix implements AutoCloseable {
  private final CycleSource stayed;
  private final Optional<ArchivedSource> archive;
  private final DocumentReader reader;
  private final long causeLimit;
  private final RecordHeader header = new RecordHeader();
  private final RecordBatch batch = new RecordBatch();
  private long copied;
  private Optional<String> end = Optional.empty();

  /**
   * What was copied.
   *
   * @param records how many, from the first on
   * @param damage why no more, if the log did not just end
   */
  public record Copied(long records, Optional<String> damage) {}

  private ValidPrefix(String log, Path from, long causeLimit) {
    stayed = new CycleSource(from.resolve(log), CycleSeek.Start.FIRST);
    List<Path> archived = LogFiles.archived(from, log);
    archive =
        archived.isEmpty()
            ? Optional.empty()
            : Optional.of(ArchivedSource.of(archived, 1, () -> stayed));
    DocumentSource source = archive.isPresent() ? archive.get() : stayed;
    reader = new DocumentReader(log, source, 1);
    this.causeLimit = causeLimit;
  }

  /**
   * Copies.
   *
   * @param log "facts" or "decisions"
   * @param from a journal's folder, which is only read
   * @param to the folder of a new one
   * @param causeLimit decisions caused by a later fact are not copied; {@link Long#MAX_VALUE} for
   *     facts
   * @throws JournalException if the new folder cannot be written
   */
  public static Copied copy(String log, Path from, Path to, long causeLimit) {
    AtomicLong day = new AtomicLong();
    try (ChronicleStore store = ChronicleStore.openForWriting(log, to, note -> {}, day::get);
        ValidPrefix prefix = new ValidPrefix(log, from, causeLimit)) {
      while (prefix.readBatch()) {
        day.set(millis(prefix.day()));
        store.append(prefix.batch.seal(), prefix.batch.length());
      }
      store.secure();
      return new Copied(prefix.copied, prefix.end);
    }
  }

  @Override
  public void close() {
    reader.close();
  }

  /** Whether there is a batch to be copied. */
  private boolean readBatch() {
    batch.clear();
    if (end.isEmpty()) {
      try {
        reader.poll(this::take);
      } catch (JournalCorruptException e) {
        end = Optional.of(e.getMessage());
      } catch (JournalException e) {
        end = Optional.of("record " + (copied + 1) + " cannot be read: " + e.getMessage());
      }
    }
    return !batch.isEmpty();
  }

  private void take(DirectBuffer buffer, int offset, int length) {
    header.wrap(buffer, offset, length);
    if (causeLimit < Long.MAX_VALUE && header.cause() > causeLimit && end.isEmpty()) {
      end =
          Optional.of(
              "record "
                  + header.number()
                  + ": "
                  + String.format(
                      Locale.ROOT, "it was caused by fact %d, which is not there", header.cause()));
    }
    if (end.isEmpty()) {
      batch.add(buffer, offset, length);
      copied++;
    }
  }

  private LocalDate day() {
    return archive.flatMap(ArchivedSource::day).orElseGet(stayed::day);
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}

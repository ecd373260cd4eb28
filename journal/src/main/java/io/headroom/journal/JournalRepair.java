package io.headroom.journal;

import io.headroom.journal.chronicle.ValidPrefix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a new journal of what is whole in a damaged one: the facts up to the first that is not as
 * it was written, and the decisions up to the first that is not or whose cause is not among these
 * facts. The damaged journal is only read.
 *
 * <p>The new journal has the old one's id, and neither seals nor snapshots: the old seals tell of
 * records that may be gone.
 */
public final class JournalRepair {
  private JournalRepair() {}

  /**
   * What was copied.
   *
   * @param journal the journal's id
   */
  public record Report(String journal, Log facts, Log decisions) {}

  /**
   * Of one log.
   *
   * @param kept how many records were copied, from the first on
   * @param damage what is wrong with the next one, and where; empty if the log just ended
   */
  public record Log(long kept, Optional<String> damage) {}

  /**
   * Copies.
   *
   * @param out not there yet, or empty
   * @throws JournalException if the folder holds no journal, or one that cannot be read for want of
   *     permission or is being written; or if the new one cannot be written, or would be inside
   */
  public static Report run(Path damaged, Path out) {
    JournalMetadata metadata = JournalFolder.metadataForReading(damaged);
    JournalFolder.checkAllReadable(damaged);
    JournalLock.refuseIfHeld(damaged);
    JournalFolder.checkNotInterrupted(damaged);
    Journal.checkOutside(damaged, "--out", out);
    refuseFull(out);
    JournalFolder.prepareForWriting(out);
    JournalLock lock = JournalLock.take(out);
    try {
      Log facts = copy("facts", damaged, out, Long.MAX_VALUE);
      Log decisions = copy("decisions", damaged, out, facts.kept());
      // Last, so that what a repair that was stopped leaves does not pass for a journal.
      JournalFolder.write(metadata, out);
      return new Report(metadata.id(), facts, decisions);
    } finally {
      lock.close();
    }
  }

  private static Log copy(String log, Path damaged, Path out, long causeLimit) {
    ValidPrefix.Copied copied = ValidPrefix.copy(log, damaged, out, causeLimit);
    Optional<String> missing =
        Files.isDirectory(damaged.resolve(log))
            ? Optional.empty()
            : Optional.of("the folder " + damaged.resolve(log) + " is not there");
    return new Log(copied.records(), copied.damage().or(() -> missing));
  }

  private static void refuseFull(Path out) {
    try (Stream<Path> files = Files.exists(out) ? Files.list(out) : Stream.empty()) {
      if (files.findAny().isPresent()) {
        throw new JournalException(out + " is not empty; name a new folder");
      }
    } catch (IOException e) {
      throw JournalFolder.unwritable(out, e);
    }
  }
}

package io.headroom.journal;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The room that a journal's disk is to keep free. A write without room fails and ends the run. So
 * who feeds the journal asks here first, and waits while there is too little; what has been taken
 * in can then still be decided on, sealed and closed whole.
 *
 * <p>Once short, it stays so until a tenth more than the reserve is free, so that a feed does not
 * stop and go with every block. Belongs to one thread.
 */
public final class DiskReserve {
  private static final long MEBIBYTE = 1L << 20;

  private final String where;
  private final long reserve;
  private final LongSupplier free;
  private boolean isShort;

  /**
   * @param where the disk, for messages
   * @param reserve bytes, 0 for none
   * @param free bytes that are free now
   */
  public DiskReserve(String where, long reserve, LongSupplier free) {
    this.where = where;
    this.reserve = reserve;
    this.free = free;
  }

  /** For what is on no disk. */
  public static DiskReserve none() {
    return new DiskReserve("memory", 0, () -> Long.MAX_VALUE);
  }

  /**
   * Of the disk that a folder is on.
   *
   * @param mebibytes 0 for none
   */
  static DiskReserve of(Path folder, int mebibytes) {
    try {
      FileStore disk = Files.getFileStore(folder);
      return new DiskReserve(folder.toString(), mebibytes * MEBIBYTE, () -> usable(disk));
    } catch (IOException e) {
      throw unknown(folder.toString(), e);
    }
  }

  /** What is missing, in words; empty if there is room. */
  public Optional<String> shortage() {
    if (reserve == 0) {
      return Optional.empty();
    }
    long now = free.getAsLong();
    isShort = now < (isShort ? enough() : reserve);
    return isShort ? Optional.of(words(now)) : Optional.empty();
  }

  private long enough() {
    return reserve + reserve / 10;
  }

  private String words(long now) {
    return String.format(
        Locale.ROOT,
        "the disk of %s has %d MiB free, the reserve is %d MiB (journal.reserve-mib): no ticks are taken until %d MiB are free",
        where,
        now / MEBIBYTE,
        reserve / MEBIBYTE,
        enough() / MEBIBYTE);
  }

  private static long usable(FileStore disk) {
    try {
      return disk.getUsableSpace();
    } catch (IOException e) {
      throw unknown(disk.name(), e);
    }
  }

  private static JournalException unknown(String where, IOException e) {
    return new JournalException("cannot tell the free space of " + where + ": " + e, e);
  }
}

package io.headroom.journal;

import java.util.List;
import java.util.Optional;

/**
 * A journal's small files beside its logs: seals and snapshots. Names are relative, with {@code /}
 * between folders, such as {@code seals/facts/checkpoint}; folders come and go with their files.
 *
 * <p>What a crash may do: a file that was being replaced is the old or the new one, never a mix;
 * one that was being appended to ends in a part of what was appended; unless {@link Sync#DISK} was
 * asked for, a machine that stops may lose either whole.
 */
public interface JournalFiles {
  /** How far a write goes before it returns. */
  enum Sync {
    /** To the operating system: it survives the process. */
    PROCESS,
    /** To the disk: it survives the machine. */
    DISK
  }

  /** All bytes of a file; empty if there is none of this name. */
  Optional<byte[]> read(String name);

  /** Makes or replaces a file, whole or not at all. */
  void replace(String name, byte[] bytes, Sync sync);

  /** So many bytes of a file from an offset on; empty if they are not all there. */
  Optional<byte[]> read(String name, long offset, int length);

  /**
   * Writes at an offset of a file that can be made again if it comes to harm: a crash may leave any
   * part of it. Makes the file if it is not there, and longer if need be. Survives the process.
   */
  void write(String name, long offset, byte[] bytes);

  /** Adds to a file's end; makes it if it is not there. */
  void append(String name, byte[] bytes, Sync sync);

  /** Deletes a file, if it is there. */
  void delete(String name);

  /** Names of the files directly in a folder, sorted; none if the folder is not there. */
  List<String> list(String folder);
}

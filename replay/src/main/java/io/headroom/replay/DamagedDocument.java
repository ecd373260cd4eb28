package io.headroom.replay;

import io.headroom.journal.RawDocument;
import io.headroom.journal.seal.SealException;
import io.headroom.journal.seal.SealedLog;
import io.headroom.journal.seal.TreeHash;
import java.util.function.LongFunction;

/**
 * Finds the record that was changed in a document whose checksum fails, by the seals' leaf hashes.
 */
final class DamagedDocument {
  private DamagedDocument() {}

  /**
   * What is wrong with the document that holds a log's next record.
   *
   * @param next the number that its first record must have
   * @param start where the document begins in the file
   */
  static Finding find(
      LogAudit.Task task,
      RawDocument document,
      long next,
      String file,
      long start,
      RawDocument.Fault fault) {
    try {
      LongFunction<TreeHash> sealed = task.seals().log().leafHashes();
      long end = Math.min(task.seals().size(), next - 1 + Math.max(0, document.records()));
      for (long number = next; number <= end && hasMore(document); number++) {
        long at = start + document.position();
        TreeHash expected = sealed.apply(number - 1);
        if (!document.nextRecordOfDamaged()) {
          return found(task, number, file, at, expected, "no record: its length was changed");
        }
        TreeHash there = hash(task.seals().log(), document);
        if (!there.equals(expected)) {
          return found(
              task, number, file, start + document.offset(), expected, "leaf hash " + there);
        }
      }
    } catch (SealException e) {
      // Without the tiles the document is all that can be named.
      return whole(task, next, file, start, fault);
    }
    return whole(task, next, file, start, fault);
  }

  private static boolean hasMore(RawDocument document) {
    return document.hasRoom() && !document.isCutShort();
  }

  private static Finding whole(
      LogAudit.Task task, long next, String file, long start, RawDocument.Fault fault) {
    return new Finding(task.log(), next, file, start, fault.expected(), fault.found());
  }

  private static Finding found(
      LogAudit.Task task, long number, String file, long at, TreeHash sealed, String found) {
    return new Finding(
        task.log(), number, file, at, "the record sealed with leaf hash " + sealed, found);
  }

  private static TreeHash hash(SealedLog seals, RawDocument document) {
    byte[] record = new byte[document.length()];
    document.buffer().getBytes(document.offset(), record);
    return seals.leafHash(record);
  }
}

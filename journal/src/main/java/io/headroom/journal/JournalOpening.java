package io.headroom.journal;

import io.headroom.journal.chronicle.ChronicleLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A journal while it is being opened for writing: what to close if that fails. */
final class JournalOpening {
  private final JournalLock lock;
  private final List<ChronicleLog> logs = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  JournalOpening(JournalLock lock) {
    this.lock = lock;
  }

  ChronicleLog log(String name, Path folder) {
    Path queue = folder.resolve(name);
    long cleared = ChronicleLog.clearUnfinishedWrite(queue);
    if (cleared > 0) {
      notes.add(
          "the log of "
              + name
              + " ended in an unfinished write; its "
              + cleared
              + " bytes are left out");
    }
    ChronicleLog log = ChronicleLog.openForWriting(name, queue);
    logs.add(log);
    return log;
  }

  LogRecovery recover(ChronicleLog log) {
    LogRecovery recovery = LogRecovery.of(log);
    recovery.torn().ifPresent(torn -> notes.add("left out: " + torn));
    return recovery;
  }

  JournalLock lock() {
    return lock;
  }

  List<String> notes() {
    return notes;
  }

  /** Closes what was opened; what goes wrong with that goes with the reason. */
  void abandon(RuntimeException reason) {
    try {
      logs.forEach(ChronicleLog::close);
      lock.close();
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }
}

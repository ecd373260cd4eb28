package io.headroom.journal.chronicle;

import java.util.logging.Level;
import java.util.logging.Logger;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.core.onoes.ExceptionHandler;
import net.openhft.chronicle.core.onoes.Slf4jExceptionHandler;

/** Keeps Chronicle from calling home, from announcing itself and from printing. */
final class ChronicleQuiet {
  // Held here, since the log manager alone would let it go and forget its level.
  private static final Logger CLEANER =
      Logger.getLogger("net.openhft.chronicle.core.internal.cleaner");

  private ChronicleQuiet() {}

  static void apply() {
    System.setProperty("chronicle.analytics.disable", "true");
    System.setProperty("chronicle.announcer.disable", "true");
    System.setProperty("chronicle.disk.monitor.disable", "true");
    CLEANER.setLevel(Level.OFF);
    Jvm.setExceptionHandlers(
        Slf4jExceptionHandler.ERROR,
        Slf4jExceptionHandler.DEBUG,
        ExceptionHandler.ignoresEverything(),
        ExceptionHandler.ignoresEverything());
  }
}

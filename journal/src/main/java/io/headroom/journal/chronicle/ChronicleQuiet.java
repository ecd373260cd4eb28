package io.headroom.journal.chronicle;

import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.core.onoes.ExceptionHandler;
import net.openhft.chronicle.core.onoes.Slf4jExceptionHandler;

/** Keeps Chronicle from calling home, from announcing itself and from printing. */
final class ChronicleQuiet {
  private ChronicleQuiet() {}

  static void apply() {
    System.setProperty("chronicle.analytics.disable", "true");
    System.setProperty("chronicle.announcer.disable", "true");
    System.setProperty("chronicle.disk.monitor.disable", "true");
    System.setProperty("jvm.system.properties.not.loaded.warn", "false");
    Jvm.setExceptionHandlers(
        Slf4jExceptionHandler.ERROR,
        Slf4jExceptionHandler.DEBUG,
        ExceptionHandler.ignoresEverything(),
        ExceptionHandler.ignoresEverything());
  }
}

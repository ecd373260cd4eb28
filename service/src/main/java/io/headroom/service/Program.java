package io.headroom.service;

import io.headroom.journal.SessionStart;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What runs, and where. */
final class Program {
  private Program() {}

  /** Version of this build, as the jar says it; "development" outside of one. */
  static String build() {
    return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Who runs, and since when: now. */
  static SessionStart.Origin origin() {
    Instant now = Instant.now();
    return new SessionStart.Origin(
        now.getEpochSecond() * 1_000_000_000L + now.getNano(), build(), runtime());
  }

  /** JVM and processor, for the record of who computed. */
  static String runtime() {
    return System.getProperty("java.vm.name") + " " + Runtime.version() + " " + platform();
  }

  /** Operating system and processor architecture. */
  static String platform() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  /** The folder that relative paths of a config are resolved from: the repository's root. */
  static Path root() {
    return Path.of(System.getProperty("headroom.root", "")).toAbsolutePath().normalize();
  }

  /** When the JVM was started, on the scale of {@link System#nanoTime()}. */
  static long startedNanos() {
    long uptimeMillis =
        System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    return System.nanoTime() - uptimeMillis * 1_000_000L;
  }
}

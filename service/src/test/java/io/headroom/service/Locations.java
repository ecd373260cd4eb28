package io.headroom.service;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Where tests find the repository and the real data. */
final class Locations {
  private Locations() {}

  /** The repository's root. */
  static Path root() {
    return Path.of(System.getProperty("headroom.root")).normalize();
  }

  /** The configuration file of that name. */
  static Path config(String name) {
    return root().resolve("config").resolve(name);
  }

  /** The data folder, which need not exist. */
  static Path data() {
    return Path.of(System.getenv("HEADROOM_DATA")).toAbsolutePath().normalize();
  }

  /** The data folder; without it the test reports itself skipped. */
  static Path requiredData() {
    if (!Files.isDirectory(data())) {
      Assumptions.abort("no real data: HEADROOM_DATA=" + data() + " is not a folder");
    }
    return data();
  }
}

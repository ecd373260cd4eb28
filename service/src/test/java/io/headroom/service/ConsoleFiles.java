package io.headroom.service;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The console's files, as they are built into the service. */
final class ConsoleFiles {
  private static final String FOLDER = "/io/headroom/service/console/";

  private ConsoleFiles() {}

  /** The folder that holds them, on this machine's disk. */
  static Path folder() {
    try {
      return Path.of(ConsoleFiles.class.getResource(FOLDER + "index.html").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All files below the folder. */
  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(folder())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The bytes that an address of the site stands for, or none. */
  static byte[] bytes(URI address) throws IOException {
    String path = address.getPath();
    if (path.startsWith("/webjars/")) {
      return resource("/META-INF/resources" + path);
    }
    return resource(FOLDER + (path.equals("/") ? "index.html" : path.substring(1)));
  }

  private static byte[] resource(String name) throws IOException {
    try (var in = ConsoleFiles.class.getResourceAsStream(name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    }
  }
}

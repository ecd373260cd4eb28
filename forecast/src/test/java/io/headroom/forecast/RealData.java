package io.headroom.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;

/** The real data behind HEADROOM_DATA, read by as little code as will do. */
public final class RealData {
  private RealData() {}

  /** The folder; without it the test reports itself skipped. */
  public static Path folder() {
    String named = System.getenv("HEADROOM_DATA");
    if (named == null || !Files.isDirectory(Path.of(named))) {
      return Assumptions.abort("no real data: HEADROOM_DATA is " + named);
    }
    return Path.of(named);
  }

  /** Hands over each line of a zip's one file, split at commas. */
  public static void zipLines(String path, Consumer<String[]> line) {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(folder().resolve(path)))) {
      zip.getNextEntry();
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(zip, StandardCharsets.US_ASCII), 1 << 16);
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line.accept(text.split(","));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<String[]> lines(String path) {
    try {
      return Files.readAllLines(folder().resolve(path)).stream()
          .map(line -> line.split(","))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

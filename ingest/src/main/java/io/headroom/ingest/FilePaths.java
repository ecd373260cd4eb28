package io.headroom.ingest;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Finds the files that a path of the config stands for. */
final class FilePaths {
  private FilePaths() {}

  /**
   * The regular files of a path whose last part may hold {@code *}, in the order of their names; at
   * least one.
   *
   * @param expand replaces variables
   * @throws FeedException if there is none, or one cannot be read
   */
  static List<FeedFile> find(String template, Function<String, Path> expand) {
    Path path = expand.apply(template);
    String last = String.valueOf(path.getFileName());
    return last.indexOf('*') < 0
        ? List.of(check(new FeedFile(path, template)))
        : matches(template, path, last);
  }

  /** Finds the one file of a path without {@code *}. */
  static FeedFile findOne(String template, Function<String, Path> expand) {
    return check(new FeedFile(expand.apply(template), template));
  }

  private static List<FeedFile> matches(String template, Path path, String pattern) {
    Path folder = path.getParent() == null ? Path.of("") : path.getParent();
    String prefix = template.substring(0, template.lastIndexOf('/') + 1);
    List<FeedFile> found = new ArrayList<>();
    try {
      if (!attributes(folder).isDirectory()) {
        throw new FeedException(folder + ": is not a folder; correct the path in the config");
      }
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          String name = entry.getFileName().toString();
          if (matches(pattern, name) && !Files.isDirectory(entry)) {
            found.add(check(new FeedFile(entry, prefix + name)));
          }
        }
      }
    } catch (DirectoryIteratorException problem) {
      throw FeedException.of(folder, problem.getCause());
    } catch (IOException problem) {
      throw FeedException.of(folder, problem);
    }
    if (found.isEmpty()) {
      throw new FeedException(
          path
              + ": no file in this folder matches "
              + pattern
              + "; correct the path in the config");
    }
    found.sort(Comparator.comparing(file -> file.path().getFileName().toString()));
    return found;
  }

  private static FeedFile check(FeedFile file) {
    Path path = file.path();
    try {
      BasicFileAttributes attributes = attributes(path);
      if (attributes.isDirectory()) {
        throw new FeedException(
            path + ": is a folder; name a file, or the folder's files as " + path + "/*.zip");
      }
      if (!attributes.isRegularFile()) {
        throw new FeedException(path + ": is not a regular file; copy its content into one");
      }
      if (attributes.size() == 0) {
        throw new FeedException(path + ": is empty; fetch it again or take it out of the config");
      }
      return file;
    } catch (IOException problem) {
      throw FeedException.of(path, problem);
    }
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }

  /** Whether a name fits a pattern in which each {@code *} stands for any text. */
  static boolean matches(String pattern, String name) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(name);
    }
    if (!name.startsWith(pattern.substring(0, star))) {
      return false;
    }
    String rest = pattern.substring(star + 1);
    for (int from = star; from <= name.length(); from++) {
      if (matches(rest, name.substring(from))) {
        return true;
      }
    }
    return false;
  }
}

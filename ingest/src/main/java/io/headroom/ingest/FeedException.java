package io.headroom.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;

/**
 * A feed's files cannot be used. The message is one line: which file, what is wrong with it and
 * what to do.
 */
public final class FeedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FeedException(String message) {
    super(oneLine(message));
  }

  FeedException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** Puts what the operating system or a decompressor says about a file into words. */
  static FeedException of(Path path, IOException problem) {
    return new FeedException(path + ": " + explain(problem), problem);
  }

  private static String explain(IOException problem) {
    if (problem instanceof NoSuchFileException || problem instanceof NotDirectoryException) {
      return "there is no such file; check the path in the config and its variables";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied; give the user that runs headroom the right to read it"
          + " (and to enter its folders)";
    }
    if (problem instanceof EOFException) {
      return "ends in the middle of its compressed data, it is truncated; fetch the file again";
    }
    if (problem instanceof ZipException) {
      return zipProblem(String.valueOf(problem.getMessage()));
    }
    return "cannot be read: " + problem.getMessage() + "; check the disk or fetch the file again";
  }

  private static String zipProblem(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("end header") || lower.contains("header not found")) {
      return "is a zip without its closing directory, it is truncated; fetch the file again";
    }
    return "its compressed data is damaged (" + message + "); fetch the file again";
  }

  private static String oneLine(String message) {
    return message.replace('\n', ' ').replace('\r', ' ');
  }
}

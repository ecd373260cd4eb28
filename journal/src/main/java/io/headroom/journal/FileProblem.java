package io.headroom.journal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read or written, for a person: exceptions often name the file alone. */
public final class FileProblem {
  private FileProblem() {}

  /** The reason in words, without the file. */
  public static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied; give the user that runs headroom the right, or run as another";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file or folder; check the path";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file is in the way; name another place";
    }
    if (e instanceof CharacterCodingException) {
      return "it is not text in UTF-8";
    }
    return e instanceof FileSystemException named && named.getReason() != null
        ? named.getReason()
        : e.getClass().getSimpleName() + ": " + e.getMessage();
  }
}

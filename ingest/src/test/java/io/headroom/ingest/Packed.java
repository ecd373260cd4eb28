package io.headroom.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files for tests, plain or packed. */
enum Packed {
  PLAIN,
  GZIP,
  ZIP;

  /** Writes text under a name and returns the path. */
  Path write(Path folder, String name, String text) {
    return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path write(Path folder, String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), pack(content));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private byte[] pack(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (this) {
      case PLAIN -> out.write(content);
      case GZIP -> {
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
          gzip.write(content);
        }
      }
      case ZIP -> {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
          zip.putNextEntry(new ZipEntry("rows.csv"));
          zip.write(content);
          zip.closeEntry();
        }
      }
    }
    return out.toByteArray();
  }
}

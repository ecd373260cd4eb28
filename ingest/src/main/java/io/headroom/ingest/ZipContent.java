package io.headroom.ingest;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The content of a zip's entry, compared with the size and the checksum that the zip's directory
 * states when its end is reached. Closing it closes the zip.
 */
final class ZipContent extends CountingStream {
  private final ZipFile zip;
  private final ZipEntry entry;
  private final CRC32 checksum = new CRC32();

  ZipContent(ZipFile zip, ZipEntry entry) throws IOException {
    super(zip.getInputStream(entry));
    this.zip = zip;
    this.entry = entry;
  }

  /** Of a number of bytes, the share that what has been read is of the whole. */
  long share(long bytes) {
    return entry.getSize() <= 0 ? bytes : (long) ((double) bytes * count() / entry.getSize());
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    if (read > 0) {
      checksum.update(buffer, offset, read);
    } else if (read < 0) {
      check();
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    try {
      super.close();
    } finally {
      zip.close();
    }
  }

  private void check() throws IOException {
    if (count() != entry.getSize()) {
      throw new ZipException(
          "has " + count() + " bytes where its directory says " + entry.getSize());
    }
    if (checksum.getValue() != entry.getCrc()) {
      throw new ZipException("its checksum is not the one in its directory");
    }
  }
}

package io.headroom.bench;

import io.headroom.journal.RawDocument;
import io.headroom.journal.chronicle.CycleFileReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A log's file as bytes and as records, with nothing checked: the least that it takes. */
final class RawLog {
  private static final int CHUNK = 1 << 18;
  private static final int HASH = 32;
  private static final int BLOCK_HEADER = 4;

  private final Path file;
  private final long bytes;
  private final byte[] hash = new byte[HASH];
  private final byte[] node = new byte[1 + 2 * HASH];
  private final byte[] leaf = new byte[1 << 12];

  /** Of a log that has one file. */
  RawLog(Path journal, String log) {
    file = CycleFileReader.files(journal.resolve(log)).get(0);
    bytes = end(file);
  }

  /** Bytes up to the end of the last document; the file is longer, and empty behind. */
  long bytes() {
    return bytes;
  }

  /** Nanoseconds to read these bytes. */
  long read() throws IOException {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    long start = System.nanoTime();
    try (FileChannel channel = FileChannel.open(file)) {
      for (long at = 0; at < bytes; at += chunk.position()) {
        chunk.clear().limit((int) Math.min(CHUNK, bytes - at));
        channel.read(chunk, at);
      }
    }
    return System.nanoTime() - start;
  }

  /** Nanoseconds for the hash of each record as a leaf, reading not counted. */
  long hashRecords() throws NoSuchAlgorithmException, DigestException {
    return hash(0);
  }

  /** Nanoseconds for that, and as many hashes of nodes, which is what a Merkle tree takes. */
  long hashRecordsAndNodes() throws NoSuchAlgorithmException, DigestException {
    return hash(1);
  }

  /** The clock is read once a document, so that what is hashed is as warm as in a verification. */
  private long hash(int nodesEach) throws NoSuchAlgorithmException, DigestException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    RawDocument document = new RawDocument();
    long nanos = 0;
    try (CycleFileReader reader = CycleFileReader.open(file)) {
      while (document.read(reader)) {
        long start = System.nanoTime();
        while (document.nextRecord()) {
          document.buffer().getBytes(document.offset(), leaf, 1, document.length());
          sha256.update(leaf, 0, 1 + document.length());
          sha256.digest(hash, 0, HASH);
          for (int i = 0; i < nodesEach; i++) {
            sha256.update(node, 0, node.length);
            sha256.digest(node, 1, HASH);
          }
        }
        nanos += System.nanoTime() - start;
      }
    }
    return nanos;
  }

  private static long end(Path file) {
    long end = 0;
    try (CycleFileReader reader = CycleFileReader.open(file)) {
      while (reader.next()) {
        end = reader.position() + BLOCK_HEADER + reader.length();
      }
    }
    return end;
  }
}

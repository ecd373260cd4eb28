package io.headroom.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A log in a folder, read as C2SP tlog-tiles and RFC 9162, section 2.1.1, have it and with nothing
 * of Headroom's.
 */
final class TlogFolder {
  private static final int WIDTH = 256;
  private static final int HASH = 32;

  private final Path folder;
  private final List<String> checkpoint;

  TlogFolder(Path folder) throws IOException {
    this.folder = folder;
    checkpoint = Files.readAllLines(folder.resolve("checkpoint"));
  }

  String origin() {
    return checkpoint.get(0);
  }

  int size() {
    return Integer.parseInt(checkpoint.get(1));
  }

  String root() {
    return checkpoint.get(2);
  }

  /** The hash of a leaf. */
  static byte[] leaf(byte[] record) {
    return sha256(new byte[] {0}, record);
  }

  /** The root of the tree over hashes, by the definition of MTH. */
  static byte[] root(List<byte[]> hashes) {
    int n = hashes.size();
    if (n == 1) {
      return hashes.get(0);
    }
    int k = Integer.highestOneBit(n - 1);
    return sha256(new byte[] {1}, root(hashes.subList(0, k)), root(hashes.subList(k, n)));
  }

  /** The hashes of a level's tiles, each of which must be as long as the tree's size has it. */
  List<byte[]> hashes(int level) throws IOException {
    List<byte[]> hashes = new ArrayList<>();
    int count = size() >>> (8 * level);
    for (int from = 0; from < count; from += WIDTH) {
      int width = Math.min(WIDTH, count - from);
      byte[] tile = Files.readAllBytes(folder.resolve(path(level, from / WIDTH, width)));
      assertThat(tile).as("tile at %d of level %d", from, level).hasSize(width * HASH);
      for (int i = 0; i < width; i++) {
        hashes.add(Arrays.copyOfRange(tile, i * HASH, (i + 1) * HASH));
      }
    }
    return hashes;
  }

  /** All files, and those that the tree's size has. */
  void mustHoldItsFilesAndNoOthers() throws IOException {
    TreeSet<String> expected = new TreeSet<>(List.of("checkpoint"));
    for (int level = 0; size() >>> (8 * level) > 0; level++) {
      int count = size() >>> (8 * level);
      for (int from = 0; from < count; from += WIDTH) {
        expected.add(path(level, from / WIDTH, Math.min(WIDTH, count - from)));
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(
              files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()).toList())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  static String base64(byte[] hash) {
    return Base64.getEncoder().encodeToString(hash);
  }

  private static String path(int level, int index, int width) {
    assertThat(index).as("index of a tile of three digits").isLessThan(1000);
    return "tile/%d/%03d".formatted(level, index) + (width == WIDTH ? "" : ".p/" + width);
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

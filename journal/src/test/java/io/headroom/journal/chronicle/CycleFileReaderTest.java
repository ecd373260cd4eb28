package io.headroom.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.journal.JournalException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CycleFileReaderTest {
  private static final int METADATA = 0x40000000;

  @TempDir private Path root;

  @Test
  void shouldHandOnWhatChroniclesOwnTailerHandsOn() throws IOException {
    // More than Chronicle notes in one block of its index of every 256th document.
    write(3_000);

    List<byte[]> expected = tailed();

    assertThat(expected).hasSize(3_000);
    assertThat(read(file())).usingRecursiveComparison().isEqualTo(expected);
  }

  @Test
  void shouldReadACompressedCopyAlike() throws IOException {
    write(3_000);
    Path copy = root.resolve("20260301F.cq4.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(copy))) {
      Files.copy(file(), out);
    }

    assertThat(read(copy)).usingRecursiveComparison().isEqualTo(tailed());
  }

  @Test
  void shouldSayWhereADocumentIs() throws IOException {
    byte[] bytes = blocks(METADATA | 5, 8, 7, END);

    try (CycleFileReader reader = reader(bytes)) {
      assertThat(reader.next()).isTrue();
      assertThat(reader.position()).isEqualTo(12);
      assertThat(reader.length()).isEqualTo(8);
      assertThat(reader.next()).isTrue();
      assertThat(reader.position()).isEqualTo(24);
      assertThat(reader.where()).isEqualTo("name byte 24");
      assertThat(reader.length()).isEqualTo(7);
      assertThat(reader.next()).isFalse();
      assertThat(reader.ending()).isEqualTo(CycleFileReader.Ending.END_OF_CYCLE);
    }
  }

  @Test
  void shouldSayHowAFileEnds() throws IOException {
    assertThat(ending(blocks(4, END))).isEqualTo(CycleFileReader.Ending.END_OF_CYCLE);
    assertThat(ending(blocks(4, 0))).isEqualTo(CycleFileReader.Ending.OPEN);
    assertThat(ending(blocks(4))).isEqualTo(CycleFileReader.Ending.OPEN);
    assertThat(ending(blocks(4, 0x80000000 | 4))).isEqualTo(CycleFileReader.Ending.UNFINISHED);
  }

  @Test
  void shouldRefuseWhatIsCutShort() {
    byte[] bytes = blocks(4, 8);
    for (int length = 9; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ending(cut))
          .as("%d bytes", length)
          .isInstanceOf(JournalException.class)
          .hasMessageContaining("file=name, byte=8, expected=a block of")
          .hasMessageContaining("the file's end after " + (length - 8));
    }
  }

  @Test
  void shouldRefuseABlockOfImpossibleLength() {
    ByteBuffer header = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, 900_000_000);

    assertThatThrownBy(() -> ending(header.array()))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("byte=0, expected=a block of at most 16777216 bytes")
        .hasMessageContaining("900000000");
  }

  private static final int END = 0xC0000000;

  /** Blocks with the headers given, and as many bytes as they count. */
  private static byte[] blocks(int... headers) {
    ByteBuffer bytes = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
    for (int header : headers) {
      bytes.putInt(header);
      bytes.position((bytes.position() + (header & 0x3FFFFFFF) + 3) & ~3);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private static CycleFileReader reader(byte[] bytes) {
    return new CycleFileReader("name", new ByteArrayInputStream(bytes));
  }

  private static CycleFileReader.Ending ending(byte[] bytes) {
    try (CycleFileReader reader = reader(bytes)) {
      while (reader.next()) {
        assertThat(reader.ending()).isEqualTo(CycleFileReader.Ending.NONE);
      }
      return reader.ending();
    }
  }

  private void write(int documents) {
    UnsafeBuffer document = new UnsafeBuffer(ByteBuffer.allocateDirect(1_024));
    try (ChronicleStore store =
        ChronicleStore.openForWriting("facts", root, note -> {}, System::currentTimeMillis)) {
      for (int i = 0; i < documents; i++) {
        document.setMemory(0, 1_024, (byte) i);
        store.append(document, 1 + i % 1_000);
      }
    }
  }

  private Path file() {
    List<Path> files = CycleFileReader.files(root.resolve("facts"));
    assertThat(files).hasSize(1);
    return files.get(0);
  }

  private static List<byte[]> read(Path file) {
    List<byte[]> documents = new ArrayList<>();
    try (CycleFileReader reader = CycleFileReader.open(file)) {
      while (reader.next()) {
        byte[] bytes = new byte[reader.length()];
        reader.document().getBytes(0, bytes);
        documents.add(bytes);
      }
    }
    return documents;
  }

  private List<byte[]> tailed() {
    List<byte[]> documents = new ArrayList<>();
    try (SingleChronicleQueue queue =
            ChronicleStore.builder(root.resolve("facts")).readOnly(true).build();
        ExcerptTailer tailer = queue.createTailer()) {
      while (true) {
        try (DocumentContext document = tailer.readingDocument()) {
          if (!document.isPresent()) {
            return documents;
          }
          documents.add(document.wire().bytes().toByteArray());
        }
      }
    }
  }
}

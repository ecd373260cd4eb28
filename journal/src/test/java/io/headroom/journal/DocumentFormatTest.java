package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class DocumentFormatTest {
  @Test
  void shouldLayADocumentOutAsDrawn() {
    RecordBatch batch = new RecordBatch();
    add(batch, 41, 7_000, 30);
    add(batch, 42, 7_001, 24);

    byte[] bytes = bytes(batch);

    // Read with nothing but the drawing in DocumentFormat's Javadoc.
    ByteBuffer document = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(bytes).hasSize(24 + 4 + 30 + 4 + 24);
    assertThat(document.getShort(0)).isEqualTo((short) 1);
    assertThat(document.getShort(2)).isZero();
    assertThat(document.getInt(4)).isEqualTo(2);
    assertThat(document.getLong(8)).isEqualTo(41);
    assertThat(document.getInt(16)).isEqualTo(62);
    assertThat(document.getInt(24)).isEqualTo(30);
    assertThat(document.getLong(28 + 8)).isEqualTo(41);
    assertThat(document.getLong(28 + 16)).isEqualTo(7_000);
    assertThat(document.getInt(58)).isEqualTo(24);
    assertThat(document.getLong(62 + 8)).isEqualTo(42);
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, 20);
    crc.update(bytes, 24, bytes.length - 24);
    assertThat(document.getInt(20)).isEqualTo((int) crc.getValue());
  }

  @Test
  void shouldFindEveryFlippedBit() {
    byte[] good = document(1, 3);
    byte[] next = document(4, 1);
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] flipped = good.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));

      assertThatThrownBy(() -> read(flipped, next))
          .as("bit %d", bit)
          .isInstanceOfSatisfying(
              JournalCorruptException.class,
              e -> {
                assertThat(e.number()).isEqualTo(1);
                assertThat(e.log()).isEqualTo("facts");
              });
    }
  }

  @Test
  void shouldNameTheFirstRecordOfTheDocumentThatIsDamaged() {
    byte[] damaged = document(4, 5);
    damaged[40] ^= 1;

    assertThatThrownBy(() -> read(document(1, 3), damaged, document(9, 1)))
        .isInstanceOf(JournalCorruptException.class)
        .hasMessageContaining("record=4")
        .hasMessageContaining("expected=checksum")
        .hasMessageContaining("at=document 2");
  }

  @Test
  void shouldRefuseAGapBetweenDocuments() {
    assertThatThrownBy(() -> read(document(1, 3), document(5, 1)))
        .isInstanceOf(JournalCorruptException.class)
        .hasMessageContaining("expected=a document that begins with record 4, found=record 5");
  }

  @Test
  void shouldRefuseAGapInsideADocument() {
    RecordBatch batch = new RecordBatch();
    add(batch, 1, 1, 24);
    add(batch, 3, 1, 24);

    assertThatThrownBy(() -> read(bytes(batch)))
        .isInstanceOf(JournalCorruptException.class)
        .hasMessageContaining("record=2")
        .hasMessageContaining("found=record 3");
  }

  @Test
  void shouldRefuseAJournalTimeThatFalls() {
    RecordBatch batch = new RecordBatch();
    add(batch, 1, 10, 24);
    add(batch, 2, 9, 24);

    assertThatThrownBy(() -> read(bytes(batch)))
        .isInstanceOf(JournalCorruptException.class)
        .hasMessageContaining("record=2")
        .hasMessageContaining("expected=journal time of at least 10, found=journal time 9");
  }

  @Test
  void shouldPassOverATornDocumentThatWasWrittenAgain() {
    byte[] torn = document(4, 5);
    torn[60] ^= 1;

    assertThat(read(document(1, 3), torn, document(4, 2))).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void shouldNotPassOverTwoTornDocumentsInARow() {
    byte[] torn = document(4, 5);
    torn[60] ^= 1;

    assertThatThrownBy(() -> read(document(1, 3), torn, torn, document(4, 2)))
        .isInstanceOf(JournalCorruptException.class);
  }

  @Test
  void shouldHandOnFromTheMiddleOfADocument() {
    assertThat(readFrom(5, document(1, 3), document(4, 5), document(9, 2)))
        .containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
  }

  @Test
  void shouldGrowForALargeRecord() {
    RecordBatch batch = new RecordBatch();
    add(batch, 1, 1, 24);
    add(batch, 2, 1, RecordBatch.MAX_RECORD_LENGTH);

    assertThat(read(bytes(batch))).containsExactly(1L, 2L);
  }

  @Test
  void shouldRefuseARecordThatIsTooLong() {
    RecordBatch batch = new RecordBatch();

    assertThatThrownBy(() -> add(batch, 1, 1, RecordBatch.MAX_RECORD_LENGTH + 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Integer.toString(RecordBatch.MAX_RECORD_LENGTH + 1));
  }

  private static byte[] document(long first, int records) {
    RecordBatch batch = new RecordBatch();
    for (int i = 0; i < records; i++) {
      add(batch, first + i, 1_000 + first + i, 24 + 5 * i);
    }
    return bytes(batch);
  }

  private static void add(RecordBatch batch, long number, long time, int length) {
    UnsafeBuffer record = new UnsafeBuffer(new byte[length]);
    RecordHeader.stamp(record, 0, number, time);
    batch.add(record, 0, length);
  }

  private static byte[] bytes(RecordBatch batch) {
    byte[] bytes = new byte[batch.length()];
    batch.seal().getBytes(0, bytes);
    return bytes;
  }

  private static List<Long> read(byte[]... documents) {
    return readFrom(1, documents);
  }

  private static List<Long> readFrom(long from, byte[]... documents) {
    List<Long> numbers = new ArrayList<>();
    RecordHeader header = new RecordHeader();
    try (LogReader reader = new DocumentReader("facts", new Documents(documents), from)) {
      int polled = 1;
      while (polled > 0) {
        polled =
            reader.poll(
                (buffer, offset, length) ->
                    numbers.add(header.wrap(buffer, offset, length).number()));
      }
    }
    return numbers;
  }

  private static final class Documents implements DocumentSource {
    private final byte[][] documents;
    private int index;

    Documents(byte[][] documents) {
      this.documents = documents;
    }

    @Override
    public int next(Target target) {
      if (index == documents.length) {
        return -1;
      }
      byte[] document = documents[index++];
      target.ofCapacity(document.length).putBytes(0, document);
      return document.length;
    }

    @Override
    public String where() {
      return "document " + index;
    }

    @Override
    public void close() {
      index = documents.length;
    }
  }
}

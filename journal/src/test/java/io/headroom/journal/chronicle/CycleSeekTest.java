package io.headroom.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.DocumentFormat;
import io.headroom.journal.DocumentReader;
import io.headroom.journal.DocumentSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CycleSeekTest {
  @TempDir private Path journal;

  private final AtomicLong clock =
      new AtomicLong(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());
  private final List<Long> firsts = new ArrayList<>();
  private Random random;
  private long last;

  @BeforeEach
  void write() {
    long seed = new Random().nextLong();
    System.out.println("CycleSeekTest seed " + seed);
    random = new Random(seed);
    try (ChronicleStore store = TestDocuments.open(journal, clock)) {
      for (int day = 0; day < 4; day++) {
        // More documents in a day than are noted in the index, so that its blocks are used.
        for (int i = 0; i < 1_500; i++) {
          append(store);
        }
        clock.addAndGet(TestDocuments.DAY * (1 + random.nextInt(2)));
      }
    }
  }

  @Test
  void shouldBeginWithTheDocumentThatHoldsTheRecord() {
    try (ChronicleStore store = ChronicleStore.openReadOnly("facts", journal)) {
      for (int i = 0; i < 300; i++) {
        long from = 1L + random.nextInt((int) last);
        assertThat(begin(store, from)).as("from %d", from).isEqualTo(holding(from));
      }
      assertThat(begin(store, 1)).isEqualTo(1);
      assertThat(begin(store, last)).isEqualTo(holding(last));
      assertThat(begin(store, last + 1)).isEqualTo(holding(last));
    }
  }

  @Test
  void shouldReadOnFromAnyRecord() {
    for (int i = 0; i < 20; i++) {
      long from = 1L + random.nextInt((int) last);
      assertThat(TestDocuments.numbers(journal, from))
          .isEqualTo(LongStream.rangeClosed(from, last).boxed().toList());
    }
    assertThat(TestDocuments.numbers(journal, last + 1)).isEmpty();
  }

  @Test
  void shouldReadBackwards() {
    List<Long> backwards = new ArrayList<>(firsts);
    Collections.reverse(backwards);
    try (ChronicleStore store = ChronicleStore.openReadOnly("facts", journal)) {
      assertThat(TestDocuments.firstNumbers(store.backwards())).isEqualTo(backwards);
      try (DocumentSource source = store.backwards()) {
        assertThat(DocumentReader.lastNumber(source)).isEqualTo(last);
      }
    }
  }

  @Test
  void shouldNotBeMisledByTornDocumentsThatWereWrittenAgain() {
    try (ChronicleStore store = TestDocuments.open(journal, clock)) {
      for (int i = 0; i < 2_000; i++) {
        if (random.nextInt(3) == 0) {
          TestDocuments.appendTorn(store, last + 1, last + 1 + random.nextInt(3), 40);
        }
        append(store);
      }
    }

    for (int i = 0; i < 20; i++) {
      long from = last - random.nextInt(4_000);
      assertThat(TestDocuments.numbers(journal, from))
          .isEqualTo(LongStream.rangeClosed(from, last).boxed().toList());
    }
  }

  @Test
  void shouldReadFilesWhoseIndexIsGone() throws IOException {
    for (Path file : CycleFileReader.files(journal.resolve("facts"))) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        // The block of the index begins at byte 0x80F0, the first document at 0x10110.
        channel.write(ByteBuffer.allocate(0x7000), 0x8200);
      }
    }

    shouldReadOnFromAnyRecord();
    shouldReadBackwards();
  }

  private void append(ChronicleStore store) {
    int records = 1 + random.nextInt(5);
    TestDocuments.append(store, last + 1, last + records, 24 + random.nextInt(100));
    firsts.add(last + 1);
    last += records;
  }

  private long holding(long number) {
    int at = Collections.binarySearch(firsts, number);
    return firsts.get(at >= 0 ? at : -at - 2);
  }

  private static long begin(ChronicleStore store, long from) {
    DocumentSource.Target target = new DocumentSource.Target();
    try (DocumentSource source = store.documents(from)) {
      assertThat(source.next(target)).isPositive();
      return DocumentFormat.firstNumber(target.buffer());
    }
  }
}

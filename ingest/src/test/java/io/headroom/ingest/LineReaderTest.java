package io.headroom.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  /** Hands out a stream in pieces of random length. */
  private static final class Pieces extends ByteArrayInputStream {
    private final Random random;

    Pieces(String text, Random random) {
      super(text.getBytes(StandardCharsets.ISO_8859_1));
      this.random = random;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
      return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(50_000)));
    }
  }

  private static List<String> lines(InputStream in) throws IOException {
    List<String> found = new ArrayList<>();
    try (LineReader reader = new LineReader(in)) {
      while (reader.next()) {
        String text =
            new String(
                reader.buffer(),
                reader.start(),
                reader.end() - reader.start(),
                StandardCharsets.ISO_8859_1);
        found.add(reader.tooLong() ? "long:" + text : text);
      }
    }
    return found;
  }

  @Test
  void shouldFindTheSameLinesHoweverTheStreamIsCut() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int trial = 0; trial < 20; trial++) {
      // given
      List<String> expected = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      int count = random.nextInt(400);
      for (int i = 0; i < count; i++) {
        int kind = random.nextInt(20);
        int length = kind == 0 ? 60_000 + random.nextInt(300_000) : random.nextInt(60);
        String line = Character.toString('a' + i % 26).repeat(length);
        text.append(line).append(i % 2 == 0 ? "\r\n" : "\n");
        int withEnd = length + (i % 2 == 0 ? 1 : 0);
        expected.add(withEnd > LineReader.LONGEST_LINE ? "long:" + line.substring(0, 1_024) : line);
      }
      text.append("last");
      expected.add("last");

      // then
      assertThat(lines(new Pieces(text.toString(), random)))
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  @Test
  void shouldFindNothingInEmptyStream() throws IOException {
    assertThat(lines(InputStream.nullInputStream())).isEmpty();
  }
}

package io.headroom.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.HeadroomConfig;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How fast a week of trades is unpacked, parsed, merged and encoded, on one thread. */
@Tag("slow")
class ReadRateTest {
  private long bytes;

  @Test
  void shouldReadWellOverAMillionTradesPerSecond() {
    Path data = Configs.realData();
    HeadroomConfig config = Configs.of(RealTicksTest.TRADES);
    double best = 0;
    for (int round = 0; round < 8; round++) {
      long start = System.nanoTime();
      try (FileFeeds feeds = FileFeeds.open(config, Configs.in(data), new ResumePoints())) {
        long opened = System.nanoTime();
        boolean more = true;
        while (more) {
          more = feeds.submit(4_096, (buffer, offset, length) -> bytes += length);
        }
        double seconds = (System.nanoTime() - opened) / 1e9;
        double rate = feeds.rows() / seconds;
        System.out.printf(
            Locale.ROOT,
            "round %d: opened in %.3f s, read in %.3f s, %.2f million rows/s%n",
            round,
            (opened - start) / 1e9,
            seconds,
            rate / 1e6);
        best = Math.max(best, rate);
      }
    }
    assertThat(bytes).isPositive();
    assertThat(best).isGreaterThan(1_000_000);
  }
}

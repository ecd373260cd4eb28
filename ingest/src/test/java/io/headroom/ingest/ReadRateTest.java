package io.headroom.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.HeadroomConfig;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How fast a week of trades is unpacked, parsed, merged and encoded, by the processor time of one
 * thread, so that other work on the machine counts less.
 */
@Tag("slow")
class ReadRateTest {
  private long bytes;

  @Test
  void shouldReadWellOverAMillionTradesPerSecond() {
    Path data = Configs.realData();
    HeadroomConfig config = Configs.of(RealTicksTest.TRADES);
    double best = 0;
    for (int round = 0; round < 10; round++) {
      long start = threadTime();
      try (FileFeeds feeds = FileFeeds.open(config, Configs.in(data), new ResumePoints())) {
        long opened = threadTime();
        boolean more = true;
        while (more) {
          more = feeds.submit(4_096, (buffer, offset, length) -> bytes += length);
        }
        double seconds = (threadTime() - opened) / 1e9;
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

  private static long threadTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}

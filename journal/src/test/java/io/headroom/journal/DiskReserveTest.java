package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskReserveTest {
  private static final long MIB = 1L << 20;

  private final AtomicLong free = new AtomicLong();
  private final DiskReserve reserve = new DiskReserve("/journal", 100 * MIB, free::get);

  @Test
  void shouldBeShortBelowTheReserveAndSayHowMuchIsMissing() {
    free.set(100 * MIB);
    assertThat(reserve.shortage()).isEmpty();

    free.set(100 * MIB - 1);
    assertThat(reserve.shortage())
        .hasValue(
            "the disk of /journal has 99 MiB free, the reserve is 100 MiB (journal.reserve-mib): no ticks are taken until 110 MiB are free");
  }

  @Test
  void shouldStayShortUntilATenthMoreIsFree() {
    free.set(0);
    assertThat(reserve.shortage()).isPresent();

    free.set(110 * MIB - 1);
    assertThat(reserve.shortage()).isPresent();
    free.set(110 * MIB);
    assertThat(reserve.shortage()).isEmpty();
    free.set(100 * MIB);
    assertThat(reserve.shortage()).isEmpty();
  }

  @Test
  void shouldNeverBeShortWithoutAReserve(@TempDir Path folder) {
    assertThat(DiskReserve.none().shortage()).isEmpty();
    assertThat(DiskReserve.of(folder, 0).shortage()).isEmpty();
  }

  @Test
  void shouldAskTheDiskThatTheFolderIsOn(@TempDir Path folder) {
    // No disk of today has a pebibyte free.
    assertThat(DiskReserve.of(folder, 1 << 30).shortage()).get().asString().contains("" + folder);
  }
}

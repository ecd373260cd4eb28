package io.headroom.journal.chronicle;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import net.openhft.chronicle.core.time.TimeProvider;

/**
 * The wall clock, except that it never runs back, not even behind the newest cycle on disk: a clock
 * set back by days would have Chronicle append to a cycle that has ended.
 */
final class MonotoneTimeProvider implements TimeProvider {
  private final LongSupplier wallClockMillis;
  private final AtomicLong latest;

  private MonotoneTimeProvider(LongSupplier wallClockMillis, long notBeforeMillis) {
    this.wallClockMillis = wallClockMillis;
    latest = new AtomicLong(notBeforeMillis);
  }

  static MonotoneTimeProvider notBefore(Path folder, LongSupplier wallClockMillis) {
    return new MonotoneTimeProvider(
        wallClockMillis,
        CycleFiles.newest(folder)
            .map(CycleFiles::date)
            .map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli())
            .orElse(0L));
  }

  @Override
  public long currentTimeMillis() {
    return latest.accumulateAndGet(wallClockMillis.getAsLong(), Math::max);
  }
}

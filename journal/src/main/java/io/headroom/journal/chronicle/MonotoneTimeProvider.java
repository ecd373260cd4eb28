package io.headroom.journal.chronicle;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import net.openhft.chronicle.core.time.TimeProvider;

/**
 * The wall clock, except that it never runs back, not even behind the newest cycle on disk, or into
 * it if it has ended: a clock set back by days would have Chronicle append to a cycle that has
 * ended.
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
            .map(MonotoneTimeProvider::firstDay)
            .map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli())
            .orElse(0L));
  }

  private static LocalDate firstDay(Path newest) {
    try (MappedCycle cycle = new MappedCycle(newest)) {
      LocalDate day = CycleFiles.date(newest);
      return CycleEnd.of(cycle).hasEnded() ? day.plusDays(1) : day;
    }
  }

  /**
   * Takes the wall clock's time; until the next call it stands still, so that what is prepared for
   * a day is used on that day.
   *
   * @return the day, in UTC
   */
  LocalDate advance() {
    long now = latest.accumulateAndGet(wallClockMillis.getAsLong(), Math::max);
    return LocalDate.ofEpochDay(Math.floorDiv(now, Duration.ofDays(1).toMillis()));
  }

  @Override
  public long currentTimeMillis() {
    return latest.get();
  }
}

package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.TimerSchedule.Timer;
import io.headroom.journal.record.ConfigActivatedDecoder;
import io.headroom.journal.record.FeedFaultDecoder;
import io.headroom.journal.record.TimerFiredDecoder;
import io.headroom.journal.record.TradeDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Whether a list of facts is what undisturbed feeds and timers give: numbers without gaps, times
 * that never fall, each feed's rows once, in order and unchanged, each timer before the fact that
 * brings it.
 */
final class FactsCheck implements FactHandler {
  private final Map<Integer, SimulatedFeed> feeds;
  private final Map<Integer, Long> rows = new TreeMap<>();
  private final List<String> timers = new ArrayList<>();
  private final FactDispatcher dispatcher = new FactDispatcher();
  private TimerSchedule schedule = TimerSchedule.none();
  private byte[] fact = {};
  private long number;
  private long time;

  private FactsCheck(List<SimulatedFeed> feeds) {
    this.feeds =
        feeds.stream().collect(Collectors.toMap(SimulatedFeed::stream, Function.identity()));
  }

  static void of(List<byte[]> facts, List<SimulatedFeed> feeds) {
    FactsCheck check = new FactsCheck(feeds);
    facts.forEach(check::take);
    assertThat(check.timers).as("timers at the end, without the fact that brings them").isEmpty();
  }

  private void take(byte[] bytes) {
    fact = bytes;
    UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    RecordHeader header = dispatcher.header().wrap(buffer, 0, bytes.length);
    if (header.number() != ++number) {
      throw new AssertionError("fact " + number + " has the number " + header.number());
    }
    if (header.journalTime() < time) {
      throw new AssertionError("journal time falls at fact " + number);
    }
    time = header.journalTime();
    boolean timer = header.templateId() == TimerFiredDecoder.TEMPLATE_ID;
    if (!timer) {
      checkTimers();
    }
    dispatcher.dispatch(buffer, 0, bytes.length, this);
  }

  private void checkTimers() {
    List<String> due = schedule.advance(time).stream().map(FactsCheck::name).toList();
    if (!timers.equals(due)) {
      throw new AssertionError("before fact " + number + " timers " + timers + ", due " + due);
    }
    timers.clear();
  }

  private static String name(Timer timer) {
    return timer.due() + " " + timer.timerId();
  }

  @Override
  public void onTimerFired(RecordHeader header, TimerFiredDecoder timer) {
    timers.add(timer.due() + " " + timer.timerId());
  }

  @Override
  public void onConfigActivated(RecordHeader header, ConfigActivatedDecoder config) {
    schedule = TimerSchedule.of(Simulation.decode(ConfigBytes.of(config, header)), time);
  }

  @Override
  public void onTrade(RecordHeader header, TradeDecoder trade) {
    checkRow(trade.stream(), trade.position());
  }

  @Override
  public void onFeedFault(RecordHeader header, FeedFaultDecoder fault) {
    checkRow(fault.stream(), fault.position());
  }

  private void checkRow(int stream, long position) {
    long expected = rows.merge(stream, 1L, Long::sum);
    if (position != expected) {
      throw new AssertionError(
          "fact %d is row %d of stream %d, expected row %d"
              .formatted(number, position, stream, expected));
    }
    byte[] row = feeds.get(stream).row(position);
    RecordHeader.stamp(new UnsafeBuffer(row), 0, number, time);
    assertThat(fact).as("fact %d, row %d of stream %d", number, position, stream).isEqualTo(row);
  }
}

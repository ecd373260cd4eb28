package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.ConfigCodec;
import io.headroom.config.HeadroomConfig;
import io.headroom.journal.record.ConfigActivatedDecoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SequencerTest {
  private static final long OPEN = nanos("2013-10-07T13:30:00Z");
  private static final long MINUTE = 60_000_000_000L;

  private final TestFacts facts = new TestFacts();
  private final StoredLog log = StoredLog.inMemory("facts");
  private final FactRing ring = new FactRing(1 << 16);
  private final FactSubmitter submitter =
      new RingFactSubmitter(
          ring,
          attempt -> {
            throw new IllegalStateException("full");
          });

  @Test
  void shouldStampContiguousNumbersAndTheRunningMaximumOfEventTimes() {
    Sequencer sequencer = sequencer(JournalClock.eventTime(), 0, TimerSchedule.none());
    for (long time : new long[] {100, 90, FactSubmitter.UNTIMED, 120, 110}) {
      facts.submitTrade(submitter, time, 1);
    }

    assertThat(sequencer.poll()).isEqualTo(5);

    assertThat(stamps())
        .containsExactly("1 at 100", "2 at 100", "3 at 100", "4 at 120", "5 at 120");
  }

  @Test
  void shouldStampTheMonotoneWallClock() {
    long[] clock = {50};
    Sequencer sequencer = sequencer(JournalClock.wall(() -> clock[0]), 0, TimerSchedule.none());
    facts.submitTrade(submitter, 1_000, 1);
    sequencer.poll();
    clock[0] = 40;
    facts.submitTrade(submitter, 1_000, 1);
    sequencer.poll();
    clock[0] = 60;
    facts.submitTrade(submitter, 1_000, 1);
    sequencer.poll();

    assertThat(stamps()).containsExactly("1 at 50", "2 at 50", "3 at 60");
  }

  @Test
  void shouldWriteDueTimersBeforeTheFactThatBringsThem() {
    TimerSchedule timers = TimerSchedule.of(TestConfigs.of(TestConfigs.newYork()), OPEN + MINUTE);
    Sequencer sequencer = sequencer(JournalClock.eventTime(), OPEN + MINUTE, timers);
    facts.submitTrade(submitter, OPEN + 2 * MINUTE, 1);
    facts.submitTrade(submitter, OPEN + 10 * MINUTE, 2);

    sequencer.poll();

    assertThat(kinds())
        .containsExactly(
            "Trade at " + (OPEN + 2 * MINUTE),
            "TimerFired at " + (OPEN + 5 * MINUTE),
            "TimerFired at " + (OPEN + 10 * MINUTE),
            "Trade at " + (OPEN + 10 * MINUTE));
  }

  @Test
  void shouldKeepTimersAndTheFactThatBringsThemInOneDocument() {
    TimerSchedule timers = TimerSchedule.of(TestConfigs.of(TestConfigs.newYork()), OPEN + MINUTE);
    Sequencer sequencer = sequencer(JournalClock.eventTime(), OPEN + MINUTE, timers);
    facts.submitTrade(submitter, OPEN + 2 * MINUTE, 1);
    facts.submitTrade(submitter, OPEN + 300 * MINUTE, 2);
    facts.submitTrade(submitter, OPEN + 301 * MINUTE, 3);

    sequencer.poll();

    List<String> lastOfEachDocument = new ArrayList<>();
    try (LogReader reader = log.reader(1)) {
      int polled = 1;
      while (polled > 0) {
        List<String> document = new ArrayList<>();
        polled =
            reader.poll(
                (buffer, offset, length) ->
                    document.add(
                        RecordPrinter.typeName(
                            new RecordHeader().wrap(buffer, offset, length).templateId())));
        if (polled > 0) {
          lastOfEachDocument.add(document.get(document.size() - 1));
        }
      }
    }
    assertThat(lastOfEachDocument).hasSizeGreaterThan(1).containsOnly("Trade");
  }

  @Test
  void shouldFollowAConfigFromTheNextFactOn() {
    Sequencer sequencer = sequencer(JournalClock.eventTime(), 0, TimerSchedule.none());
    facts.submitTrade(submitter, OPEN + 4 * MINUTE, 1);
    submitConfig(TestConfigs.of(TestConfigs.newYork()), OPEN + 6 * MINUTE);
    facts.submitTrade(submitter, OPEN + 11 * MINUTE, 2);

    sequencer.poll();

    assertThat(kinds())
        .containsExactly(
            "Trade at " + (OPEN + 4 * MINUTE),
            "ConfigActivated at " + (OPEN + 6 * MINUTE),
            "TimerFired at " + (OPEN + 10 * MINUTE),
            "Trade at " + (OPEN + 11 * MINUTE));
  }

  @Test
  void shouldNotWriteAConfigThatCannotBeRead() {
    Sequencer sequencer = sequencer(JournalClock.eventTime(), 0, TimerSchedule.none());
    new SessionStart(submitter, 5).configActivated(new byte[] {1, 2, 3}, new byte[32]);

    assertThatThrownBy(sequencer::poll).isInstanceOf(RuntimeException.class);
    assertThat(log.durable()).isZero();
  }

  @Test
  void shouldTakeAConfigLargerThanTheRing() {
    HeadroomConfig config = TestConfigs.of(TestConfigs.newYork());
    byte[] canonical = ConfigCodec.encode(config);
    byte[] large = Arrays.copyOf(canonical, 1_000_000);
    Arrays.fill(large, canonical.length, large.length, (byte) '\n');
    Sequencer sequencer = sequencer(JournalClock.eventTime(), 0, TimerSchedule.none());
    facts.submitTrade(submitter, 1, 1);
    new SessionStart(submitter, 2).configActivated(large, ConfigCodec.hash(large));
    facts.submitTrade(submitter, 3, 3);

    sequencer.poll();

    List<byte[]> read = new ArrayList<>();
    try (FactReader reader = new FactReader(log.reader(2))) {
      reader.poll(
          new FactHandler() {
            @Override
            public void onConfigActivated(RecordHeader header, ConfigActivatedDecoder fact) {
              byte[] bytes = new byte[fact.canonicalLength()];
              fact.getCanonical(bytes, 0, bytes.length);
              read.add(bytes);
            }
          });
    }
    assertThat(read).hasSize(1);
    assertThat(read.get(0)).isEqualTo(large);
    assertThat(log.durable()).isEqualTo(3);
  }

  @Test
  void shouldRefuseARecordThatIsNoRecord() {
    UnsafeBuffer small = new UnsafeBuffer(new byte[8]);

    assertThatThrownBy(() -> submitter.submit(small, 0, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("record length=8");
  }

  @Test
  void shouldGiveTheSameFactsWhenItIsRestartedAnywhere() {
    long[] times = {1, 4, 6, 11, 31, 61, 62, 390, 395, 405, 1_500, 1_501, 5_800, 5_807};
    List<String> whole = new ArrayList<>();
    for (int restartAt = -1; restartAt < times.length; restartAt++) {
      StoredLog target = StoredLog.inMemory("facts");
      long last = 0;
      HeadroomConfig config = TestConfigs.of(TestConfigs.newYork(), TestConfigs.forex());
      TimerSchedule timers = TimerSchedule.of(config, 0);
      Sequencer sequencer = sequencer(target, JournalClock.eventTime(), 0, timers);
      for (int i = 0; i < times.length; i++) {
        if (i == restartAt) {
          sequencer =
              sequencer(target, JournalClock.eventTime(), last, TimerSchedule.of(config, last));
        }
        last = OPEN + times[i] * MINUTE;
        facts.submitTrade(submitter, last, i);
        sequencer.poll();
      }
      if (restartAt < 0) {
        whole = LogContents.of(target);
        assertThat(whole).hasSizeGreaterThan(100);
      }
      assertThat(LogContents.of(target)).as("restart before fact %d", restartAt).isEqualTo(whole);
    }
  }

  private Sequencer sequencer(JournalClock clock, long lastFactTime, TimerSchedule timers) {
    return sequencer(log, clock, lastFactTime, timers);
  }

  private Sequencer sequencer(
      StoredLog target, JournalClock clock, long lastFactTime, TimerSchedule timers) {
    return new Sequencer(ring, target.writer(), clock, lastFactTime, timers, ConfigCodec::decode);
  }

  private void submitConfig(HeadroomConfig config, long eventTime) {
    byte[] canonical = ConfigCodec.encode(config);
    new SessionStart(submitter, eventTime).configActivated(canonical, ConfigCodec.hash(canonical));
  }

  private List<String> stamps() {
    return describe(log, false);
  }

  private List<String> kinds() {
    return describe(log, true);
  }

  private static List<String> describe(RecordLog log, boolean kind) {
    List<String> lines = new ArrayList<>();
    RecordHeader header = new RecordHeader();
    try (LogReader reader = log.reader(1)) {
      int polled = 1;
      while (polled > 0) {
        polled =
            reader.poll(
                (buffer, offset, length) -> {
                  header.wrap(buffer, offset, length);
                  String what =
                      kind
                          ? RecordPrinter.typeName(header.templateId())
                          : Long.toString(header.number());
                  lines.add(what + " at " + header.journalTime());
                });
      }
    }
    return lines;
  }

  private static long nanos(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
  }
}

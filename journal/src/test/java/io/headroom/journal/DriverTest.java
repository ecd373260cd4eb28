package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.ConfigCodec;
import io.headroom.config.HeadroomConfig;
import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.record.TradeDecoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DriverTest {
  private static final long OPEN = Instant.parse("2013-10-07T13:30:00Z").getEpochSecond();
  private static final int TRADES = 30_000;

  @TempDir private Path folder;

  private final TestFacts facts = new TestFacts();

  @Test
  void shouldGiveTheSameRecordsThreadedAndInLockStep() {
    long seed = new Random().nextLong();
    System.out.println("DriverTest seed " + seed);
    for (int round = 0; round < 3; round++) {
      JournalSettings settings = new JournalSettings(Durability.PROCESS, 1 << (13 + round), 500);
      try (Journal lockStep = Journal.inMemory(settings);
          Journal threaded = Journal.inMemory(settings);
          Journal onDisk = Journal.openForWriting(folder.resolve("round" + round), settings)) {
        feed(JournalDriver.lockStep(lockStep, JournalClock.eventTime(), chain()), seed + round);
        feed(JournalDriver.threaded(threaded, JournalClock.eventTime(), chain()), seed + round);
        feed(JournalDriver.threaded(onDisk, JournalClock.eventTime(), chain()), seed + round);

        List<String> expectedFacts = LogContents.of(lockStep.facts());
        List<String> expectedDecisions = LogContents.of(lockStep.decisions());
        assertThat(expectedFacts).hasSizeGreaterThan(TRADES);
        assertThat(expectedDecisions).hasSizeGreaterThan(TRADES / 10);
        assertThat(LogContents.of(threaded.facts())).as("seed %d", seed).isEqualTo(expectedFacts);
        assertThat(LogContents.of(onDisk.facts())).as("seed %d", seed).isEqualTo(expectedFacts);
        assertThat(LogContents.of(threaded.decisions()))
            .as("seed %d", seed)
            .isEqualTo(expectedDecisions);
        assertThat(LogContents.of(onDisk.decisions()))
            .as("seed %d", seed)
            .isEqualTo(expectedDecisions);
      }
    }
  }

  @Test
  void shouldHaveEverythingDecidedAndDurableAfterAFlush() {
    for (boolean threads : new boolean[] {false, true}) {
      try (Journal journal = Journal.inMemory(TestConfigs.settings(Durability.PROCESS, 1 << 14));
          JournalDriver driver = driver(journal, threads, chain())) {
        for (int i = 1; i <= 5_000; i++) {
          facts.submitTrade(driver.submitter(), i, i);
        }
        driver.flush();

        assertThat(driver.progress().facts()).isEqualTo(5_000);
        assertThat(driver.progress().decidedFacts()).isEqualTo(5_000);
        assertThat(driver.progress().decisions()).isEqualTo(journal.decisions().durable());
      }
    }
  }

  @Test
  void shouldSurfaceAnEnginesErrorAndStop() {
    for (boolean threads : new boolean[] {false, true}) {
      Journal journal = Journal.inMemory(TestConfigs.settings(Durability.PROCESS, 1 << 14));
      JournalDriver driver = driver(journal, threads, List.of(new Failing(1_000)));

      assertThatThrownBy(
              () -> {
                for (int i = 1; i <= 1_000_000; i++) {
                  facts.submitTrade(driver.submitter(), i, i);
                }
              })
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("at fact 1000");
      assertThatThrownBy(driver::flush).isInstanceOf(ArithmeticException.class);
      driver.close();
      journal.close();
    }
  }

  @Test
  void shouldRefuseToBeUsedAfterClose() {
    for (boolean threads : new boolean[] {false, true}) {
      try (Journal journal = Journal.inMemory(TestConfigs.settings(Durability.PROCESS, 1 << 14))) {
        JournalDriver driver = driver(journal, threads, chain());
        facts.submitTrade(driver.submitter(), 1, 1);
        driver.close();
        driver.close();

        assertThat(journal.lastFact()).isEqualTo(1);
        assertThatThrownBy(() -> facts.submitTrade(driver.submitter(), 2, 2))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("closed");
      }
    }
  }

  @Test
  void shouldGoOnInTheSameJournalWithAnotherDriver() {
    try (Journal whole = Journal.inMemory(TestConfigs.settings(Durability.PROCESS, 1 << 14));
        Journal parts = Journal.inMemory(TestConfigs.settings(Durability.PROCESS, 1 << 14))) {
      try (JournalDriver driver = driver(whole, false, chain())) {
        trades(driver, 1, 3_000);
      }
      try (JournalDriver driver = driver(parts, false, chain())) {
        trades(driver, 1, 1_700);
      }
      try (JournalDriver driver = driver(parts, true, chain())) {
        trades(driver, 1_701, 3_000);
        driver.flush();
        assertThat(driver.progress().comparedDecisions()).isPositive();
      }

      assertThat(LogContents.of(parts.facts())).isEqualTo(LogContents.of(whole.facts()));
      assertThat(LogContents.of(parts.decisions())).isEqualTo(LogContents.of(whole.decisions()));
    }
  }

  private void trades(JournalDriver driver, int first, int last) {
    for (int i = first; i <= last; i++) {
      facts.submitTrade(driver.submitter(), i, i);
    }
  }

  private void feed(JournalDriver driver, long seed) {
    Random random = new Random(seed);
    HeadroomConfig config = TestConfigs.of(TestConfigs.newYork(), TestConfigs.london());
    byte[] canonical = ConfigCodec.encode(config);
    long time = OPEN * 1_000_000_000L;
    try (driver) {
      SessionStart start = new SessionStart(driver.submitter(), time);
      start.configActivated(canonical, ConfigCodec.hash(canonical));
      for (int i = 0; i < TRADES; i++) {
        time += random.nextInt(2_000_000_000);
        long jitter = random.nextInt(1_000_000_000);
        facts.submitTrade(driver.submitter(), time - jitter, random.nextInt(1_000_000));
        if (random.nextInt(5_000) == 0) {
          driver.flush();
        }
      }
    }
  }

  private static JournalDriver driver(
      Journal journal, boolean threads, List<Projection> projections) {
    return threads
        ? JournalDriver.threaded(journal, JournalClock.eventTime(), projections)
        : JournalDriver.lockStep(journal, JournalClock.eventTime(), projections);
  }

  private static List<Projection> chain() {
    return List.of(ScriptedProjection.silent("first", 9), ScriptedProjection.silent("second", 4));
  }

  private static final class Failing implements Projection {
    private final long at;

    Failing(long at) {
      this.at = at;
    }

    @Override
    public String name() {
      return "failing";
    }

    @Override
    public int algorithmVersion() {
      return 1;
    }

    @Override
    public int stateVersion() {
      return 1;
    }

    @Override
    public void save(StateWriter state) {
      // It has none.
    }

    @Override
    public void restore(StateReader state) {
      // It has none.
    }

    @Override
    public void start(DecisionOutput output) {}

    @Override
    public void onTrade(RecordHeader header, TradeDecoder fact) {
      if (header.number() == at) {
        throw new ArithmeticException("at fact " + at);
      }
    }
  }
}

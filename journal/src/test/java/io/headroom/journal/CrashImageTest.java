package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.chronicle.PowerLoss;
import io.headroom.journal.record.TradeDecoder;
import io.headroom.journal.seal.SealKey;
import io.headroom.journal.seal.Sealer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the power from a journal's folder at random moments, with {@code durability: disk}, and
 * goes on in what is left.
 */
class CrashImageTest {
  private static final JournalSettings SETTINGS = RunningJournal.settings(Durability.DISK, 4_000);
  private static final long HOUR = 3_600_000L;

  @TempDir private Path root;

  private final AtomicLong clock =
      new AtomicLong(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());
  private final TestFacts facts = new TestFacts();
  private final Figures figures = new Figures();
  private final SealKey key = SealKey.random();
  private Random random;

  @Test
  @Timeout(120)
  void shouldLoseNothingAcknowledgedWithThePower() throws IOException {
    loseThePower(12);
  }

  @Test
  @Tag("slow")
  @Timeout(1_200)
  void shouldLoseNothingAcknowledgedWithThePowerOften() throws IOException {
    loseThePower(200);
  }

  private void loseThePower(int images) throws IOException {
    long seed = Long.getLong("headroom.seed", new Random().nextLong());
    System.out.println("CrashImageTest seed " + seed);
    random = new Random(seed);
    Path folder = root.resolve("0");
    for (int image = 1; image <= images; image++) {
      if (image % 20 == 1) {
        folder = Files.createDirectories(root.resolve("journal" + image));
        figures.begin();
      }
      Path next = root.resolve("image" + image);
      writeUntilThePowerGoes(folder, next);
      check(next, "seed " + seed + " image " + image);
      deleteTree(folder);
      folder = next;
    }
    System.out.println(images + " images: " + figures);
    figures.assertNoneWrong();
  }

  private void writeUntilThePowerGoes(Path folder, Path image) {
    int syncs = random.nextInt(10) == 0 ? random.nextInt(12) : 1 + random.nextInt(70);
    Power power = new Power(image, syncs);
    try (PowerLoss loss = new PowerLoss(folder, random, power::beforeSync)) {
      power.loss = loss;
      try (Journal journal = Journal.openForWriting(folder, SETTINGS, clock::get);
          JournalDriver driver = driver(journal);
          Sealer sealer = RunningJournal.sealer(journal, key)) {
        power.journal = journal;
        while (!power.isGone) {
          write(journal, driver);
          seal(sealer);
        }
      }
    } catch (PowerGone e) {
      assertThat(power.isGone).isTrue();
    }
  }

  private static JournalDriver driver(Journal journal) {
    return JournalDriver.lockStep(journal, JournalClock.eventTime(), RunningJournal.run(journal));
  }

  private void write(Journal journal, JournalDriver driver) {
    int batch = random.nextInt(20) == 0 ? 3_000 : 1 + random.nextInt(30);
    long first = journal.lastFact() + 1;
    for (long i = first; i < first + batch; i++) {
      facts.submitTrade(driver.submitter(), i, i);
    }
    driver.flush();
    clock.addAndGet(random.nextInt(8) == 0 ? random.nextLong(20 * HOUR) : HOUR / 60);
  }

  private void seal(Sealer sealer) {
    if (random.nextInt(4) == 0) {
      sealer.finish();
    } else {
      sealer.poll();
    }
  }

  /** Opens what is left, goes on in it, and looks at all that is in it. */
  private void check(Path image, String run) {
    figures.beforeOpening(image);
    try (Journal journal = Journal.openForWriting(image, SETTINGS, clock::get)) {
      figures.opened(journal, run);
      try (JournalDriver driver =
          JournalDriver.lockStep(
              journal, JournalClock.eventTime(), EngineRun.whole(RunningJournal.chain()))) {
        driver.flush();
        write(journal, driver);
      } catch (DivergenceException e) {
        System.out.println(run + ": " + e.getMessage());
        figures.divergent++;
      }
    } catch (JournalException e) {
      throw new AssertionError(run + ": " + e.getMessage(), e);
    }
    figures.setAside(image);
    figures.facts = Math.max(figures.facts, figures.lastFact);
  }

  /** Goes at a sync, and with it the writer. */
  private final class Power {
    private final Path image;
    private int syncs;
    private PowerLoss loss;
    private Journal journal;
    private boolean isGone;

    Power(Path image, int syncs) {
      this.image = image;
      this.syncs = syncs;
    }

    void beforeSync() {
      if (isGone) {
        return;
      }
      if (--syncs <= 0) {
        isGone = true;
        if (journal != null) {
          figures.acknowledged(journal.facts().durable(), journal.decisions().durable());
        }
        loss.image(image);
        throw new PowerGone();
      }
    }
  }

  private static final class PowerGone extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What is to be said at the end. */
  private static final class Figures {
    private final Map<String, Integer> kept = new TreeMap<>();
    private long total;
    private long facts;
    private long decisions;
    private long lastFact;
    private long lost;
    private long gaps;
    private long duplicates;
    private long divergent;
    private long missing;
    private long notes;

    void begin() {
      total += facts;
      facts = 0;
      decisions = 0;
      lastFact = 0;
      kept.clear();
    }

    void acknowledged(long durableFacts, long durableDecisions) {
      facts = Math.max(facts, durableFacts);
      decisions = Math.max(decisions, durableDecisions);
    }

    void beforeOpening(Path image) {
      missing += kept.keySet().stream().filter(name -> !hashes(image).containsKey(name)).count();
    }

    void opened(Journal journal, String run) {
      notes += journal.recoveryNotes().size();
      long held = Math.min(journal.lastFact(), facts) + Math.min(journal.lastDecision(), decisions);
      if (held < facts + decisions) {
        System.out.printf(
            "%s: facts %d of %d, decisions %d of %d %s%n",
            run,
            journal.lastFact(),
            facts,
            journal.lastDecision(),
            decisions,
            journal.recoveryNotes());
      }
      lost += facts + decisions - held;
      lastFact = 0;
      try (FactReader reader = journal.readFacts(1)) {
        int polled = 1;
        while (polled > 0) {
          polled = reader.poll(new Prices());
        }
      }
      facts = journal.lastFact();
      decisions = journal.lastDecision();
    }

    void setAside(Path image) {
      Map<String, Integer> now = hashes(image);
      kept.forEach((name, hash) -> missing += hash.equals(now.get(name)) ? 0 : 1);
      kept.putAll(now);
    }

    private final class Prices implements FactHandler {
      @Override
      public void onTrade(RecordHeader header, TradeDecoder trade) {
        lastFact++;
        gaps += trade.price() > lastFact ? 1 : 0;
        duplicates += trade.price() < lastFact ? 1 : 0;
      }
    }

    private static Map<String, Integer> hashes(Path image) {
      Map<String, Integer> hashes = new TreeMap<>();
      Path folder = image.resolve("set-aside");
      if (!Files.isDirectory(folder)) {
        return hashes;
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          try (InputStream in = Files.newInputStream(file)) {
            hashes.put(folder.relativize(file).toString(), Arrays.hashCode(in.readNBytes(1 << 18)));
          }
        }
        return hashes;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void assertNoneWrong() {
      assertThat(lost).as("lost").isZero();
      assertThat(gaps).as("gaps").isZero();
      assertThat(duplicates).as("duplicates").isZero();
      assertThat(divergent).as("divergent").isZero();
      assertThat(missing).as("set aside and missing").isZero();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "acknowledged %,d, lost %d, gaps %d, duplicates %d, divergent %d; set aside and missing"
              + " %d; recovery notes %d",
          total + facts,
          lost,
          gaps,
          duplicates,
          divergent,
          missing,
          notes);
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

package io.headroom.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.journal.JournalException;
import io.headroom.journal.JournalFiles.Sync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SealerThreadTest {
  private static final SealKey KEY = SealKey.random();
  private static final SealerThread.Pauses SHORT =
      new SealerThread.Pauses(TimeUnit.MICROSECONDS.toNanos(100), TimeUnit.MILLISECONDS.toNanos(2));

  /** So that only the end of a test comes before the next try. */
  private static final SealerThread.Pauses LONG =
      new SealerThread.Pauses(TimeUnit.HOURS.toNanos(1), TimeUnit.HOURS.toNanos(1));

  private final TestLogs logs = new TestLogs();
  private final FailingFiles files = new FailingFiles();
  private final List<String> notes = new CopyOnWriteArrayList<>();

  /** Moves on by a second each time it is read, so that a checkpoint is always due. */
  private final AtomicLong clock = new AtomicLong();

  @Test
  void shouldTryAgainUntilThereIsRoomAndTellBothOnce() {
    logs.addFacts(300);
    logs.addDecisions(20, 300);
    files.full = true;
    try (SealerThread sealer = start(SHORT, KEY)) {
      await(() -> files.refused.get() > 5);
      assertThat(sealer.failure().orElseThrow()).hasMessageContaining("no room");
      assertThat(sealer.sealedDecisions()).isZero();

      files.full = false;
      await(() -> sealer.failure().isEmpty());

      assertThat(sealer.sealedFacts()).isEqualTo(300);
    }
    assertThat(notes).hasSize(2);
    assertThat(notes.get(0)).startsWith("sealing fails").contains("no room");
    assertThat(notes.get(1)).isEqualTo("sealing works again, nothing was left out");
    assertSealed();
  }

  @Test
  void shouldTryOnceMoreAtTheEnd() {
    logs.addFacts(10);
    files.full = true;
    SealerThread sealer = start(LONG, KEY);
    await(() -> sealer.failure().isPresent());
    files.full = false;

    sealer.close();

    assertThat(sealer.failure()).isEmpty();
    assertSealed();
  }

  @Test
  void shouldEndWithItsErrorIfThereIsNoRoomAtTheEndEither() {
    logs.addFacts(10);
    files.full = true;
    SealerThread sealer = start(SHORT, KEY);

    sealer.close();

    assertThat(sealer.failure().orElseThrow()).hasMessageContaining("no room");
    assertThat(sealer.sealedFacts()).isZero();
    assertThat(notes).hasSize(1);
  }

  @Test
  void shouldNotTryAgainWhatCannotPass() {
    logs.addFacts(10);
    start(SHORT, KEY).close();
    logs.addFacts(10);

    SealerThread sealer = start(SHORT, SealKey.random());
    sealer.close();

    assertThat(sealer.opened()).isFalse();
    assertThat(sealer.failure().orElseThrow()).isInstanceOf(SealException.class);
    assertThat(notes).hasSize(1);
    assertThat(notes.get(0)).startsWith("sealing has stopped").contains("the key that it began");
  }

  private SealerThread start(SealerThread.Pauses pauses, SealKey key) {
    SealTarget target = new SealTarget(files, "headroom/id", key, Sync.DISK);
    return SealerThread.start(
        () ->
            Sealer.open(
                target,
                SealSource.of(logs.facts()),
                SealSource.of(logs.decisions()),
                () -> clock.addAndGet(1_000_000_000L)),
        notes::add,
        pauses);
  }

  private void assertSealed() {
    SealedLog facts = SealedLog.of(files, "facts", KEY.publicKey());
    SignedCheckpoint newest = facts.newestCheckpoint().orElseThrow();
    assertThat(newest.size()).isEqualTo(logs.factBytes().size());
    assertThat(newest.root()).isEqualTo(NaiveTree.root(logs.factBytes()));
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  /** A disk that may be full. */
  private static final class FailingFiles extends MapFiles {
    private volatile boolean full;
    private final AtomicLong refused = new AtomicLong();

    @Override
    public void replace(String name, byte[] bytes, Sync sync) {
      checkRoom(name);
      super.replace(name, bytes, sync);
    }

    @Override
    public void write(String name, long offset, byte[] bytes) {
      checkRoom(name);
      super.write(name, offset, bytes);
    }

    @Override
    public void append(String name, byte[] bytes, Sync sync) {
      checkRoom(name);
      super.append(name, bytes, sync);
    }

    private void checkRoom(String name) {
      if (full) {
        refused.incrementAndGet();
        throw new JournalException("no room for " + name);
      }
    }
  }
}

package io.headroom.journal.seal;

import io.headroom.journal.JournalCorruptException;
import io.headroom.journal.JournalException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * Runs a {@link Sealer} on a thread of its own beside a journal that is being written. An error in
 * it holds nothing else up.
 *
 * <p>After an error that may pass, such as a disk without room, the sealer is opened anew, as after
 * a restart, after pauses that double from a second up to half a minute. What cannot pass ends the
 * sealing: seals that do not agree with the log, another key or origin, an error of the JVM. The
 * first error of a row is told, and the end of the row.
 *
 * <p>Close it when nothing is written any more and before the journal is closed: it seals what is
 * durable by then, and after an error it tries that once more.
 */
public final class SealerThread implements AutoCloseable {
  private static final long LEAST_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long MOST_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final Pauses PAUSES =
      new Pauses(TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(30));

  private final Supplier<Sealer> opening;
  private final Consumer<String> notes;
  private final Pauses pauses;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private long pause;
  private volatile Optional<RuntimeException> failure = Optional.empty();
  private volatile Optional<Sealer> sealer = Optional.empty();

  private SealerThread(Supplier<Sealer> opening, Consumer<String> notes, Pauses pauses) {
    this.opening = opening;
    this.notes = notes;
    this.pauses = pauses;
    pause = pauses.first();
    thread = new Thread(this::run, "headroom-sealer");
    thread.setDaemon(true);
  }

  /** Nanoseconds between an error and the next try: the first pause and the longest. */
  record Pauses(long first, long longest) {}

  /**
   * Starts the thread.
   *
   * @param opening opens the sealer, on its thread, and again after an error
   * @param notes takes a sentence, on its thread, on what was mended and on what has failed
   */
  public static SealerThread start(Supplier<Sealer> opening, Consumer<String> notes) {
    return start(opening, notes, PAUSES);
  }

  static SealerThread start(Supplier<Sealer> opening, Consumer<String> notes, Pauses pauses) {
    SealerThread sealer = new SealerThread(opening, notes, pauses);
    sealer.thread.start();
    return sealer;
  }

  /** The error that keeps records from being sealed, if one does now; any thread may ask. */
  public Optional<RuntimeException> failure() {
    return failure;
  }

  /** Whether sealing is tried again after such an error; any thread may ask. */
  public static boolean mayPass(RuntimeException error) {
    return !(error instanceof JournalCorruptException
        || error instanceof SealException
        || error.getCause() instanceof Error);
  }

  /** Whether it has been opened at least once; any thread may ask. */
  public boolean opened() {
    return sealer.isPresent();
  }

  /** How many facts are sealed, 0 before it is open; any thread may ask. */
  public long sealedFacts() {
    return sealer.map(Sealer::sealedFacts).orElse(0L);
  }

  /** How many decisions are sealed, 0 before it is open; any thread may ask. */
  public long sealedDecisions() {
    return sealer.map(Sealer::sealedDecisions).orElse(0L);
  }

  /** Seals what is durable and ends the thread. */
  @Override
  public void close() {
    closing.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean goesOn = true;
    while (goesOn) {
      boolean lastTime = isClosing();
      Optional<RuntimeException> error = sealUntilClosing();
      goesOn = error.isPresent() && mayPass(error.get()) && !lastTime;
      if (goesOn) {
        awaitNextTry();
      }
    }
  }

  /** Empty when everything is sealed and the end has come. */
  private Optional<RuntimeException> sealUntilClosing() {
    try (Sealer opened = opening.get()) {
      opened.notes().forEach(notes);
      sealer = Optional.of(opened);
      IdleStrategy idle = new BackoffIdleStrategy(1, 1, LEAST_PARK_NANOS, MOST_PARK_NANOS);
      long before = sealed(opened);
      while (!isClosing()) {
        idle.idle(opened.poll());
        // Only what was sealed shows that an error has passed: a full disk may open well.
        if (failure.isPresent() && (sealed(opened) > before || opened.isCurrent())) {
          worksAgain();
        }
      }
      opened.finish();
      worksAgain();
      return Optional.empty();
    } catch (RuntimeException e) {
      return failed(e);
    } catch (Error e) {
      return failed(new JournalException("the sealer stopped: " + e, e));
    }
  }

  private Optional<RuntimeException> failed(RuntimeException e) {
    boolean first = failure.isEmpty();
    failure = Optional.of(e);
    if (!mayPass(e)) {
      notes.accept("sealing has stopped, records are no longer sealed: " + e.getMessage());
    } else if (first) {
      notes.accept(
          "sealing fails, records are not sealed for now; it is tried again: " + e.getMessage());
    }
    return failure;
  }

  private static long sealed(Sealer opened) {
    return opened.sealedFacts() + opened.sealedDecisions();
  }

  private void worksAgain() {
    if (failure.isPresent()) {
      failure = Optional.empty();
      pause = pauses.first();
      notes.accept("sealing works again, nothing was left out");
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void awaitNextTry() {
    try {
      closing.await(pause, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // Nobody but close() ends this thread, and it asks by the latch.
      return;
    }
    pause = Math.min(2 * pause, pauses.longest());
  }
}

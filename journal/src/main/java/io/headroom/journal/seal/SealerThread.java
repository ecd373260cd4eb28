package io.headroom.journal.seal;

import io.headroom.journal.JournalException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * Runs a {@link Sealer} on a thread of its own beside a journal that is being written. An error
 * ends the sealing and nothing else; it is reported once and then kept.
 *
 * <p>Close it when nothing is written any more and before the journal is closed: it seals what is
 * durable by then.
 */
public final class SealerThread implements AutoCloseable {
  private static final long LEAST_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long MOST_PARK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Supplier<Sealer> opening;
  private final Consumer<String> notes;
  private final Thread thread;
  private volatile boolean running = true;
  private volatile Optional<RuntimeException> failure = Optional.empty();
  private volatile Optional<Sealer> sealer = Optional.empty();

  private SealerThread(Supplier<Sealer> opening, Consumer<String> notes) {
    this.opening = opening;
    this.notes = notes;
    thread = new Thread(this::run, "headroom-sealer");
    thread.setDaemon(true);
  }

  /**
   * Starts the thread.
   *
   * @param opening opens the sealer, on its thread
   * @param notes takes a sentence, on its thread, on what was mended and on what has failed
   */
  public static SealerThread start(Supplier<Sealer> opening, Consumer<String> notes) {
    SealerThread sealer = new SealerThread(opening, notes);
    sealer.thread.start();
    return sealer;
  }

  /** The error that has ended the sealing, if one has; any thread may ask. */
  public Optional<RuntimeException> failure() {
    return failure;
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
    running = false;
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
    try (Sealer opened = opening.get()) {
      opened.notes().forEach(notes);
      sealer = Optional.of(opened);
      IdleStrategy idle = new BackoffIdleStrategy(1, 1, LEAST_PARK_NANOS, MOST_PARK_NANOS);
      while (running) {
        idle.idle(opened.poll());
      }
      opened.finish();
    } catch (RuntimeException e) {
      fail(e);
    } catch (Error e) {
      fail(new JournalException("the sealer stopped: " + e, e));
    }
  }

  private void fail(RuntimeException e) {
    failure = Optional.of(e);
    notes.accept("sealing has stopped, records are no longer sealed: " + e.getMessage());
  }
}

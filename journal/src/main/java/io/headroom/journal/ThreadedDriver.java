package io.headroom.journal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * A thread for the sequencer and one for the engine. Producers wait while the ring is full or the
 * engine is too far behind.
 *
 * <p>Threads that have nothing to do park: with two cores, one that spins takes a core from one
 * that works.
 */
final class ThreadedDriver implements JournalDriver {
  private static final long LEAST_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(5);
  private static final long MOST_PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private static final int YIELDS = 5;

  private final JournalPipeline pipeline;
  private final long maxLagFacts;
  private final FactSubmitter ring;
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Thread sequencer;
  private final Thread engine;
  private volatile boolean running = true;
  private boolean closed;

  ThreadedDriver(JournalPipeline pipeline, long maxLagFacts) {
    this.pipeline = pipeline;
    this.maxLagFacts = maxLagFacts;
    ring = new RingFactSubmitter(pipeline.ring(), this::awaitRoom);
    sequencer = start("headroom-sequencer", pipeline.sequencer()::poll);
    engine = start("headroom-engine", pipeline::decide);
  }

  @Override
  public FactSubmitter submitter() {
    return this::submit;
  }

  @Override
  public void flush() {
    long submitted = pipeline.ring().producerPosition();
    await(() -> pipeline.sequencer().sequencedPosition() >= submitted);
    long facts = pipeline.facts().durable();
    await(() -> pipeline.engine().lastFact() >= facts);
  }

  @Override
  public Progress progress() {
    return pipeline.progress();
  }

  @Override
  public void check() {
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (failure.get() == null) {
        flush();
      }
    } finally {
      running = false;
      join(sequencer);
      join(engine);
      try (pipeline) {
        if (failure.get() == null) {
          pipeline.end();
        }
      }
    }
  }

  private void submit(DirectBuffer buffer, int offset, int length) {
    checkUsable();
    if (lag() > maxLagFacts) {
      await(() -> lag() <= maxLagFacts);
    }
    ring.submit(buffer, offset, length);
  }

  private long lag() {
    return pipeline.facts().durable() - pipeline.engine().lastFact();
  }

  private void awaitRoom(int attempt) {
    checkUsable();
    LockSupport.parkNanos(MOST_PARK_NANOS);
  }

  private void await(BooleanSupplier condition) {
    IdleStrategy idle = idleStrategy();
    checkUsable();
    while (!condition.getAsBoolean()) {
      checkUsable();
      idle.idle();
    }
  }

  private Thread start(String name, IntSupplier poll) {
    Thread thread = new Thread(() -> run(poll), name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void run(IntSupplier poll) {
    IdleStrategy idle = idleStrategy();
    try {
      while (running) {
        idle.idle(poll.getAsInt());
      }
    } catch (RuntimeException e) {
      fail(e);
    } catch (Error e) {
      fail(new JournalException(Thread.currentThread().getName() + " stopped: " + e, e));
    }
  }

  private void fail(RuntimeException e) {
    failure.compareAndSet(null, e);
    running = false;
  }

  private void checkUsable() {
    check();
    if (!running) {
      throw new IllegalStateException("the driver is closed");
    }
  }

  private static IdleStrategy idleStrategy() {
    return new BackoffIdleStrategy(1, YIELDS, LEAST_PARK_NANOS, MOST_PARK_NANOS);
  }

  private static void join(Thread thread) {
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
}

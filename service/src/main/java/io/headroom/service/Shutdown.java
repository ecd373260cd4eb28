package io.headroom.service;

import java.util.concurrent.CountDownLatch;

/**
 * Lets Ctrl-C and SIGTERM end a run cleanly: they ask for the end, and the process goes only when
 * this is closed. {@link Headroom#shutdown} closes it when all is printed.
 */
final class Shutdown implements AutoCloseable {
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  private Shutdown() {}

  static Shutdown install() {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::await, "headroom-shutdown"));
    return shutdown;
  }

  /** Whether the run should end. */
  boolean requested() {
    return requested;
  }

  /** Asks for the end, as Ctrl-C does. */
  void request() {
    requested = true;
  }

  /** Whether the process may go. */
  boolean closed() {
    return finished.getCount() == 0;
  }

  @Override
  public void close() {
    finished.countDown();
  }

  private void await() {
    request();
    try {
      finished.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

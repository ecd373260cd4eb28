package io.headroom.journal;

import java.util.Optional;
import org.agrona.DirectBuffer;

/** Everything on one thread, the producer's: when the ring is full, the producer drains it. */
final class LockStepDriver implements JournalDriver {
  private final JournalPipeline pipeline;
  private final FactSubmitter ring;
  private volatile Optional<RuntimeException> failure = Optional.empty();
  private boolean closed;

  LockStepDriver(JournalPipeline pipeline) {
    this.pipeline = pipeline;
    ring = new RingFactSubmitter(pipeline.ring(), attempt -> pump());
  }

  @Override
  public FactSubmitter submitter() {
    return this::submit;
  }

  @Override
  public void flush() {
    checkUsable();
    int moved = 1;
    while (moved > 0) {
      moved = pump();
    }
  }

  @Override
  public Progress progress() {
    return pipeline.progress();
  }

  @Override
  public void check() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    try (pipeline) {
      if (failure.isEmpty()) {
        flush();
        pipeline.end();
      }
    } finally {
      closed = true;
    }
  }

  private void submit(DirectBuffer buffer, int offset, int length) {
    checkUsable();
    ring.submit(buffer, offset, length);
  }

  private int pump() {
    try {
      int sequenced = pipeline.sequencer().poll();
      int decided = 0;
      for (int count = 1; count > 0; decided += count) {
        count = pipeline.decide();
      }
      return sequenced + decided;
    } catch (RuntimeException e) {
      failure = Optional.of(e);
      throw e;
    } catch (Error e) {
      failure = Optional.of(new JournalException("stopped: " + e, e));
      throw e;
    }
  }

  private void checkUsable() {
    check();
    if (closed) {
      throw new IllegalStateException("the driver is closed");
    }
  }
}

package io.headroom.forecast.training.panel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Works through trainings on several threads, each training on one, and keeps what is done, so that
 * it goes on where it was ended.
 *
 * <p>A job's result depends on its task alone: neither on the number of workers, nor on the other
 * jobs, nor on how often the work was broken off.
 */
public final class JobRunner {
  private final TrainingStore store;
  private final String platform;
  private final int workers;
  private final LongSupplier nanoTime;
  private final JobMonitor monitor;

  /**
   * @param store where results are kept
   * @param platform what the bits depend on besides the tasks, as operating system, processor
   *     architecture and kernel of the linear algebra library: results of another platform are not
   *     taken
   * @param workers threads, as many as there are cores to spare
   * @param nanoTime a monotone clock in ns, for the time that is left
   * @throws IllegalArgumentException if there is not one worker
   */
  public JobRunner(
      TrainingStore store,
      String platform,
      int workers,
      LongSupplier nanoTime,
      JobMonitor monitor) {
    Checks.positive("workers", workers);
    this.store = store;
    this.platform = platform;
    this.workers = workers;
    this.nanoTime = nanoTime;
    this.monitor = monitor;
  }

  /**
   * Trains what has no result in the store yet.
   *
   * @return the results, in the order of the jobs
   * @throws IllegalArgumentException if a job is to start from one that is not before it
   * @throws CancellationException if the monitor said so; what was done by then is in the store
   * @throws IOException if the store fails
   */
  public List<TrainedNetwork> run(List<TrainingJob> jobs) throws IOException {
    checkOrder(jobs);
    Work work = new Work(new Pace(jobs, nanoTime));
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<CompletableFuture<TrainedNetwork>> results = work.start(jobs, pool);
      // All of them, for none may go on when this returns.
      results.forEach(result -> result.handle((network, failure) -> network).join());
      work.throwFailure();
      return results.stream().map(CompletableFuture::join).toList();
    } finally {
      pool.shutdown();
    }
  }

  private static void checkOrder(List<TrainingJob> jobs) {
    for (int i = 0; i < jobs.size(); i++) {
      int from = jobs.get(i).startsFrom().orElse(-1);
      Checks.require(
          from < i, "warm start of job " + i + ", " + jobs.get(i).name(), from, "a job before it");
    }
  }

  /** One run over a list of jobs. */
  private final class Work {
    private final Pace pace;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    Work(Pace pace) {
      this.pace = pace;
    }

    List<CompletableFuture<TrainedNetwork>> start(List<TrainingJob> jobs, ExecutorService pool) {
      List<CompletableFuture<TrainedNetwork>> results = new ArrayList<>();
      for (int i = 0; i < jobs.size(); i++) {
        int number = i;
        TrainingJob job = jobs.get(i);
        results.add(
            job.startsFrom().isEmpty()
                ? CompletableFuture.supplyAsync(() -> result(number, job, job.task()), pool)
                : results
                    .get(job.startsFrom().getAsInt())
                    .thenApplyAsync(
                        earlier -> result(number, job, job.task().from(earlier.parameters())),
                        pool));
      }
      return results;
    }

    void throwFailure() throws IOException {
      RuntimeException thrown = failure.get();
      if (thrown instanceof UncheckedIOException unreadable) {
        throw unreadable.getCause();
      } else if (thrown != null) {
        throw thrown;
      }
    }

    private TrainedNetwork result(int number, TrainingJob job, TrainingTask task) {
      try {
        return foundOrTrained(number, job, task);
      } catch (IOException e) {
        throw failed(new UncheckedIOException(e));
      } catch (RuntimeException e) {
        throw failed(e);
      }
    }

    /** The first failure ends the other jobs; what they throw for it is not what is told. */
    private RuntimeException failed(RuntimeException e) {
      failure.compareAndSet(null, e);
      return new CompletionException(e);
    }

    private TrainedNetwork foundOrTrained(int number, TrainingJob job, TrainingTask task)
        throws IOException {
      String key = TaskKey.of(task, platform);
      Optional<TrainedNetwork> found = store.find(key);
      if (found.isPresent()) {
        tell(() -> pace.found(number), job, Optional.empty());
        return found.get();
      }
      Listener listener = new Listener(number, job);
      TrainedNetwork trained = MemberTrainer.train(task, listener);
      store.keep(key, trained);
      tell(() -> pace.finished(number), job, Optional.ofNullable(listener.last));
      return trained;
    }

    private synchronized void tell(
        Runnable advance, TrainingJob job, Optional<MemberMonitor.Epoch> epoch) {
      advance.run();
      monitor.progress(
          new JobMonitor.Progress(pace.done(), pace.jobs(), job.name(), epoch, pace.secondsLeft()));
    }

    /** Passes on what a member's training tells; belongs to the thread that trains. */
    private final class Listener implements MemberMonitor {
      private final int number;
      private final TrainingJob job;
      private Epoch last;

      Listener(int number, TrainingJob job) {
        this.number = number;
        this.job = job;
      }

      @Override
      public void epoch(Epoch epoch) {
        last = epoch;
        double share = (double) epoch.epoch() / epoch.epochs();
        tell(() -> pace.advanced(number, share), job, Optional.of(epoch));
      }

      @Override
      public boolean cancelled() {
        return failure.get() != null || monitor.cancelled();
      }
    }
  }
}

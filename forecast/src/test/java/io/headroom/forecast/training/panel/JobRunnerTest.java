package io.headroom.forecast.training.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRunnerTest {
  private static final String PLATFORM = "test";

  @TempDir private Path folder;

  private final AtomicLong nanoTime = new AtomicLong();

  @Test
  void shouldGiveTheSameBitsWithOneWorkerAndWithTwo() throws IOException {
    List<TrainingJob> jobs = jobs(Panels.shapes());

    List<TrainedNetwork> one = runner(TrainingStore.none(), 1, new Watcher()).run(jobs);
    List<TrainedNetwork> two = runner(TrainingStore.none(), 2, new Watcher()).run(jobs);

    assertThat(two).isEqualTo(one);
  }

  @Test
  void shouldGiveResultsInTheOrderOfTheJobs() throws IOException {
    List<TrainingJob> jobs = jobs();
    List<TrainedNetwork> results = runner(TrainingStore.none(), 2, new Watcher()).run(jobs);

    for (int i = 0; i < jobs.size(); i++) {
      TrainingTask task = jobs.get(i).task();
      TrainingTask whole =
          jobs.get(i).startsFrom().isEmpty()
              ? task
              : task.from(results.get(jobs.get(i).startsFrom().getAsInt()).parameters());
      assertThat(results.get(i)).isEqualTo(MemberTrainer.train(whole, Panels.silent()));
    }
  }

  @Test
  void shouldGoOnWhereItWasEndedAndGiveTheSameBits() throws IOException {
    List<TrainedNetwork> undisturbed = runner(TrainingStore.none(), 1, new Watcher()).run(jobs());
    Watcher impatient = new Watcher(5);

    assertThatThrownBy(() -> runner(TrainingStore.in(folder), 1, impatient).run(jobs()))
        .isInstanceOf(CancellationException.class);
    long kept = impatient.ended();
    assertThat(kept).isBetween(1L, (long) jobs().size() - 1);
    assertThat(files()).hasSize((int) kept);

    Watcher patient = new Watcher();
    List<TrainedNetwork> resumed = runner(TrainingStore.in(folder), 1, patient).run(jobs());

    assertThat(resumed).isEqualTo(undisturbed);
    assertThat(patient.found()).isEqualTo(kept);
  }

  @Test
  void shouldTrainNothingTwice() throws IOException {
    List<TrainedNetwork> first = runner(TrainingStore.in(folder), 1, new Watcher()).run(jobs());
    Watcher watcher = new Watcher();
    List<TrainedNetwork> second = runner(TrainingStore.in(folder), 2, watcher).run(jobs());

    assertThat(second).isEqualTo(first);
    assertThat(watcher.found()).isEqualTo(jobs().size());
    assertThat(watcher.progress).allMatch(progress -> progress.epoch().isEmpty());
  }

  @Test
  void shouldNotTakeResultsOfAnotherPlatform() throws IOException {
    List<TrainingJob> job = jobs().subList(0, 1);
    runner(TrainingStore.in(folder), 1, new Watcher()).run(job);
    Watcher watcher = new Watcher();

    new JobRunner(TrainingStore.in(folder), "other", 1, nanoTime::get, watcher).run(job);

    assertThat(watcher.found()).isZero();
    assertThat(files()).hasSize(2);
  }

  @Test
  void shouldTellHowLongItMayTake() throws IOException {
    List<TrainingJob> two =
        List.of(
            TrainingJob.of("a", Panels.task(Panels.lstm(), 1, 2)),
            TrainingJob.of("b", Panels.task(Panels.lstm(), 2, 2)));
    Watcher watcher = new Watcher();

    runner(TrainingStore.none(), 1, watcher).run(two);

    // A pass is three updates, an update a second. After each pass, and at the end of each job:
    assertThat(watcher.progress)
        .extracting(progress -> progress.secondsLeft().orElseThrow())
        .containsExactly(9.0, 6.0, 6.0, 3.0, 0.0, 0.0);
    assertThat(watcher.progress)
        .extracting(JobMonitor.Progress::done)
        .containsExactly(0, 0, 1, 1, 1, 2);
    assertThat(watcher.progress)
        .extracting(JobMonitor.Progress::job)
        .containsExactly("a", "a", "a", "b", "b", "b");
  }

  @Test
  void shouldNameAFileThatIsNotWhatWasWritten() throws IOException {
    List<TrainingJob> job = jobs().subList(0, 1);
    runner(TrainingStore.in(folder), 1, new Watcher()).run(job);
    Path file = files().get(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    assertThatThrownBy(() -> runner(TrainingStore.in(folder), 1, new Watcher()).run(job))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + ": SHA-256 of the result: other than its last 32 bytes: expected the same;"
                + " delete it to have it trained again");
  }

  @Test
  void shouldTellTheFirstFailureAndEndTheOtherJobs() {
    TrainingStore full =
        new TrainingStore() {
          @Override
          public Optional<TrainedNetwork> find(String key) {
            return Optional.empty();
          }

          @Override
          public void keep(String key, TrainedNetwork network) throws IOException {
            throw new IOException("no space left");
          }
        };
    Watcher watcher = new Watcher();

    assertThatThrownBy(() -> runner(full, 1, watcher).run(jobs()))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
    assertThat(watcher.ended()).isZero();
  }

  @Test
  void shouldRefuseAJobThatStartsFromALaterOne() {
    List<TrainingJob> jobs =
        List.of(TrainingJob.after(0, "itself", Panels.task(Panels.lstm(), 1, 1)));
    assertThatThrownBy(() -> runner(TrainingStore.none(), 1, new Watcher()).run(jobs))
        .hasMessage("warm start of job 0, itself: 0: expected a job before it");
  }

  /** Of the kinds that take little time. */
  private static List<TrainingJob> jobs() {
    return jobs(List.of(Panels.lstm(), Panels.cnn()));
  }

  /** Two members of each kind, the second of them from the first one's weights. */
  private static List<TrainingJob> jobs(List<NetworkShape> shapes) {
    List<TrainingJob> jobs = new ArrayList<>();
    for (NetworkShape shape : shapes) {
      int first = jobs.size();
      jobs.add(TrainingJob.of("first " + first, Panels.task(shape, 1, 2)));
      jobs.add(TrainingJob.after(first, "second " + first, Panels.task(shape, 2, 2)));
    }
    return jobs;
  }

  private JobRunner runner(TrainingStore store, int workers, Watcher watcher) {
    return new JobRunner(store, PLATFORM, workers, nanoTime::get, watcher);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** Notes what it hears; a second passes whenever it is asked, which is before each update. */
  private final class Watcher implements JobMonitor {
    private final List<Progress> progress = new ArrayList<>();
    private final int most;

    Watcher() {
      this(Integer.MAX_VALUE);
    }

    /** Ends all after so many notes. */
    Watcher(int most) {
      this.most = most;
    }

    @Override
    public void progress(Progress news) {
      progress.add(news);
    }

    @Override
    public boolean cancelled() {
      nanoTime.addAndGet(1_000_000_000);
      return progress.size() >= most;
    }

    long ended() {
      return progress.isEmpty() ? 0 : progress.get(progress.size() - 1).done();
    }

    long found() {
      return progress.stream().filter(news -> news.epoch().isEmpty()).count();
    }
  }
}

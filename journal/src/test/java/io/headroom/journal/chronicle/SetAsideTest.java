package io.headroom.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetAsideTest {
  @TempDir private Path root;

  private final AtomicLong clock =
      new AtomicLong(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());
  private Path journal;

  @BeforeEach
  void name() {
    journal = root.resolve("journal");
  }

  @Test
  void shouldCutTheLastDocumentBehindTheRecordAndKeepTheWholeFiles() throws IOException {
    write(journal);
    List<Integer> before = contents(journal.resolve("facts"), "F.cq4");

    String kept;
    try (ChronicleStore store = TestDocuments.open(journal, clock)) {
      kept = store.setAsideAfter(15);
      assertThat(TestDocuments.numbers(journal, 1)).isEqualTo(to(15));
      TestDocuments.append(store, 16, 18, 40);
    }

    assertThat(TestDocuments.numbers(journal, 1)).isEqualTo(to(18));
    assertThat(Path.of(kept).getParent()).isEqualTo(journal.resolve("set-aside"));
    // The first day ends before what was cut, so it stays where it is.
    assertThat(contents(Path.of(kept), "")).isEqualTo(before.subList(1, 3));
    assertThat(journal.resolve("facts.rebuilt")).doesNotExist();
    assertThat(journal.resolve("facts.set-aside")).doesNotExist();
  }

  @Test
  void shouldGoOnOnTheDayOfAFileThatEndedWhenALaterOneWasSetAside() {
    write(journal);
    try (ChronicleStore store = TestDocuments.open(journal, clock)) {
      store.setAsideAfter(20);
      clock.addAndGet(-10 * TestDocuments.DAY);
      TestDocuments.append(store, 21, 25, 40);
    }

    assertThat(TestDocuments.numbers(journal, 1)).isEqualTo(to(25));
  }

  @Test
  void shouldKeepTheVeryFirstRecord() {
    write(journal);
    try (ChronicleStore store = TestDocuments.open(journal, clock)) {
      store.setAsideAfter(1);
      assertThat(TestDocuments.numbers(journal, 1)).isEqualTo(to(1));
      TestDocuments.append(store, 2, 4, 40);
    }

    assertThat(TestDocuments.numbers(journal, 1)).isEqualTo(to(4));
  }

  @Test
  void shouldKeepTheFirstDocumentOfALogThatHasNoOther() {
    try (ChronicleStore store = TestDocuments.open(journal, clock)) {
      TestDocuments.append(store, 1, 1, 40);
      store.setAsideAfter(1);
      TestDocuments.append(store, 2, 2, 40);
    }

    assertThat(TestDocuments.numbers(journal, 1)).isEqualTo(to(2));
  }

  @Test
  void shouldSetAllAside() {
    write(journal);
    try (ChronicleStore store = TestDocuments.open(journal, clock)) {
      store.setAsideAfter(0);
      assertThat(TestDocuments.numbers(journal, 1)).isEmpty();
      TestDocuments.append(store, 1, 3, 40);
    }

    assertThat(TestDocuments.numbers(journal, 1)).isEqualTo(to(3));
  }

  @Test
  void shouldNeverOverwriteWhatWasSetAsideAtTheSameTime() throws IOException {
    write(journal);
    List<String> kept = new ArrayList<>();
    for (long last = 35; last > 0; last -= 10) {
      try (ChronicleStore store = TestDocuments.open(journal, clock)) {
        kept.add(store.setAsideAfter(last));
      }
      assertThat(TestDocuments.numbers(journal, 1)).isEqualTo(to(last));
    }

    assertThat(kept).hasSize(4).doesNotHaveDuplicates();
    assertThat(kept).allMatch(folder -> Files.isDirectory(Path.of(folder)));
  }

  @Test
  void shouldLeaveTheLogAsItWasOrAsItIsToBeWhereverItIsStopped() throws IOException {
    List<String> steps = stepsWhenNotStopped();
    assertThat(steps)
        .containsExactly(
            "built",
            "intended",
            "moved 20260301F.cq4",
            "moved 20260302F.cq4",
            "moved 20260303F.cq4",
            "replaced",
            "finished");
    for (int stop = 0; stop < steps.size(); stop++) {
      Path stopped = root.resolve("stopped" + stop);
      write(stopped);
      List<Integer> before = contents(stopped.resolve("facts"), "F.cq4");
      stopAt(stopped, steps.get(stop));

      try (ChronicleStore store = TestDocuments.open(stopped, clock)) {
        long last = stop == 0 ? 35 : 8;
        assertThat(TestDocuments.numbers(stopped, 1)).as(steps.get(stop)).isEqualTo(to(last));
        TestDocuments.append(store, last + 1, last + 4, 40);
        assertThat(TestDocuments.numbers(stopped, 1)).isEqualTo(to(last + 4));
      }
      if (stop > 0) {
        List<Path> kept = files(stopped.resolve("set-aside"), "");
        assertThat(kept).hasSize(1);
        assertThat(contents(kept.get(0), "")).isEqualTo(before);
      }
      assertThat(stopped.resolve("facts.rebuilt")).doesNotExist();
      assertThat(stopped.resolve("facts.set-aside")).doesNotExist();
    }
  }

  private List<String> stepsWhenNotStopped() {
    write(journal);
    List<String> steps = new ArrayList<>();
    try (ChronicleStore store =
        ChronicleStore.openForWriting("facts", journal, note -> {}, clock::get, steps::add)) {
      store.setAsideAfter(8);
    }
    return steps;
  }

  private void stopAt(Path stopped, String at) {
    SetAside.Steps steps =
        step -> {
          if (step.equals(at)) {
            throw new IllegalStateException("stopped at " + step);
          }
        };
    try (ChronicleStore store =
        ChronicleStore.openForWriting("facts", stopped, note -> {}, clock::get, steps)) {
      assertThatThrownBy(() -> store.setAsideAfter(8)).hasMessage("stopped at " + at);
    }
  }

  /** Three days; documents of records 1-10, 11-20 and 21-35. */
  private void write(Path folder) {
    clock.set(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());
    try (ChronicleStore store = TestDocuments.open(folder, clock)) {
      TestDocuments.append(store, 1, 5, 40);
      TestDocuments.append(store, 6, 10, 40);
      clock.addAndGet(TestDocuments.DAY);
      TestDocuments.append(store, 11, 20, 40);
      clock.addAndGet(TestDocuments.DAY);
      TestDocuments.append(store, 21, 35, 40);
    }
  }

  private static List<Long> to(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /**
   * A hash of each file's part that is not zero: Chronicle makes them larger than what is in them.
   */
  private static List<Integer> contents(Path folder, String ending) throws IOException {
    List<Integer> contents = new ArrayList<>();
    for (Path file : files(folder, ending)) {
      try (InputStream in = Files.newInputStream(file)) {
        contents.add(Arrays.hashCode(in.readNBytes(1 << 17)));
      }
    }
    return contents;
  }
}

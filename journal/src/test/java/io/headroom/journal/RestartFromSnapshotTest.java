package io.headroom.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.config.JournalSettings;
import io.headroom.config.JournalSettings.Durability;
import io.headroom.journal.snapshot.SnapshotCheck;
import io.headroom.journal.snapshot.Snapshots;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Engines that go on from a snapshot, over journals on disk. */
@Timeout(120)
class RestartFromSnapshotTest {
  private static final int EVERY = 1_000;
  private static final int FIRST = 6_500;
  private static final int ALL = 9_000;
  private static final JournalSettings SETTINGS =
      new JournalSettings(Durability.PROCESS, 1 << 14, 500, EVERY, 0, OptionalInt.empty());

  @TempDir private Path root;

  private final TestFacts facts = new TestFacts();

  @Test
  void shouldWriteTheSameJournalFromEachSnapshotAsWithoutOne() throws IOException {
    Path undisturbed = root.resolve("undisturbed");
    try (Journal journal = Journal.openForWriting(undisturbed, SETTINGS);
        JournalDriver driver =
            JournalDriver.lockStep(journal, JournalClock.eventTime(), projections())) {
      trades(driver, 1, ALL);
    }
    Path begun = root.resolve("begun");
    run(begun, driver -> trades(driver, 1, FIRST));
    List<String> taken = snapshots(begun);
    assertThat(taken).hasSize(3);

    for (int used = 0; used <= taken.size(); used++) {
      for (boolean threads : new boolean[] {false, true}) {
        Path copy = copy(begun, root.resolve("from" + used + threads));
        for (String name : taken.subList(used, taken.size())) {
          Files.delete(copy.resolve(Snapshots.FOLDER).resolve(name));
        }
        JournalDriver.Progress progress =
            run(copy, threads, driver -> trades(driver, FIRST + 1, ALL));

        long expectedFrom = used == 0 ? 0 : Long.parseLong(taken.get(used - 1).substring(0, 20));
        assertThat(progress.start().snapshotFact()).isEqualTo(expectedFrom);
        assertThat(progress.start().factsAgain()).isEqualTo(FIRST - expectedFrom);
        assertThat(progress.start().readyNanos()).isPresent();
        assertThat(records(copy)).isEqualTo(records(undisturbed));
      }
    }
  }

  @Test
  void shouldTakeOneEverySoManyFactsAndAtTheEndAndKeepThree() throws IOException {
    Path folder = root.resolve("journal");
    run(folder, driver -> trades(driver, 1, FIRST));
    List<Long> after =
        snapshots(folder).stream().map(name -> Long.parseLong(name.substring(0, 20))).toList();

    assertThat(after).hasSize(3).last().isEqualTo((long) FIRST);
    // At the first end of a batch that is at least so many facts after the one before.
    assertThat(after.get(1) - after.get(0)).isBetween((long) EVERY, 2L * EVERY);
  }

  @Test
  void shouldComputeFromTheBeginningWithoutOne() throws IOException {
    Path folder = root.resolve("journal");
    run(folder, driver -> trades(driver, 1, FIRST));
    for (String name : snapshots(folder)) {
      Files.delete(folder.resolve(Snapshots.FOLDER).resolve(name));
    }

    JournalDriver.Progress progress = run(folder, driver -> {});

    assertThat(progress.start().snapshotFact()).isZero();
    assertThat(progress.start().factsAgain()).isEqualTo(FIRST);
    assertThat(progress.comparedDecisions()).isEqualTo(progress.decisions()).isPositive();
  }

  @Test
  void shouldUseNoneOfAJournalThatIsAnotherOrWasWrittenAnew() throws IOException {
    Path long1 = root.resolve("long");
    Path other = root.resolve("other");
    run(long1, driver -> trades(driver, 1, FIRST));
    run(other, driver -> trades(driver, 1, FIRST));
    Path foreign = copy(long1, root.resolve("foreign"));
    Files.copy(
        other.resolve("journal.properties"),
        foreign.resolve("journal.properties"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(passedOver(foreign)).allMatch(note -> note.contains("it is of journal "));

    Path shorter = root.resolve("shorter");
    run(shorter, driver -> trades(driver, 1, 400));
    takeIdAndSnapshotsOf(long1, shorter);
    assertThat(passedOver(shorter))
        .hasSize(3)
        .allMatch(note -> note.contains("it is ahead of the log of facts: it knows "))
        .allMatch(note -> note.contains("the log ends at 400"));

    Path anew = root.resolve("anew");
    run(anew, driver -> trades(driver, 5, FIRST + 4));
    takeIdAndSnapshotsOf(long1, anew);
    assertThat(passedOver(anew)).hasSize(3).allMatch(note -> note.contains("was written anew"));
  }

  @Test
  void shouldUseNoneOfOtherVersions() {
    Path folder = root.resolve("journal");
    run(folder, driver -> trades(driver, 1, FIRST));

    List<Projection> swapped = new ArrayList<>(projections());
    Collections.reverse(swapped);
    try (Journal journal = Journal.openForWriting(folder, SETTINGS)) {
      Snapshots.Search search =
          new Snapshots(journal.files()).newest(SnapshotCheck.of(journal, swapped, List.of()));

      assertThat(search.found()).isEmpty();
      assertThat(search.notes())
          .hasSize(3)
          .allMatch(
              note ->
                  note.endsWith(
                      "it holds the state of first 1 (layout 1), second 1 (layout 1),"
                          + " this release has second 1 (layout 1), first 1 (layout 1)"));
    }
  }

  @Test
  void shouldNeverUseADamagedOneAndAlwaysSaySo() throws IOException {
    Path folder = root.resolve("journal");
    run(folder, driver -> trades(driver, 1, 300));
    assertThat(snapshots(folder)).hasSize(1);
    Path file = folder.resolve(Snapshots.FOLDER).resolve(snapshots(folder).get(0));
    byte[] whole = Files.readAllBytes(file);

    try (Journal journal = Journal.openForWriting(folder, SETTINGS)) {
      for (int i = 0; i < whole.length; i++) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) (1 << (i % 8));
        assertDamaged(journal, file, damaged);
      }
      for (int length = 0; length < whole.length; length++) {
        assertDamaged(journal, file, Arrays.copyOf(whole, length));
      }
      Files.write(file, whole);
      assertThat(search(journal).found()).isPresent();
    }
  }

  private static void assertDamaged(Journal journal, Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    Snapshots.Search search = search(journal);
    assertThat(search.found()).isEmpty();
    assertThat(search.notes())
        .containsExactly(
            "snapshots/"
                + file.getFileName()
                + " is not used: it is damaged: its SHA-256 is not the one at its end");
    assertThat(file).exists();
  }

  @Test
  void shouldPassOverOneThatTheDiskDoesNotGive() throws IOException {
    Path folder = root.resolve("unreadable");
    run(folder, driver -> trades(driver, 1, FIRST));
    List<String> oldestFirst = snapshots(folder);
    String newest = Snapshots.FOLDER + "/" + oldestFirst.get(oldestFirst.size() - 1);
    String before = Snapshots.FOLDER + "/" + oldestFirst.get(oldestFirst.size() - 2);
    try (Journal journal = Journal.openReadOnly(folder)) {
      Snapshots.Search search =
          new Snapshots(withoutReading(newest, journal.files()))
              .newest(SnapshotCheck.of(journal, projections(), List.of()));
      assertThat(search.found().orElseThrow().name()).isEqualTo(before);
      assertThat(search.notes()).singleElement().asString().contains(newest, "Input/output error");
    }
  }

  private static JournalFiles withoutReading(String unreadable, JournalFiles files) {
    return (JournalFiles)
        Proxy.newProxyInstance(
            JournalFiles.class.getClassLoader(),
            new Class<?>[] {JournalFiles.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("read") && arguments[0].equals(unreadable)) {
                throw new JournalException("cannot read " + unreadable + ": Input/output error");
              }
              return method.invoke(files, arguments);
            });
  }

  @Test
  void shouldGoOnWithWhatAKillLeftBeforeTheRename() throws IOException {
    Path folder = root.resolve("journal");
    run(folder, driver -> trades(driver, 1, FIRST));
    Path snapshots = folder.resolve(Snapshots.FOLDER);
    byte[] newest = Files.readAllBytes(snapshots.resolve(snapshots(folder).get(2)));
    Files.write(
        snapshots.resolve("00000000000000006600.snapshot.new"),
        Arrays.copyOf(newest, newest.length / 2));

    JournalDriver.Progress progress = run(folder, driver -> trades(driver, FIRST + 1, FIRST + 100));

    assertThat(progress.start().snapshotFact()).isEqualTo(FIRST);
    assertThat(snapshots(folder)).last().isEqualTo("00000000000000006600.snapshot");
    assertThat(run(folder, driver -> {}).start().snapshotFact()).isEqualTo(FIRST + 100);
  }

  @Test
  void shouldHoldNothingUpWhereASnapshotCannotBeWritten() throws IOException {
    Path folder = root.resolve("journal");
    Files.createDirectories(folder);
    try (Journal journal = Journal.openForWriting(folder, SETTINGS)) {
      // A file where the folder should be, as one way of not being able to write.
      Files.writeString(folder.resolve(Snapshots.FOLDER), "in the way");
      JournalDriver driver =
          JournalDriver.lockStep(journal, JournalClock.eventTime(), engine(Optional.empty()));
      trades(driver, 1, FIRST);
      driver.close();

      assertThat(driver.progress().decidedFacts()).isEqualTo(FIRST);
      assertThat(driver.progress().snapshotProblem().orElseThrow())
          .startsWith("no snapshot after fact 6500: cannot write ");
    }
    assertThat(records(folder).get(0)).hasSize(FIRST);
  }

  @Test
  void shouldNameTheFileOfAStateThatCannotBeTakenOver() {
    Path folder = root.resolve("journal");
    run(folder, driver -> trades(driver, 1, FIRST));

    try (Journal journal = Journal.openForWriting(folder, SETTINGS)) {
      Optional<Snapshots.Found> found = search(journal).found();
      List<Projection> other = List.of(ScriptedProjection.silent("first", 9));
      assertThatThrownBy(
              () ->
                  JournalDriver.lockStep(
                      journal,
                      JournalClock.eventTime(),
                      EngineRun.from(found, 1, other, List.of())))
          .isInstanceOf(JournalException.class)
          .hasMessageStartingWith("snapshots/00000000000000006500.snapshot is whole, but")
          .hasMessageContaining("expected parts [first], found [first, second]")
          .hasMessageContaining("delete the file and start again");
    }
  }

  private JournalDriver.Progress run(Path folder, Consumer<JournalDriver> work) {
    return run(folder, false, work);
  }

  private JournalDriver.Progress run(Path folder, boolean threads, Consumer<JournalDriver> work) {
    try (Journal journal = Journal.openForWriting(folder, SETTINGS)) {
      Snapshots.Search search = search(journal);
      assertThat(search.notes()).isEmpty();
      Function<EngineRun, JournalDriver> start =
          run ->
              threads
                  ? JournalDriver.threaded(journal, JournalClock.eventTime(), run)
                  : JournalDriver.lockStep(journal, JournalClock.eventTime(), run);
      JournalDriver driver = start.apply(engine(search.found()));
      work.accept(driver);
      driver.close();
      assertThat(driver.progress().snapshotProblem()).isEmpty();
      return driver.progress();
    }
  }

  private static Snapshots.Search search(Journal journal) {
    return new Snapshots(journal.files())
        .newest(SnapshotCheck.of(journal, projections(), List.of()));
  }

  private static EngineRun engine(Optional<Snapshots.Found> from) {
    return EngineRun.from(from, 1, projections(), List.of());
  }

  private static List<Projection> projections() {
    return List.of(ScriptedProjection.silent("first", 9), ScriptedProjection.silent("second", 4));
  }

  private void trades(JournalDriver driver, int first, int last) {
    for (int i = first; i <= last; i++) {
      facts.submitTrade(driver.submitter(), i, i);
    }
  }

  private List<String> passedOver(Path folder) {
    try (Journal journal = Journal.openForWriting(folder, SETTINGS)) {
      Snapshots.Search search = search(journal);
      assertThat(search.found()).isEmpty();
      return search.notes();
    }
  }

  private static void takeIdAndSnapshotsOf(Path from, Path to) throws IOException {
    Files.copy(
        from.resolve("journal.properties"),
        to.resolve("journal.properties"),
        StandardCopyOption.REPLACE_EXISTING);
    for (String name : snapshots(to)) {
      Files.delete(to.resolve(Snapshots.FOLDER).resolve(name));
    }
    for (String name : snapshots(from)) {
      Files.copy(
          from.resolve(Snapshots.FOLDER).resolve(name), to.resolve(Snapshots.FOLDER).resolve(name));
    }
  }

  private static List<String> snapshots(Path folder) {
    return new FolderFiles(folder).list(Snapshots.FOLDER);
  }

  private static List<List<String>> records(Path folder) {
    try (Journal journal = Journal.openReadOnly(folder)) {
      return List.of(LogContents.of(journal.facts()), LogContents.of(journal.decisions()));
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    return to;
  }
}

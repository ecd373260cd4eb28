package io.headroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How long a service takes from the start of its process until it is ready, on a journal of twenty
 * million simulated ticks: after a clean end, after a kill, and without snapshots. The time is the
 * one that the service reports, which is also in {@code /health/ready}.
 */
final class OpeningBenchmark implements Benchmark {
  private static final String TICK_RATE = "127";
  private static final int TIMES = 3;
  private static final Pattern TICKS = Pattern.compile("\"ticks\":(\\d+)");
  private static final Pattern READY =
      Pattern.compile("opened: .*?([\\d,]+) facts computed again, ready after ([\\d.]+) s");

  @Override
  public String name() {
    return "opening";
  }

  @Override
  public String description() {
    return "from process start to ready on 20 M ticks, with snapshots against without";
  }

  /** Seconds to ready, and the facts that were computed again. */
  private record Opened(double seconds, long again) {}

  @Override
  public Figures run(Path folder, Progress progress) throws Exception {
    Path journal = folder.resolve("journal");
    Path snapshots = journal.resolve("snapshots");
    progress.tell("writing 20 M simulated ticks, which takes a minute or two");
    double ticks = write(folder, journal);
    List<Path> duringTheRun = newestFirst(snapshots);
    // What a kill leaves is at worst one snapshot's worth of facts behind; this is a little more.
    duringTheRun.subList(0, 2).clear();
    Path kept = copy(duringTheRun, Files.createDirectory(folder.resolve("kept")));

    progress.tell("opening it after a clean end, " + TIMES + " times");
    open(folder, journal);
    double[] clean = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      clean[i] = open(folder, journal).seconds();
    }
    progress.tell("opening it as a kill leaves it at worst, " + TIMES + " times");
    double[] killed = new double[TIMES];
    long again = 0;
    for (int i = 0; i < TIMES; i++) {
      delete(newestFirst(snapshots));
      copy(newestFirst(kept), snapshots);
      Opened opened = open(folder, journal);
      killed[i] = opened.seconds();
      again = opened.again();
    }
    progress.tell("opening it without snapshots");
    delete(newestFirst(snapshots));
    double without = open(folder, journal).seconds();
    return new Figures()
        .add("ticks in the journal", ticks / 1e6, "M")
        .add("ready after a clean end, median", Repeats.median(clean), "s")
        .add("ready after a kill at worst, median", Repeats.median(killed), "s")
        .add("facts computed again after a kill", again / 1e6, "M")
        .add("ready without snapshots, once", without, "s")
        .add("without snapshots / after a kill", without / Repeats.median(killed), "");
  }

  private static double write(Path folder, Path journal) throws Exception {
    Path output = folder.resolve("write.out");
    HeadroomCommand.seconds(
        output,
        "demo",
        "--headless",
        "--json",
        "--speed",
        "max",
        "--tick-rate",
        TICK_RATE,
        "--journal",
        journal.toString());
    Matcher ticks = TICKS.matcher(Files.readString(output));
    if (!ticks.find()) {
      throw new IllegalStateException("no count of ticks: " + Files.readString(output));
    }
    return Double.parseDouble(ticks.group(1));
  }

  private static Opened open(Path folder, Path journal) throws Exception {
    try (HeadroomCommand demo =
        HeadroomCommand.start(
            folder.resolve("open.out"),
            "demo",
            "--port",
            "0",
            "--tick-rate",
            TICK_RATE,
            "--journal",
            journal.toString())) {
      Matcher ready = demo.await(READY);
      demo.end();
      long again = Long.parseLong(ready.group(1).replace(",", ""));
      return new Opened(Double.parseDouble(ready.group(2)), again);
    }
  }

  private static List<Path> newestFirst(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList());
    }
  }

  private static void delete(List<Path> files) throws IOException {
    for (Path file : files) {
      Files.delete(file);
    }
  }

  private static Path copy(List<Path> files, Path folder) throws IOException {
    for (Path file : files) {
      Files.copy(file, folder.resolve(file.getFileName()));
    }
    return folder;
  }
}
